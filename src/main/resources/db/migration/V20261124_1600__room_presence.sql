-- A room that is open: when the practitioner's browser last answered, how many of his pages hang on us, and the last moment
-- both he and a patient were there. Heartbeats write here, and nothing else does; the row goes when the call ends.
create table room (
    consultation_id uuid        primary key,
    practitioner_id uuid        not null,
    seen_at         timestamptz not null,
    lines           int         not null default 0 check (lines >= 0),
    together_at     timestamptz,
    foreign key (consultation_id, practitioner_id) references consultation (id, practitioner_id)
);
create index room_practitioner on room (practitioner_id);
create index room_silent on room (seen_at);

insert into room (consultation_id, practitioner_id, seen_at)
select id, practitioner_id, now() from consultation where status = 'OPEN';

-- Whether a call ended because nobody was left to end it.
alter table consultation add column closed_by_itself boolean not null default false;
alter table consultation add constraint consultation_closed check (not closed_by_itself or status = 'ENDED') not valid;
alter table consultation validate constraint consultation_closed;

-- Who waits for a practitioner, and who is with him: a handful among all patients there ever were.
create index participant_present on participant (practitioner_id) where status in ('WAITING', 'IN_CALL');

-- A call is four people at most: each browser sends its picture to every other one.
alter table participant add constraint participant_in_one_call check (position between 0 and 2) not valid;
alter table participant validate constraint participant_in_one_call;

-- How many messages a page has passed on lately, so that none can flood the others.
alter table room_seat add column said int not null default 0;
alter table room_seat add column said_since timestamptz not null default '-infinity';

-- Seats are given up with the end of the call.
delete from room_seat using consultation where consultation.id = room_seat.consultation_id and consultation.status = 'ENDED';
