-- Keys, references and indexes of the large tables: taken off while they are filled, put back afterwards, which checks them.
create table bench.filled as
select unnest(array['consultation', 'participant', 'note', 'payment', 'payment_request', 'refund', 'dispute', 'payout',
    'payout_line']::regclass[]) as of;
create table bench.taken_off as
select row_number() over (order by contype desc, conname)::int as turn, conrelid::regclass as of, contype = 'f' as refers,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back,
       format('alter table %s drop constraint %I', conrelid::regclass, conname) as off
  from pg_constraint
 where contype in ('p', 'u') and conrelid in (select of from bench.filled)
    or contype = 'f' and (conrelid in (select of from bench.filled) or confrelid in (select of from bench.filled))
union all
select 1000 + row_number() over (order by indexrelid)::int, indrelid::regclass, false, pg_get_indexdef(indexrelid),
       format('drop index %s', indexrelid::regclass)
  from pg_index
 where indrelid in (select of from bench.filled)
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'));
do $$
declare
    statement text;
begin
    for statement in select off from bench.taken_off order by refers desc, turn loop
        execute statement;
    end loop;
end $$;
