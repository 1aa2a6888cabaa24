-- Who may sign in. A person, not an issuer of notes: colleagues and secretaries will have one too.
create table user_account (
    id            uuid        primary key,
    version       bigint      not null,
    email         text        not null unique check (email = lower(email) and length(email) between 3 and 254),
    password_hash text        not null,
    created_at    timestamptz not null
);

-- The issuer of notes d'honoraires.
create table practitioner (
    id                  uuid        primary key,
    version             bigint      not null,
    owner_id            uuid        not null unique references user_account (id),
    civility            text        not null check (civility in ('MADAME', 'MONSIEUR', 'DOCTEUR')),
    first_name          text        not null check (length(first_name) between 1 and 80),
    last_name           text        not null check (length(last_name) between 1 and 80),
    profession          text        not null,
    speciality          text        not null default '',
    sector              text        not null check (sector in ('SECTEUR_1', 'SECTEUR_2', 'NON_CONVENTIONNE')),
    rpps                text        check (rpps ~ '^[0-9]{11}$'),
    siret               text        check (siret ~ '^[0-9]{14}$'),
    legal_form          text        not null check (legal_form in ('EI', 'SOCIETE')),
    register            text        not null default '',
    address             text        not null default '',
    postal_code         text        not null default '',
    city                text        not null default '',
    phone               text        not null default '',
    contact_email       text        not null,
    time_zone           text        not null default 'Europe/Paris',
    announced_fee_cents bigint      not null default 2500 check (announced_fee_cents >= 0),
    usual_fees_cents    bigint[]    not null default '{2500,3000,6000}',
    ceiling_cents       bigint      not null default 50000 check (ceiling_cents between 50 and 99999999),
    created_at          timestamptz not null
);

-- The practitioner's own account at Stripe, as last read there. No identity paper and no IBAN ever come here.
create table payee (
    id              uuid        primary key,
    version         bigint      not null,
    practitioner_id uuid        not null unique references practitioner (id),
    gateway_id      text        unique,
    opening_attempt int         not null default 1,
    charges         text        not null check (charges in ('NOT_READY', 'UNDER_REVIEW', 'ACTIVE', 'BLOCKED')),
    payouts         text        not null check (payouts in ('NOT_READY', 'UNDER_REVIEW', 'ACTIVE', 'BLOCKED')),
    bank_name       text,
    bank_last4      text        check (length(bank_last4) = 4),
    requirements    jsonb       not null default '[]',
    closed          boolean     not null default false,
    observed_at     timestamptz,
    created_at      timestamptz not null,
    check (charges <> 'ACTIVE' or gateway_id is not null),
    check ((gateway_id is null) = (observed_at is null))
);
