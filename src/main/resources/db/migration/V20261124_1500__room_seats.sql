-- Which page of whose browser is in the call: each person's latest, so that a second tab takes over from the first. The
-- practitioner's has no participant. A seat is drawn by the page itself, and names one end of a connection.
create table room_seat (
    consultation_id uuid        not null references consultation (id),
    participant_id  uuid,
    seat            uuid        not null,
    taken_at        timestamptz not null,
    foreign key (participant_id, consultation_id) references participant (id, consultation_id),
    unique nulls not distinct (consultation_id, participant_id)
);
