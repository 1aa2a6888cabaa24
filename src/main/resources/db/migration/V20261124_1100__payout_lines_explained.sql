-- What each line of a payout stands for, and what it cost: Stripe's fee (taxes with it) and the platform's apart.
alter table payout_line
    add column platform_fee_cents bigint not null default 0,
    -- Stripe's charge, and its object behind the line. A note, a refund or a dispute may become known here after its line.
    add column charge_id          text,
    add column source_id          text,
    add column refund_id          uuid,
    add column dispute_id         uuid,
    -- Whether its payout has neither failed nor been canceled. Kept by the triggers below.
    add column is_held            boolean not null default true,
    drop constraint payout_line_check,
    add check (net_cents = gross_cents - fee_cents - platform_fee_cents),
    add foreign key (refund_id, practitioner_id) references refund (id, practitioner_id),
    add foreign key (dispute_id, practitioner_id) references dispute (id, practitioner_id),
    add check (refund_id is null or (kind = 'REFUND' and payment_id is not null)),
    add check (dispute_id is null or (kind = 'DISPUTE' and payment_id is not null));
create index payout_line_charge on payout_line (charge_id) where charge_id is not null;
create index payout_line_source on payout_line (source_id) where source_id is not null;
create index payout_line_refund on payout_line (refund_id) where refund_id is not null;
create index payout_line_dispute on payout_line (dispute_id) where dispute_id is not null;

update payout_line line set is_held = false
    from payout where payout.id = line.payout_id and payout.status in ('FAILED', 'CANCELED');

-- The same money leaves once. Stripe returns a failed payout as one new movement; should it ever list the old ones again,
-- they may stand in a later payout, for the failed one no longer holds them.
create unique index payout_line_once on payout_line (practitioner_id, balance_transaction_id) where is_held;

-- Waits for whoever moves the payout, so that neither misses the other.
create function payout_line_arrives() returns trigger language plpgsql as $$
begin
    select status not in ('FAILED', 'CANCELED') into new.is_held from payout where id = new.payout_id for share;
    return new;
end $$;
create trigger payout_line_arrives before insert on payout_line for each row execute function payout_line_arrives();

create function payout_lets_go() returns trigger language plpgsql as $$
begin
    update payout_line set is_held = false where payout_id = new.id;
    return null;
end $$;
create trigger payout_lets_go after update of status on payout for each row
    when (new.status in ('FAILED', 'CANCELED') and old.status <> new.status) execute function payout_lets_go();

-- When it failed, as far as we know: Stripe tells the reason, not the hour.
alter table payout
    add column failed_at timestamptz,
    add check (failed_at is null or status = 'FAILED');
create index payout_returned on payout (returned_into_id) where returned_into_id is not null;
