-- What goes back of a paid note: refunds, and disputes at the patient's bank. Rows of their own, never a status of the
-- payment, which has succeeded and stays so; the payment carries their sums, so that every list shows them at no cost.
alter table payment
    add column refunded_cents bigint not null default 0,
    add column disputed_cents bigint not null default 0,
    add column dispute        text   check (dispute in ('OPEN', 'WON', 'LOST')),
    add check (refunded_cents between 0 and amount_cents),
    add check (disputed_cents between 0 and amount_cents),
    add check (status = 'PAID' or (refunded_cents = 0 and disputed_cents = 0 and dispute is null)),
    add check (disputed_cents = 0 or dispute is not null);

create table refund (
    id                     uuid        primary key,
    version                bigint      not null,
    payment_id             uuid        not null,
    practitioner_id        uuid        not null,
    amount_cents           bigint      not null check (amount_cents > 0),
    -- REQUESTED: meant, and not known at Stripe. REFUSED: Stripe said no, nothing was done.
    status                 text        not null check (status in
        ('REQUESTED', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED', 'REFUSED')),
    reason                 text        not null check (reason in
        ('PATIENT_REQUEST', 'ACT_NOT_DONE', 'WRONG_AMOUNT', 'DUPLICATE', 'OTHER', 'AT_STRIPE')),
    detail                 text        not null default '' check (length(detail) <= 200),
    request_id             uuid        not null unique,
    instead_of_id          uuid        unique references refund (id),
    gateway_id             text        unique,
    attempt                int         not null default 1,
    failure_code           text,
    balance_transaction_id text        unique,
    requested_at           timestamptz not null,
    requested_by           uuid        references user_account (id),
    succeeded_at           timestamptz,
    ended_at               timestamptz,
    given_means            text        check (given_means in ('CHEQUE', 'ESPECES', 'VIREMENT', 'TIERS_PAYANT')),
    given_at               timestamptz,
    unsure_since           timestamptz,
    check_at               timestamptz,
    checks                 int         not null default 0,
    foreign key (payment_id, practitioner_id) references payment (id, practitioner_id),
    unique (id, practitioner_id),
    check ((status in ('PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED')) = (gateway_id is not null)),
    check ((status in ('FAILED', 'CANCELED', 'REFUSED')) = (ended_at is not null)),
    check (status <> 'SUCCEEDED' or succeeded_at is not null),
    check ((given_means is null) = (given_at is null)),
    check (given_at is null or status in ('FAILED', 'CANCELED'))
);
create index refund_payment on refund (payment_id);
create index refund_to_check on refund (check_at) where check_at is not null;

create function refund_moves() returns trigger language plpgsql as $$
begin
    if old.payment_id <> new.payment_id or old.amount_cents <> new.amount_cents
        or old.practitioner_id <> new.practitioner_id or old.gateway_id <> new.gateway_id then
        raise exception 'refund %: of what, how much and under which id never changes', old.id
            using errcode = 'check_violation';
    end if;
    if old.status = new.status
        or (old.status = 'REQUESTED' and new.status <> 'REQUESTED')
        or (old.status = 'PENDING' and new.status in ('SUCCEEDED', 'FAILED', 'CANCELED'))
        or (old.status = 'SUCCEEDED' and new.status = 'FAILED') then
        return new;
    end if;
    raise exception 'refund %: % -> % is not a legal move', old.id, old.status, new.status
        using errcode = 'check_violation';
end $$;
create trigger refund_moves before update on refund for each row execute function refund_moves();
create trigger refund_stays before delete on refund for each row execute function never_deleted();

-- Never more than was captured, even with two at once: each waits for the payment's row. What Stripe holds counts for what
-- Stripe holds; a wish of ours must leave room for everything.
create function refund_cap() returns trigger language plpgsql as $$
declare
    captured bigint;
    given    bigint;
begin
    select amount_cents into captured from payment where id = new.payment_id and status = 'PAID' for update;
    select coalesce(sum(amount_cents), 0) into given from refund
        where payment_id = new.payment_id and id <> new.id and status in ('REQUESTED', 'PENDING', 'SUCCEEDED')
            and (new.gateway_id is null or gateway_id is not null);
    if captured is null or given + new.amount_cents > captured then
        raise exception 'refund %: more than was captured', new.id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger refund_cap before insert or update of status, gateway_id on refund for each row
    when (new.status in ('REQUESTED', 'PENDING', 'SUCCEEDED')) execute function refund_cap();

create table dispute (
    id               uuid        primary key,
    version          bigint      not null,
    payment_id       uuid        not null,
    practitioner_id  uuid        not null,
    gateway_id       text        not null unique,
    amount_cents     bigint      not null check (amount_cents > 0),
    -- What it has taken off the balance for now, and what it costs besides.
    withdrawn_cents  bigint      not null check (withdrawn_cents >= 0),
    fee_cents        bigint      not null check (fee_cents >= 0),
    status           text        not null check (status in ('INQUIRY', 'INQUIRY_UNDER_REVIEW', 'INQUIRY_CLOSED',
        'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'PREVENTED')),
    reason           text        not null,
    opened_at        timestamptz not null,
    evidence_due_at  timestamptz,
    has_evidence     boolean     not null,
    closed_at        timestamptz,
    check_at         timestamptz,
    checks           int         not null default 0,
    foreign key (payment_id, practitioner_id) references payment (id, practitioner_id),
    unique (id, practitioner_id),
    check ((status in ('INQUIRY_CLOSED', 'WON', 'LOST', 'PREVENTED')) = (closed_at is not null))
);
create index dispute_payment on dispute (payment_id);
create index dispute_to_check on dispute (check_at) where check_at is not null;

create function dispute_moves() returns trigger language plpgsql as $$
begin
    if old.payment_id <> new.payment_id or old.gateway_id <> new.gateway_id
        or old.practitioner_id <> new.practitioner_id then
        raise exception 'dispute %: of what, and under which id, never changes', old.id using errcode = 'check_violation';
    end if;
    if old.status = new.status
        or (old.status in ('INQUIRY', 'INQUIRY_UNDER_REVIEW'))
        or (old.status in ('NEEDS_RESPONSE', 'UNDER_REVIEW')
            and new.status in ('NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'PREVENTED')) then
        return new;
    end if;
    raise exception 'dispute %: % -> % is not a legal move', old.id, old.status, new.status
        using errcode = 'check_violation';
end $$;
create trigger dispute_moves before update of status on dispute for each row execute function dispute_moves();
create trigger dispute_stays before delete on dispute for each row execute function never_deleted();

-- A credit note takes back a note whole, once; or the part of it that one refund gave back.
alter table note
    add column refund_id uuid unique references refund (id),
    drop constraint note_corrects_id_key,
    drop constraint note_amount_cents_check,
    add constraint note_amount_cents_check
        check (amount_cents between case series when 'NOTE' then 50 else 1 end and 99999999),
    add check (refund_id is null or series = 'CREDIT');
create unique index note_undone_once on note (corrects_id) where refund_id is null;
create index note_corrects on note (corrects_id) where corrects_id is not null;

create function credit_cap() returns trigger language plpgsql as $$
declare
    issued   bigint;
    credited bigint;
begin
    -- The issuer's counter of credit notes is locked while one is written: nobody else can write another meanwhile.
    select amount_cents into issued from note where id = new.corrects_id;
    select coalesce(sum(amount_cents), 0) into credited from note where corrects_id = new.corrects_id;
    if credited + new.amount_cents > issued then
        raise exception 'note %: credit notes for more than it says', new.corrects_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger credit_cap before insert on note for each row
    when (new.corrects_id is not null) execute function credit_cap();

-- Each step of money back, beside those of the payment it comes from.
alter table money_journal
    add column refund_id  uuid references refund (id),
    add column dispute_id uuid references dispute (id);
