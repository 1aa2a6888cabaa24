-- Very many calls of one practitioner, one every four minutes: most paid and in the transfer of their week, some unpaid, settled
-- otherwise, refunded in part, or never billed.
create temp table seed on commit drop as
    select n, n % 20 as sort, gen_random_uuid() as consultation, gen_random_uuid() as participant, gen_random_uuid() as note,
           gen_random_uuid() as payment, timestamptz '2026-11-20 17:00Z' - n * interval '4 min' as at,
           'Zoé Lefèvre ' || n as name, 2500 + (n % 40) * 100 as cents
      from generate_series(1, :rows) n;
insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes, announced_fee_cents, started_at,
    ended_at, created_at)
select consultation, 0, :practitioner, 'ENDED', at, 20, 2500, at, at + interval '18 min 12 s', at from seed;
insert into participant (id, version, consultation_id, practitioner_id, name, email, status, position)
select participant, 0, consultation, :practitioner, name, 'p' || n || '@patients.example', 'LEFT', 0 from seed;
insert into note (id, version, practitioner_id, consultation_id, participant_id, series, year, sequence, number, request_id,
    issued_at, act_at, label, amount_cents, patient_name, issuer, legal)
select note, 0, :practitioner, consultation, participant, 'NOTE', 2026, n, '2026-' || n, gen_random_uuid(), at, at,
       'Téléconsultation', cents, name, 'Y', 'Z'
  from seed where sort > 0;
insert into payment (id, version, note_id, practitioner_id, consultation_id, participant_id, payee, amount_cents, status,
    other_means, gateway_id, created_at, paid_at, closed_at, balance_transaction_id, fee_cents, net_cents, available_on,
    refunded_cents)
select payment, 0, note, :practitioner, consultation, participant, 'acct', cents,
       case sort when 1 then 'OPEN' when 2 then 'SETTLED_OTHERWISE' else 'PAID' end, case sort when 2 then 'CHEQUE' end,
       'pi_' || payment, at, case when sort > 2 then at + interval '30 min' end,
       case sort when 2 then at + interval '30 min' end, case when sort > 2 then 'txn_' || payment end,
       case when sort > 2 then 63 end, case when sort > 2 then cents - 63 end,
       case when sort > 2 then at + interval '7 days' end, case sort when 3 then 500 else 0 end
  from seed where sort > 0;
insert into payout (id, version, practitioner_id, gateway_id, amount_cents, status, arrival_on, gateway_created_at,
    bank_reference, lines_read_at)
select gen_random_uuid(), 0, :practitioner, 'po_' || :practitioner || week, 1, 'PAID', (week + interval '9 days')::date,
       week + interval '8 days', 'FR' || to_char(week, 'YYYYMMDD'), week + interval '9 days'
  from (select distinct date_trunc('week', at) as week from seed) w;
insert into payout_line (id, version, payout_id, practitioner_id, balance_transaction_id, kind, gross_cents, fee_cents,
    net_cents, happened_at, payment_id)
select gen_random_uuid(), 0, payout.id, :practitioner, 'txn_' || payment, 'PAYMENT', cents, 63, cents - 63,
       at + interval '30 min', payment
  from seed join payout on payout.gateway_id = 'po_' || :practitioner || date_trunc('week', at)
 where sort > 2;
