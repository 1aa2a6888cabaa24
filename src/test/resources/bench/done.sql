create table bench.made as
select current_setting('bench.today')::date as today, current_setting('bench.size')::bigint as size, current_setting('bench.seed')::bigint as seed;
drop table bench.act, bench.bill, bench.movement, bench.payout, bench.taken_off cascade;
