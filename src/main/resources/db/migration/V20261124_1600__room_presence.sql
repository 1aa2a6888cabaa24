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

delete from room_seat using consultation where consultation.id = room_seat.consultation_id and consultation.status = 'ENDED';
