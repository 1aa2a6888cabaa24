-- Monitoring at any size: a narrow row per patient of a consultation, in the order of the table, and sums per day. Triggers
-- keep them in the transaction that changes what they say.

create function payment_view(status text, decline_code text, dispute text, refunded_cents bigint, amount_cents bigint)
    returns text language sql immutable parallel safe as $$
    select case when status is null then 'NONE'
                when status = 'OPEN' and decline_code is null then 'UNPAID'
                when status = 'OPEN' then 'DECLINED'
                when status = 'PROCESSING' then 'WAITING'
                when dispute = 'OPEN' then 'DISPUTED'
                when dispute = 'LOST' then 'DISPUTE_LOST'
                when refunded_cents = 0 then status
                when refunded_cents = amount_cents then 'REFUNDED'
                else 'PARTLY_REFUNDED' end
$$;

-- What a row has to say, read off the tables it stands for: the live payment of a patient, or else his last; and what of it
-- has really reached the bank, each line in the transfer where its money is now.
create view monitoring_truth with (security_invoker = true) as
select p.id as participant_id, p.practitioner_id, p.consultation_id, p.position,
       coalesce(c.started_at, c.planned_at) as act_at,
       (coalesce(c.started_at, c.planned_at) at time zone 'Europe/Paris')::date as day,
       y.id as payment_id,
       payment_view(y.status, y.decline_code, y.dispute, y.refunded_cents, y.amount_cents) as view,
       coalesce(y.amount_cents, 0) as billed_cents, coalesce(y.refunded_cents, 0) as refunded_cents,
       coalesce(y.disputed_cents, 0) as disputed_cents,
       coalesce((select sum(line.net_cents)
                   from payout_line line
                   join payout own on own.id = line.payout_id
                   left join payout next on next.id = own.returned_into_id
                  where line.payment_id = y.id and line.kind in ('PAYMENT', 'REFUND', 'DISPUTE')
                    and coalesce(next.status, own.status) = 'PAID'), 0)::bigint as paid_out_cents,
       lower(regexp_replace(normalize(p.name, nfd), '[\u0300-\u036f]', '', 'g')) as name,
       (select lower(number) from note where note.id = y.note_id) as number
  from participant p
  join consultation c on c.id = p.consultation_id
  left join lateral (
       select * from payment
        where participant_id = p.id
        order by status in ('CANCELED', 'WRITTEN_OFF'), created_at desc, id desc
        limit 1) y on true;

create table monitoring_row (
    participant_id  uuid        primary key,
    practitioner_id uuid        not null,
    consultation_id uuid        not null,
    position        int         not null,
    act_at          timestamptz not null,
    day             date        not null,
    payment_id      uuid,
    view            text        not null,
    billed_cents    bigint      not null,
    refunded_cents  bigint      not null,
    disputed_cents  bigint      not null,
    paid_out_cents  bigint      not null
);

-- What is looked for. LIKE may not go before a policy, so that no index would serve it: instead of a policy this table has
-- nobody who may read it but the function below, which keeps to the scope.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create table monitoring_search (
    participant_id  uuid primary key,
    practitioner_id uuid not null,
    name            text not null,
    number          text collate "C"
);
revoke all on monitoring_search from "${application-role}";

create function monitoring_found(practitioner uuid, name_like text, number_prefix text) returns setof uuid
    language sql stable security definer rows 100 set search_path = "${flyway:defaultSchema}", pg_temp as $$
    select participant_id from monitoring_search
     where practitioner_id = practitioner and (practitioner = scope_practitioner() or scope_is_system())
       and name like name_like
    union
    select participant_id from monitoring_search
     where practitioner_id = practitioner and (practitioner = scope_practitioner() or scope_is_system())
       and number >= number_prefix collate "C" and number < (number_prefix || '~') collate "C"
$$;

