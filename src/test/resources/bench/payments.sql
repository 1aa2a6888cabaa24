truncate payment, payment_request, refund, dispute;
insert into payment (id, version, note_id, practitioner_id, consultation_id, participant_id, payee, amount_cents, status,
    other_means, gateway_id, charge_id, decline_code, card, created_at, paid_at, closed_at, balance_transaction_id, fee_cents,
    net_cents, available_on, refunded_cents, disputed_cents, dispute)
select payment, 2, note, practitioner, consultation, patient, 'acct_bench' || k, cents,
       case when state in ('UNPAID', 'DECLINED') then 'OPEN' else state end,
       case when state = 'SETTLED_OTHERWISE' then (array['CHEQUE', 'ESPECES', 'VIREMENT'])[1 + bill_key % 3] end,
       'pi_' || bill_key, case when state = 'PAID' then 'ch_' || bill_key end,
       case when state = 'DECLINED' then 'insufficient_funds' end, case when state = 'PAID' then 'visa 4242' end,
       issued_at, paid_at, case when state in ('CANCELED', 'SETTLED_OTHERWISE', 'WRITTEN_OFF') then issued_at end,
       case when state = 'PAID' then 'txn_' || bill_key end, case when state = 'PAID' then fee end,
       case when state = 'PAID' then cents - fee end, case when state = 'PAID' then available_on end,
       case back when 'WHOLE' then cents when 'PART' then 1000 else 0 end,
       case when back in ('OPEN', 'LOST') then cents else 0 end,
       case when back in ('OPEN', 'WON', 'LOST') then back end
  from bench.bill cross join lateral (select 25 + cents * 15 / 1000 as fee) taken;
insert into payment_request (id, version, payment_id, sequence, reason, requested_at)
select bench.id(bench.millis(issued_at), bill_key * 2 + turn, 15), 0, payment, turn,
       case turn when 1 then 'CALL_ENDED' else 'REMINDER' end, issued_at + (turn - 1) * interval '3 days'
  from bench.bill cross join lateral generate_series(1, case when state in ('UNPAID', 'DECLINED', 'WRITTEN_OFF')
           and issued_at < bench.noon() - interval '3 days' then 2 else 1 end) turn;
insert into refund (id, version, payment_id, practitioner_id, amount_cents, status, reason, request_id, gateway_id,
    balance_transaction_id, requested_at, succeeded_at)
select bench.id(bench.millis(issued_at), bill_key, 7), 0, payment, practitioner, case back when 'PART' then 1000 else cents end,
       'SUCCEEDED', 'PATIENT_REQUEST', bench.id(bench.millis(issued_at), bill_key, 16), 're_' || bill_key,
       'txn_r' || bill_key, paid_at + interval '5 days', paid_at + interval '5 days'
  from bench.bill where back in ('WHOLE', 'PART');
insert into dispute (id, version, payment_id, practitioner_id, gateway_id, amount_cents, withdrawn_cents, fee_cents, status,
    reason, opened_at, evidence_due_at, has_evidence, closed_at)
select bench.id(bench.millis(issued_at), bill_key, 8), 0, payment, practitioner, 'du_' || bill_key, cents,
       case back when 'WON' then 0 else cents end, 2000, case back when 'OPEN' then 'NEEDS_RESPONSE' else back end,
       'fraudulent', paid_at + interval '20 days', bench.noon() + interval '9 days', false,
       case back when 'OPEN' then null else paid_at + interval '24 days' end
  from bench.bill where back in ('OPEN', 'WON', 'LOST');
