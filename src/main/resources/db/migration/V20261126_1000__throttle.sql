-- How often somebody may still try. Names nobody: the id is a keyed hash. Losing it in a crash forgives everyone: hence
-- unlogged. The columns are bucket4j's.
create unlogged table throttle_bucket (
    id         text   primary key,
    state      bytea,
    expires_at bigint
);
create index throttle_bucket_expiry on throttle_bucket (expires_at);
