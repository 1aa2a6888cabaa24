-- E-mails to a person who signs in, or wants to: they are nobody's practice.
alter table email_message
    alter column practitioner_id drop not null,
    drop constraint email_message_kind_check,
    add constraint email_message_kind_check check (kind in
        ('INVITATION', 'MOVED', 'CANCELED', 'REMINDER', 'PAYMENT_REQUEST', 'RECEIPT', 'ACCOUNT_ALERT',
         'REFUND_GIVEN', 'REFUND_CAME_BACK', 'DISPUTE_OPENED', 'DISPUTE_CLOSED', 'PAYOUT_FAILED',
         'PAYMENT_RECEIVED', 'PAYMENT_FAILED', 'PAYOUT_SENT', 'EVENING_SUMMARY',
         'ACCOUNT_LINK', 'SECURITY_NEWS')),
    add constraint email_message_practitioner check
        (practitioner_id is not null or kind in ('ACCOUNT_LINK', 'SECURITY_NEWS'));
