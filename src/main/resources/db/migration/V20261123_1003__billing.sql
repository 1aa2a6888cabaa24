-- The last number given, per practitioner, series and year. Its row lock makes numbers gapless: a sequence is not
-- rolled back with its transaction.
create table note_counter (
    practitioner_id uuid not null references practitioner (id),
    series          text not null check (series in ('NOTE', 'CREDIT')),
    year            int  not null,
    last            int  not null check (last > 0),
    primary key (practitioner_id, series, year)
);

-- A note d'honoraires, or the credit note (avoir) that undoes one. Never changed once issued.
create table note (
    id              uuid        primary key,
    version         bigint      not null,
    practitioner_id uuid        not null,
    consultation_id uuid        not null,
    participant_id  uuid        not null,
    series          text        not null check (series in ('NOTE', 'CREDIT')),
    year            int         not null,
    sequence        int         not null check (sequence > 0),
    number          text        not null,
    corrects_id     uuid        unique references note (id),
    request_id      uuid        not null unique,
    issued_at       timestamptz not null,
    act_at          timestamptz not null,
    label           text        not null,
    amount_cents    bigint      not null check (amount_cents between 50 and 99999999),
    patient_name    text        not null,
    issuer          text        not null,
    legal           text        not null,
    unique (practitioner_id, series, year, sequence),
    unique (practitioner_id, number),
    unique (id, practitioner_id),
    foreign key (consultation_id, practitioner_id) references consultation (id, practitioner_id),
    foreign key (participant_id, consultation_id) references participant (id, consultation_id),
    check ((series = 'CREDIT') = (corrects_id is not null))
);
create index note_consultation on note (consultation_id);

create function note_is_forever() returns trigger language plpgsql as $$
begin
    raise exception 'an issued note is never changed or deleted' using errcode = 'check_violation';
end $$;
create trigger note_is_forever before update or delete on note for each row execute function note_is_forever();

-- How a note's amount is collected. Rows are never deleted.
create table payment (
    id                     uuid        primary key,
    version                bigint      not null,
    note_id                uuid        not null unique,
    practitioner_id        uuid        not null,
    consultation_id        uuid        not null,
    participant_id         uuid        not null,
    payee                  text        not null,
    amount_cents           bigint      not null check (amount_cents between 50 and 99999999),
    status                 text        not null check (status in
        ('OPEN', 'PROCESSING', 'PAID', 'CANCELED', 'SETTLED_OTHERWISE', 'WRITTEN_OFF')),
    closing_as             text        check (closing_as in ('CANCELED', 'SETTLED_OTHERWISE', 'WRITTEN_OFF')),
    other_means            text        check (other_means in ('CHEQUE', 'ESPECES', 'VIREMENT', 'TIERS_PAYANT')),
    gateway_id             text        unique,
    opening_attempt        int         not null default 1,
    opening_refused        text,
    charge_id              text        unique,
    decline_code           text,
    card                   text,
    link_generation        int         not null default 1 check (link_generation between 1 and 32767),
    created_at             timestamptz not null,
    seen_at                timestamptz,
    paid_at                timestamptz,
    closed_at              timestamptz,
    balance_transaction_id text        unique,
    fee_cents              bigint,
    net_cents              bigint,
    available_on           timestamptz,
    unsure_since           timestamptz,
    check_at               timestamptz,
    checks                 int         not null default 0,
    foreign key (note_id, practitioner_id) references note (id, practitioner_id),
    foreign key (participant_id, consultation_id) references participant (id, consultation_id),
    unique (id, practitioner_id),
    check ((status = 'PAID') = (paid_at is not null)),
    check ((status in ('CANCELED', 'SETTLED_OTHERWISE', 'WRITTEN_OFF')) = (closed_at is not null)),
    check (status <> 'PAID' or gateway_id is not null),
    check (status <> 'SETTLED_OTHERWISE' or other_means is not null),
    check ((balance_transaction_id is null) = (net_cents is null)),
    check ((net_cents is null) = (fee_cents is null)),
    check (net_cents = amount_cents - fee_cents)
);

-- A patient owes one note per consultation at most: a second click issues nothing.
create unique index payment_one_per_participant on payment (participant_id)
    where status not in ('CANCELED', 'WRITTEN_OFF');
create index payment_consultation on payment (consultation_id);

-- What the sweeper looks for.
create index payment_to_check on payment (check_at) where check_at is not null;

create function payment_moves() returns trigger language plpgsql as $$
begin
    if old.note_id <> new.note_id or old.amount_cents <> new.amount_cents or old.payee <> new.payee
        or old.practitioner_id <> new.practitioner_id then
        raise exception 'payment %: what it collects, for whom and where never changes', old.id
            using errcode = 'check_violation';
    end if;
    if old.status = new.status
        or (old.status = 'OPEN' and new.status in ('PROCESSING', 'PAID', 'CANCELED', 'SETTLED_OTHERWISE', 'WRITTEN_OFF'))
        or (old.status = 'PROCESSING' and new.status in ('OPEN', 'PAID', 'CANCELED', 'SETTLED_OTHERWISE', 'WRITTEN_OFF')) then
        return new;
    end if;
    raise exception 'payment %: % -> % is not a legal move', old.id, old.status, new.status
        using errcode = 'check_violation';
end $$;
create trigger payment_moves before update on payment for each row execute function payment_moves();

create function never_deleted() returns trigger language plpgsql as $$
begin
    raise exception '%: rows are never deleted', tg_table_name using errcode = 'check_violation';
end $$;
create trigger payment_stays before delete on payment for each row execute function never_deleted();

-- Each step of money, by whom and why. Append-only.
create table money_journal (
    id              bigint      generated always as identity primary key,
    practitioner_id uuid        not null references practitioner (id),
    payment_id      uuid        not null references payment (id),
    from_status     text,
    to_status       text        not null,
    cause           text        not null,
    event_id        text,
    actor_id        uuid,
    happened_at     timestamptz not null
);
create index money_journal_payment on money_journal (payment_id, id);

create function append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'check_violation';
end $$;
create trigger money_journal_append_only before update or delete on money_journal
    for each row execute function append_only();

-- Each time a patient was asked to pay by e-mail.
create table payment_request (
    id           uuid        primary key,
    version      bigint      not null,
    payment_id   uuid        not null references payment (id),
    sequence     int         not null check (sequence > 0),
    reason       text        not null check (reason in ('CALL_ENDED', 'NOTE_ISSUED', 'RESENT')),
    requested_at timestamptz not null,
    requested_by uuid,
    unique (payment_id, sequence)
);
