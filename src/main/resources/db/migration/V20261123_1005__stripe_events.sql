-- The webhook inbox. An event is a hint to look again, so its payload is not kept.
create table stripe_event (
    id          text        primary key,
    type        text        not null,
    account     text,
    object_id   text,
    created_at  timestamptz not null,
    received_at timestamptz not null,
    handled_at  timestamptz,
    attempts    int         not null default 0,
    failure     text
);
create index stripe_event_unhandled on stripe_event (received_at) where handled_at is null;
