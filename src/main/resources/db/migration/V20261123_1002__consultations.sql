-- A teleconsultation. The request id is the form's own: the same form sent twice plans once.
create table consultation (
    id                  uuid        primary key,
    version             bigint      not null,
    practitioner_id     uuid        not null references practitioner (id),
    status              text        not null check (status in ('PLANNED', 'OPEN', 'ENDED', 'CANCELED')),
    planned_at          timestamptz not null,
    planned_minutes     int         not null check (planned_minutes between 5 and 240),
    announced_fee_cents bigint      not null check (announced_fee_cents >= 0),
    started_at          timestamptz,
    ended_at            timestamptz,
    unbilled_reason     text        check (length(unbilled_reason) <= 200),
    invitation_sequence int         not null default 0,
    request_id          uuid,
    created_at          timestamptz not null,
    unique (id, practitioner_id),
    unique (practitioner_id, request_id),
    check ((status in ('OPEN', 'ENDED')) = (started_at is not null)),
    check ((status = 'ENDED') = (ended_at is not null)),
    check (ended_at >= started_at)
);

-- Monitoring reads a practitioner's consultations from the newest to the oldest. A consultation stands where it was
-- held, or else where it was planned.
create index consultation_newest on consultation (practitioner_id, coalesce(started_at, planned_at) desc, id desc);

-- A patient. Heartbeats write seen_at and lines, and nothing else does: how many of his browsers hang on us, and when one
-- of them last answered.
create table participant (
    id              uuid        primary key,
    version         bigint      not null,
    consultation_id uuid        not null,
    practitioner_id uuid        not null,
    name            text        not null check (length(name) between 1 and 120),
    email           text        not null check (length(email) between 3 and 254),
    phone           text        not null default '' check (length(phone) <= 30),
    status          text        not null check (status in ('INVITED', 'WAITING', 'IN_CALL', 'LEFT')),
    link_generation int         not null default 1 check (link_generation between 1 and 32767),
    fee_accepted_at timestamptz,
    waiting_since   timestamptz,
    admitted_at     timestamptz,
    left_at         timestamptz,
    seen_at         timestamptz,
    lines           int         not null default 0 check (lines >= 0),
    position        int         not null,
    foreign key (consultation_id, practitioner_id) references consultation (id, practitioner_id),
    unique (id, consultation_id),
    unique (consultation_id, position),
    check (status not in ('WAITING', 'IN_CALL') or waiting_since is not null),
    check (status <> 'IN_CALL' or admitted_at is not null)
);
create index participant_consultation on participant (consultation_id);

-- What a practitioner sees first: the open room, then what is planned.
create index consultation_ahead on consultation (practitioner_id, planned_at) where status in ('PLANNED', 'OPEN');

-- A consultation only goes forward; an ending stays.
create function consultation_moves() returns trigger language plpgsql as $$
begin
    if old.status = new.status
        or (old.status = 'PLANNED' and new.status in ('OPEN', 'CANCELED'))
        or (old.status = 'OPEN' and new.status = 'ENDED') then
        return new;
    end if;
    raise exception 'consultation %: % -> % is not a legal move', old.id, old.status, new.status
        using errcode = 'check_violation';
end $$;
create trigger consultation_moves before update of status on consultation
    for each row execute function consultation_moves();