-- The sums of a practitioner's days. Whatever changes them adds a line of what it changes, and waits for nobody; a job folds
-- the lines into the sums. Both together are right at any moment.
create table monitoring_sum (
    practitioner_id uuid   not null,
    day             date   not null,
    view            text   not null,
    count           bigint not null,
    billed_cents    bigint not null,
    refunded_cents  bigint not null,
    disputed_cents  bigint not null,
    paid_out_cents  bigint not null,
    primary key (practitioner_id, day, view)
        include (count, billed_cents, refunded_cents, disputed_cents, paid_out_cents)
);

create table monitoring_change (
    id              bigint generated always as identity primary key,
    practitioner_id uuid   not null,
    day             date   not null,
    view            text   not null,
    count           int    not null,
    billed_cents    bigint not null,
    refunded_cents  bigint not null,
    disputed_cents  bigint not null,
    paid_out_cents  bigint not null
);

create index monitoring_change_day on monitoring_change (practitioner_id, day);
create index monitoring_sum_empty on monitoring_sum (practitioner_id, day) where count = 0;

call keep_to_practitioner('monitoring_row');
call keep_to_practitioner('monitoring_sum');
call keep_to_practitioner('monitoring_change');

-- Whoever comes second waits for the first one's end, and then reads what he has done.
create function monitoring_refresh(patients uuid[]) returns void language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    perform from monitoring_row where participant_id = any (patients) order by participant_id for update;
    with now as materialized (
        select * from monitoring_truth where participant_id = any (patients)),
    changed as materialized (
        select now.*, former.participant_id is not null as was_there, former.day as former_day, former.view as former_view,
               former.billed_cents as former_billed, former.refunded_cents as former_refunded,
               former.disputed_cents as former_disputed, former.paid_out_cents as former_paid_out
          from now
          left join monitoring_row former using (participant_id)
         where (former.act_at, former.payment_id, former.view, former.billed_cents, former.refunded_cents,
                former.disputed_cents, former.paid_out_cents)
            is distinct from (now.act_at, now.payment_id, now.view, now.billed_cents, now.refunded_cents, now.disputed_cents,
                now.paid_out_cents)),
    written as (
        insert into monitoring_row
        select participant_id, practitioner_id, consultation_id, position, act_at, day, payment_id, view, billed_cents,
               refunded_cents, disputed_cents, paid_out_cents
          from changed
        on conflict (participant_id) do update
           set (act_at, day, payment_id, view, billed_cents, refunded_cents, disputed_cents, paid_out_cents)
             = (excluded.act_at, excluded.day, excluded.payment_id, excluded.view, excluded.billed_cents,
                excluded.refunded_cents, excluded.disputed_cents, excluded.paid_out_cents)),
    told as (
        insert into monitoring_change (practitioner_id, day, view, count, billed_cents, refunded_cents, disputed_cents,
            paid_out_cents)
        select practitioner_id, former_day, former_view, -1, -former_billed, -former_refunded, -former_disputed,
               -former_paid_out
          from changed where was_there
        union all
        select practitioner_id, day, view, 1, billed_cents, refunded_cents, disputed_cents, paid_out_cents from changed)
    insert into monitoring_search
    select participant_id, practitioner_id, name, number from now
    on conflict (participant_id) do update set name = excluded.name, number = excluded.number
     where (monitoring_search.name, monitoring_search.number) is distinct from (excluded.name, excluded.number);
end $$;

create function monitoring_follows() returns trigger language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    patients uuid[];
begin
    if tg_table_name = 'participant' then
        patients := array[new.id];
    elsif tg_table_name = 'consultation' then
        patients := array(select id from participant where consultation_id = new.id);
    elsif tg_table_name = 'payment' then
        patients := array[new.participant_id];
    elsif tg_table_name = 'payout_line' then
        patients := array(select participant_id from payment where id = new.payment_id);
    else
        patients := array(
            select distinct payment.participant_id
              from payout
              join payout_line line on line.payout_id = payout.id
              join payment on payment.id = line.payment_id
             where payout.id = new.id or payout.returned_into_id = new.id);
    end if;
    perform monitoring_refresh(patients);
    return null;
