-- What happened in every practice of the set, decided before any row is written: the tables are then read off it, two at a
-- time. The same size, seed and day give the same set. Settings: bench.size, bench.seed, bench.today.
create schema bench;

-- A UUIDv7 of that millisecond, for one key of one kind.
create function bench.id(ms bigint, key bigint, kind int) returns uuid language sql immutable parallel safe as $$
    select encode(int8send((ms << 16) | 28672 | (hashint8extended(key, kind) & 4095))
        || int8send((key << 5) | kind | (-9223372036854775808)), 'hex')::uuid
$$;
create function bench.millis(moment timestamptz) returns bigint language sql immutable parallel safe as $$
    select (date_part('epoch', moment - timestamptz '1970-01-01 00:00Z') * 1000)::bigint
$$;
create function bench.week(moment timestamptz) returns int language sql immutable parallel safe as $$
    select ((moment at time zone 'Europe/Paris')::date - date '2000-01-03') / 7
$$;
create function bench.monday(week int) returns timestamptz language sql immutable parallel safe as $$
    select (timestamp '2000-01-03' + week * interval '7 days') at time zone 'UTC'
$$;
-- The settings as constants, which cost nothing per row. The set was made at noon.
do $do$
begin
    execute format('create function bench.noon() returns timestamptz language sql immutable parallel safe
        return timestamptz %L', (current_setting('bench.today')::date + time '12:00') at time zone 'Europe/Paris');
    execute format('create function bench.drawn(key bigint, what int) returns bigint language sql immutable parallel safe
        return hashint8extended(key, what + %s) & 9223372036854775807', current_setting('bench.seed')::bigint * 100);
end $do$;

-- First the busiest, with two hundredths of all; then one who is the same in every set; then a long tail.
create table bench.practice as
with settings as (
    select current_setting('bench.size')::bigint as size, greatest(current_setting('bench.size')::bigint / 2000, 10) as others),
tail as (
    select k::int as k, (k + 30) ^ -0.9 as weight from settings, generate_series(3, others) k),
sizes as (
    select 1 as k, size / 50 as acts from settings
    union all select 2, least(3000, size / 3) from settings
    union all
    select k, floor((size - size / 50 - least(3000, size / 3)) * weight / sum(weight) over ())::bigint from settings, tail)
select k, (acts + case k when 3 then (select size from settings) - sum(acts) over () else 0 end)::int as acts,
       bench.id(1600000000000, k, 1) as id, bench.id(1600000000000, k, 2) as account
  from sizes;

-- Five years of working days, and the month ahead, in the order in which they came.
create unlogged table bench.act as
select k, practice.id as practitioner, key, acts / 8 + 1 as patients,
       bench.id(bench.millis(moment) - 864000000, key, 3) as id, bench.millis(moment) as ms, moment as planned_at,
       (array[15, 20, 30, 45])[1 + draw % 4] as minutes,
       (array[2500, 3000, 6000, 2500, 4750])[1 + draw / 4 % 5] as cents,
       case when draw / 32 % 100 < 95 then 1 when draw / 32 % 100 < 99 then 2 else 3 end as people,
       case when moment > bench.noon() then case when draw / 4096 % 100 < 8 then 'CANCELED' else 'PLANNED' end
            when moment > bench.noon() - interval '20 min' then 'OPEN'
            when draw / 4096 % 100 < 8 then 'CANCELED'
            when draw / 4096 % 100 < 9 then 'PLANNED'
            else 'ENDED' end as status
  from bench.practice
  cross join lateral generate_series(1, acts) i
  cross join lateral (select k::bigint << 24 | i as key offset 0) keyed
  cross join lateral (
       select bench.drawn(key, 1) as draw, (i::bigint * 1327 / (acts + 1))::int as day offset 0) drawn
  cross join lateral (
       select (timestamp '2000-01-03 08:00' + (7 * (bench.week(bench.noon()) - 261) + day / 5 * 7 + day % 5) * interval '1 day'
               + draw / 16777216 % 660 * interval '1 min') at time zone 'Europe/Paris' as moment offset 0) placed
 order by moment, key;

create function bench.name(draw bigint) returns text language sql immutable parallel safe as $$
    select (array['Jeanne', 'Amadou', 'Louise', 'Hugo', 'Inès', 'Paul', 'Élodie', 'Marc', 'Sofia', 'Théo', 'Claire', 'Léa',
            'Karim', 'Chloé', 'Jules', 'Aïcha', 'Noé', 'Zoé', 'Gaël', 'Maëlle'])[1 + draw % 20] || ' '
        || case when draw / 32 % 8 < 3
            then (array['Martin', 'Bernard', 'Thomas', 'Petit', 'Robert', 'Richard', 'Durand', 'Dubois', 'Moreau', 'Laurent',
                'Simon', 'Michel', 'Lefèvre', 'Leroy', 'Roux', 'David', 'Bertrand', 'Morel', 'Fournier', 'Girard', 'Bonnet',
                'Dupont', 'Lambert', 'Fontaine', 'Rousseau', 'Vincent', 'Müller', 'Faure', 'André', 'Mercier', 'Diallo',
                'N’Guyen'])[1 + draw / 256 % 32]
            else (array['Ba', 'Ber', 'Cha', 'Cour', 'Del', 'Des', 'Fer', 'Gar', 'Gui', 'Haut', 'Jou', 'La', 'Le', 'Mar',
                'Mon', 'Pel', 'Per', 'Ro', 'Sau', 'Val', 'Ver', 'Vi', 'Bou', 'Ca'])[1 + draw / 8192 % 24]
                || (array['ba', 'che', 'del', 'fran', 'gné', 'ler', 'mi', 'na', 'pon', 'que', 'ra', 'sel', 'ti', 'ville',
                'zan', 'mar', 'lou', 'bri', 'ga', 'ju'])[1 + draw / 262144 % 20]
                || (array['rd', 't', 'ux', 'nd', 'lle', 'ré', 'ault', 'net', 'rie', 'son', 'tte', 'ley', 'quin', 'vy', 'x',
                'ges'])[1 + draw / 8388608 % 16] end
$$;

-- Each patient of an act, and what became of his money.
create view bench.patient as
select act.*, position, act.key * 4 + position as patient_key, bench.id(ms - 864000000, act.key * 4 + position, 4) as patient,
       someone, bench.name(naming) as name,
       planned_at + draw % 8 * interval '1 min' as started_at,
       case when status <> 'ENDED' or draw / 8 % 10000 < 1000 then 'NONE'
            when planned_at > bench.noon() - interval '30 days' then
                case when draw / 8 % 10000 < 2500 then 'UNPAID'
                     when draw / 8 % 10000 < 2700 then 'DECLINED'
                     when draw / 8 % 10000 < 2760 then 'PROCESSING'
                     when draw / 8 % 10000 < 3300 then 'SETTLED_OTHERWISE'
                     when draw / 8 % 10000 < 3350 then 'CANCELED'
                     else 'PAID' end
            when draw / 8 % 10000 < 1250 then 'UNPAID'
            when draw / 8 % 10000 < 1300 then 'DECLINED'
            when draw / 8 % 10000 < 2000 then 'SETTLED_OTHERWISE'
            when draw / 8 % 10000 < 2150 then 'WRITTEN_OFF'
            when draw / 8 % 10000 < 2250 then 'CANCELED'
            when draw / 8 % 10000 < 2350 then 'REPLACED'
            else 'PAID' end as money,
       draw
  from bench.act
  cross join lateral generate_series(0, people - 1) position
  cross join lateral (
       select bench.drawn(act.key * 4 + position, 3) as draw,
              bench.drawn(act.key * 4 + position, 4) % patients as someone offset 0) drawn
  cross join lateral (select bench.drawn(k::bigint << 32 | someone, 2) as naming offset 0) named;

-- Each note with its payment, in the order in which they were issued.
create unlogged table bench.bill as
select k, practitioner, id as consultation, patient, name, cents, started_at as act_at, issued_at,
       extract(year from issued_at at time zone 'Europe/Paris')::int as year,
       row_number() over (partition by k, extract(year from issued_at at time zone 'Europe/Paris')
           order by issued_at, bill_key)::int as sequence,
       bill_key, bench.id(bench.millis(issued_at), bill_key, 5) as note, bench.id(bench.millis(issued_at), bill_key, 6) as payment,
       state, paid_at, bench.monday(bench.week(paid_at) + 2) as available_on,
       case when state <> 'PAID' or issued_at > bench.noon() - interval '45 days' then 'NO'
            when draw / 131072 % 10000 < 100 then 'WHOLE'
            when draw / 131072 % 10000 < 150 then 'PART'
            when draw / 131072 % 10000 < 155 then 'WON'
            when draw / 131072 % 10000 < 162 then 'LOST'
            when draw / 131072 % 10000 < 200 and issued_at > bench.noon() - interval '75 days' then 'OPEN'
            else 'NO' end as back
  from bench.patient
  cross join lateral generate_series(0, (money = 'REPLACED')::int) turn
  cross join lateral (
       select patient_key * 2 + turn as bill_key,
              started_at + minutes * interval '1 min' + turn * interval '20 days' as issued_at,
              case when money <> 'REPLACED' then money when turn = 0 then 'CANCELED' else 'PAID' end as state) billed
  cross join lateral (
       select case when state = 'PAID' then issued_at + case when issued_at < bench.noon() - interval '4 days'
              then draw / 131072 % 4000 else 5 end * interval '1 min' end as paid_at) paid
 where money <> 'NONE'
 order by issued_at, bill_key;

-- Each movement of money that has left for a bank, and with which week's transfer.
create unlogged table bench.movement as
select k, practitioner, payment, bill_key, kind, part, gross, fee, happened_at, week,
       bench.id(bench.millis(bench.monday(week)), k::bigint << 16 | week, 9) as payout
  from bench.bill
  cross join lateral (values
       ('PAYMENT', cents, 25 + cents * 15 / 1000, paid_at, true, null),
       ('REFUND', case back when 'WHOLE' then -cents else -1000 end, 0, paid_at + interval '5 days',
           back in ('WHOLE', 'PART'), bench.id(bench.millis(issued_at), bill_key, 7)),
       ('DISPUTE', -cents, 2000, paid_at + interval '20 days', back in ('OPEN', 'LOST'),
           bench.id(bench.millis(issued_at), bill_key, 8))) moved (kind, gross, fee, happened_at, is_there, part)
  cross join lateral (select bench.week(happened_at) + 2 as week) left_at
 where state = 'PAID' and is_there and bench.monday(week) < bench.noon()
 order by week, k, happened_at;

create table bench.payout as
select k, practitioner, week, payout, sum(gross - fee) as own,
       bench.drawn(k::bigint << 16 | week, 5) % 300 = 0 and week % 2 = 0
           and lead(week, 1, 0) over (partition by k order by week) = week + 1 as failed
  from bench.movement group by k, practitioner, week, payout;
alter table bench.payout add primary key (k, week);

analyze bench.practice, bench.act, bench.bill, bench.movement, bench.payout;
