-- Tables that are emptied where they are filled need no log of the writing.
truncate consultation, participant;
insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes, announced_fee_cents, started_at,
    ended_at, request_id, created_at)
select id, 1, practitioner, status, planned_at, minutes, cents,
       case when status in ('OPEN', 'ENDED') then started_at end,
       case when status = 'ENDED' then started_at + minutes * interval '1 min' end,
       bench.id(ms, key, 11), planned_at - interval '10 days'
  from bench.patient where position = 0;
insert into participant (id, version, consultation_id, practitioner_id, name, email, phone, status, fee_accepted_at,
    waiting_since, admitted_at, left_at, position)
select patient, 1, id, practitioner, name, 'patient-' || someone || '@bench.example', '',
       case status when 'ENDED' then 'LEFT' when 'OPEN' then 'IN_CALL' else 'INVITED' end,
       case when status in ('OPEN', 'ENDED') then started_at end, case when status in ('OPEN', 'ENDED') then started_at end,
       case when status in ('OPEN', 'ENDED') then started_at end,
       case when status = 'ENDED' then started_at + minutes * interval '1 min' end, position
  from bench.patient;
insert into room (consultation_id, practitioner_id, seen_at, lines)
select id, practitioner, bench.noon(), 1 from bench.act where status = 'OPEN';
