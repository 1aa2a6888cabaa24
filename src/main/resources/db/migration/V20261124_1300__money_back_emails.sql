-- E-mails of refunds, disputes and failed transfers, and which of them each one tells of.
alter table email_message
    drop constraint email_message_kind_check,
    add constraint email_message_kind_check check (kind in
        ('INVITATION', 'MOVED', 'CANCELED', 'REMINDER', 'PAYMENT_REQUEST', 'RECEIPT', 'ACCOUNT_ALERT',
         'REFUND_GIVEN', 'REFUND_CAME_BACK', 'DISPUTE_OPENED', 'DISPUTE_CLOSED', 'PAYOUT_FAILED')),
    add column matter_id uuid;

-- Asked for each page of a practitioner: does a dispute await his answer?
create index dispute_to_answer on dispute (practitioner_id, evidence_due_at)
    where status in ('INQUIRY', 'NEEDS_RESPONSE');
create index dispute_practitioner on dispute (practitioner_id, opened_at);
