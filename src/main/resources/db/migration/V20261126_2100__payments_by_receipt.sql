-- The accountant's book of receipts: what came in, on the day it did, by card or otherwise. A coalesce would read better, but
-- behind a policy the planner uses none as an index's condition.
create index payment_received on payment (practitioner_id, (case when status = 'PAID' then paid_at else closed_at end), id)
    where status in ('PAID', 'SETTLED_OTHERWISE');
create index payout_arriving on payout (practitioner_id, arrival_on);
