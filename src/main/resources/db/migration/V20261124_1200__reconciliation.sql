-- How far each practitioner's account at Stripe has been gone through, and what was seen then.
create table reconciliation (
    practitioner_id uuid        primary key references practitioner (id),
    payee           text        not null unique,
    -- The latest pass, and the latest that went through; up to when all that happened at Stripe has been compared.
    started_at      timestamptz,
    done_at         timestamptz,
    seen_until      timestamptz,
    failure         text,
    failures        int         not null default 0,
    -- What Stripe said the account holds, at a moment when it did not move while its movements were read.
    balance_cents   bigint,
    balance_at      timestamptz,
    -- Up to when its events have been looked for.
    events_until    timestamptz,
    events_looked_at timestamptz,
    check ((balance_cents is null) = (balance_at is null))
);
create index reconciliation_oldest on reconciliation (started_at nulls first);
create index reconciliation_events on reconciliation (events_looked_at nulls first);

-- The platform's own events, beside the practitioners'. One row.
create table platform_events (
    one             boolean     primary key default true check (one),
    events_until    timestamptz,
    looked_at       timestamptz
);
insert into platform_events default values;

-- Each thing that had to be put right because nobody had told us. Kept, so that the count survives restarts.
create table repair (
    id              bigint      generated always as identity primary key,
    kind            text        not null check (kind in ('PAYMENT', 'REFUND', 'DISPUTE', 'PAYOUT', 'EVENT')),
    practitioner_id uuid        references practitioner (id),
    object_id       text        not null,
    repaired_at     timestamptz not null
);
create index repair_kind on repair (kind);

-- Every movement of a practitioner's balance at Stripe, his own dealings there included: their nets add up to it.
create table balance_entry (
    practitioner_id        uuid        not null references practitioner (id),
    balance_transaction_id text        not null,
    kind                   text        not null check (kind in
        ('PAYMENT', 'REFUND', 'DISPUTE', 'FEE', 'ADJUSTMENT', 'PAYOUT', 'PAYOUT_FAILURE')),
    gross_cents            bigint      not null,
    fee_cents              bigint      not null,
    platform_fee_cents     bigint      not null,
    net_cents              bigint      not null,
    created_at             timestamptz not null,
    available_on           timestamptz not null,
    source_id              text,
    charge_id              text,
    payment_id             uuid,
    primary key (practitioner_id, balance_transaction_id),
    foreign key (payment_id, practitioner_id) references payment (id, practitioner_id),
    check (net_cents = gross_cents - fee_cents - platform_fee_cents)
);
create index balance_entry_payment on balance_entry (payment_id) where payment_id is not null;
create index balance_entry_unknown on balance_entry (practitioner_id, charge_id)
    where payment_id is null and charge_id is not null;

-- What must hold, and whether it does: every node tells the same.
create table invariant (
    id         text        primary key,
    class      text        not null check (class in ('SAFETY', 'CONVERGENCE')),
    violations bigint      not null,
    samples    text[]      not null,
    checked_at timestamptz not null
);

-- Each violation that stands. HERE: our tables alone tell; STRIPE: the latest pass over the account found it.
create table violation (
    invariant       text        not null,
    source          text        not null check (source in ('HERE', 'STRIPE')),
    object_id       text        not null,
    practitioner_id uuid        not null references practitioner (id),
    what            text        not null,
    found_at        timestamptz not null,
    primary key (invariant, source, object_id)
);
create index violation_of_account on violation (practitioner_id);

-- How far the invariants' rounds have come.
create table invariant_round (
    one        boolean     primary key default true check (one),
    payment_id uuid        not null default '00000000-0000-0000-0000-000000000000',
    payout_id  uuid        not null default '00000000-0000-0000-0000-000000000000',
    account_id uuid        not null default '00000000-0000-0000-0000-000000000000',
    journal_id bigint      not null default 0,
    next_journal_id bigint not null default 0,
    looked_at  timestamptz
);
insert into invariant_round default values;

-- What the passes and the invariants look for.
create index payment_unsure on payment (unsure_since) where unsure_since is not null;
create index refund_unsure on refund (unsure_since) where unsure_since is not null;
create index payment_newest on payment (practitioner_id, created_at);
create index payment_moving on payment (practitioner_id) where status = 'PROCESSING' or check_at is not null
    or unsure_since is not null;
create index refund_moving on refund (practitioner_id) where status in ('REQUESTED', 'PENDING');
create index refund_newest on refund (practitioner_id, requested_at);
create index dispute_moving on dispute (practitioner_id) where closed_at is null;
create index dispute_newest on dispute (practitioner_id, opened_at);
create index payout_lines_read on payout (lines_read_at);
create index balance_entry_foreign on balance_entry (practitioner_id) where kind = 'PAYMENT' and payment_id is null;
create index payout_line_transaction on payout_line (practitioner_id, balance_transaction_id);
