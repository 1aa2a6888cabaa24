-- Patients who have not paid are reminded as their practitioner has chosen.
alter table payment_request
    drop constraint payment_request_reason_check,
    add constraint payment_request_reason_check check (reason in ('CALL_ENDED', 'NOTE_ISSUED', 'RESENT', 'REMINDER'));
create index payment_to_remind on payment (practitioner_id) where status = 'OPEN' and closing_as is null;

-- What stands on the patient's bank statement, frozen with the note: asking Stripe again must say the same.
alter table payment add column statement_descriptor text
    check (statement_descriptor ~ '^[A-Za-z0-9 .,&/+-]{5,22}$');