end $$;

-- At the end of the transaction: its rows here are locked last, and shortly.
create constraint trigger monitoring_follows after insert on participant deferrable initially deferred
    for each row execute function monitoring_follows();
create constraint trigger monitoring_follows_name after update on participant deferrable initially deferred
    for each row when (old.name <> new.name) execute function monitoring_follows();
create constraint trigger monitoring_follows after update on consultation deferrable initially deferred
    for each row when (coalesce(old.started_at, old.planned_at) <> coalesce(new.started_at, new.planned_at))
    execute function monitoring_follows();
create constraint trigger monitoring_follows after insert on payment deferrable initially deferred
    for each row execute function monitoring_follows();
create constraint trigger monitoring_follows_moves after update on payment deferrable initially deferred
    for each row when ((old.status, old.decline_code, old.refunded_cents, old.disputed_cents, old.dispute)
        is distinct from (new.status, new.decline_code, new.refunded_cents, new.disputed_cents, new.dispute))
    execute function monitoring_follows();
create constraint trigger monitoring_follows after insert on payout_line deferrable initially deferred
    for each row when (new.payment_id is not null) execute function monitoring_follows();
create constraint trigger monitoring_follows_links after update on payout_line deferrable initially deferred
    for each row when ((old.payment_id, old.kind, old.net_cents) is distinct from (new.payment_id, new.kind, new.net_cents))
    execute function monitoring_follows();
create constraint trigger monitoring_follows after update on payout deferrable initially deferred
    for each row when ((old.status = 'PAID') <> (new.status = 'PAID')
        or old.returned_into_id is distinct from new.returned_into_id)
    execute function monitoring_follows();

-- All of it anew; the indexes last, which is quicker by far. Nobody may write meanwhile.
create procedure monitoring_rebuild() language plpgsql as $$
begin
    lock table participant, consultation, payment, payout, payout_line in share row exclusive mode;
    alter table monitoring_search drop constraint if exists monitoring_search_of_row;
    alter table monitoring_row drop constraint if exists monitoring_row_of_participant;
    drop index if exists monitoring_row_newest, monitoring_row_of_view, monitoring_search_name, monitoring_search_number;
    truncate monitoring_row, monitoring_search, monitoring_sum, monitoring_change;

    -- The planner would otherwise take tables that have just been filled for small ones.
    analyze participant, consultation, note, payment, payout, payout_line;
    create temporary table truth on commit drop as select * from monitoring_truth;
    insert into monitoring_row
    select participant_id, practitioner_id, consultation_id, position, act_at, day, payment_id, view, billed_cents,
           refunded_cents, disputed_cents, paid_out_cents
      from truth;
    insert into monitoring_search select participant_id, practitioner_id, name, number from truth;
    insert into monitoring_sum
    select practitioner_id, day, view, count(*), sum(billed_cents), sum(refunded_cents), sum(disputed_cents),
           sum(paid_out_cents)
      from truth group by practitioner_id, day, view order by practitioner_id, day, view;

    create index monitoring_row_newest on monitoring_row
        (practitioner_id, act_at desc, consultation_id desc, position);
    create index monitoring_row_of_view on monitoring_row
        (practitioner_id, view, act_at desc, consultation_id desc, position);
    create index monitoring_search_name on monitoring_search using gin (practitioner_id, name gin_trgm_ops)
        with (fastupdate = off);
    create index monitoring_search_number on monitoring_search (practitioner_id, number) where number is not null;
    alter table monitoring_row add constraint monitoring_row_of_participant
        foreign key (participant_id, consultation_id) references participant (id, consultation_id);
    alter table monitoring_search add constraint monitoring_search_of_row
        foreign key (participant_id) references monitoring_row (participant_id);
end $$;
revoke execute on procedure monitoring_rebuild() from public;
call monitoring_rebuild();
