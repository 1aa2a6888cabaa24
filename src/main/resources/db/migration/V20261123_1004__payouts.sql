-- What Stripe pays out to the practitioner's bank. A paid payout may still fail within days; its money then comes back
-- and leaves in another one, which it points to: the notes in it are where their money is.
create table payout (
    id                 uuid        primary key,
    version            bigint      not null,
    practitioner_id    uuid        not null references practitioner (id),
    gateway_id         text        not null unique,
    amount_cents       bigint      not null,
    status             text        not null check (status in ('PENDING', 'IN_TRANSIT', 'PAID', 'FAILED', 'CANCELED')),
    arrival_on         date        not null,
    gateway_created_at timestamptz not null,
    failure_code       text,
    bank_reference     text,
    lines_read_at      timestamptz,
    returned_into_id   uuid        references payout (id),
    check_at           timestamptz,
    checks             int         not null default 0,
    unique (id, practitioner_id),
    check (status = 'FAILED' or failure_code is null)
);
create index payout_newest on payout (practitioner_id, gateway_created_at desc, id desc);
create index payout_to_check on payout (check_at) where check_at is not null;

create function payout_moves() returns trigger language plpgsql as $$
begin
    if old.status = new.status
        or (old.status = 'PENDING' and new.status in ('IN_TRANSIT', 'PAID', 'FAILED', 'CANCELED'))
        or (old.status = 'IN_TRANSIT' and new.status in ('PAID', 'FAILED', 'CANCELED'))
        or (old.status = 'PAID' and new.status = 'FAILED') then
        return new;
    end if;
    raise exception 'payout %: % -> % is not a legal move', old.id, old.status, new.status
        using errcode = 'check_violation';
end $$;
create trigger payout_moves before update of status on payout for each row execute function payout_moves();

-- One line per balance transaction of the payout; gross - fee = net, and the nets add up to the payout.
create table payout_line (
    id                     uuid        primary key,
    version                bigint      not null,
    payout_id              uuid        not null,
    practitioner_id        uuid        not null,
    balance_transaction_id text        not null,
    kind                   text        not null check (kind in
        ('PAYMENT', 'REFUND', 'DISPUTE', 'FEE', 'ADJUSTMENT', 'PAYOUT_FAILURE')),
    gross_cents            bigint      not null,
    fee_cents              bigint      not null,
    net_cents              bigint      not null,
    happened_at            timestamptz not null,
    payment_id             uuid,
    foreign key (payout_id, practitioner_id) references payout (id, practitioner_id),
    foreign key (payment_id, practitioner_id) references payment (id, practitioner_id),
    unique (payout_id, balance_transaction_id),
    check (net_cents = gross_cents - fee_cents)
);
create index payout_line_payment on payout_line (payment_id) where payment_id is not null;

-- When to look for payouts of a practitioner whose paid notes are due and in none yet: an event may have been lost.
create table payout_watch (
    practitioner_id uuid        primary key references practitioner (id),
    check_at        timestamptz not null,
    checks          int         not null
);

-- What the watch looks for: paid, available, and perhaps not yet on its way.
create index payment_available on payment (available_on) where status = 'PAID';

-- What is yet to reach one practitioner's bank.
create index payment_of_practitioner on payment (practitioner_id, available_on) where status = 'PAID';
