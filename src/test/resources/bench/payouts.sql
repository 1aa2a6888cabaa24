truncate payout, payout_line;
-- A failed transfer's money left with the week after.
insert into payout (id, version, practitioner_id, gateway_id, amount_cents, status, arrival_on, gateway_created_at,
    failure_code, failed_at, bank_reference, lines_read_at, returned_into_id)
select this.payout, 2, this.practitioner, 'po_' || this.k || '_' || this.week,
       this.own + case when before.failed then before.own else 0 end,
       case when this.failed then 'FAILED' when bench.monday(this.week) + interval '2 days' <= bench.noon() then 'PAID' else 'IN_TRANSIT' end,
       (bench.monday(this.week) + interval '2 days')::date, bench.monday(this.week),
       case when this.failed then 'account_closed' end,
       case when this.failed then bench.monday(this.week) + interval '3 days' end,
       case when not this.failed then 'REF' || this.k || 'W' || this.week end,
       bench.monday(this.week), case when this.failed then after.payout end
  from bench.payout this
  left join bench.payout before on before.k = this.k and before.week = this.week - 1
  left join bench.payout after on after.k = this.k and after.week = this.week + 1
 order by this.week, this.k;
insert into payout_line (id, version, payout_id, practitioner_id, balance_transaction_id, kind, gross_cents, fee_cents,
    net_cents, happened_at, payment_id, charge_id, source_id, refund_id, dispute_id, is_held)
select bench.id(bench.millis(bench.monday(week)), bill_key, case kind when 'PAYMENT' then 17 when 'REFUND' then 18 else 19 end),
       0, movement.payout, movement.practitioner,
       case kind when 'PAYMENT' then 'txn_' when 'REFUND' then 'txn_r' else 'txn_d' end || bill_key, kind, gross, fee,
       gross - fee, happened_at, payment, 'ch_' || bill_key,
       case kind when 'PAYMENT' then 'ch_' when 'REFUND' then 're_' else 'du_' end || bill_key,
       case kind when 'REFUND' then part end, case kind when 'DISPUTE' then part end, not failed
  from bench.movement join bench.payout using (k, week);
insert into payout_line (id, version, payout_id, practitioner_id, balance_transaction_id, kind, gross_cents, fee_cents,
    net_cents, happened_at, source_id, is_held)
select bench.id(bench.millis(bench.monday(this.week)), this.k::bigint << 16 | this.week, 20), 0, this.payout, this.practitioner,
       'txn_f' || this.k || '_' || this.week, 'PAYOUT_FAILURE', before.own, 0, before.own,
       bench.monday(this.week), 'po_' || this.k || '_' || before.week, true
  from bench.payout this join bench.payout before on before.k = this.k and before.week = this.week - 1 and before.failed;
