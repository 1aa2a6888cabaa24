-- The outbox. The text is written when the e-mail leaves, from what is true then: no name, amount or link waits here.
create table email_message (
    id                 uuid        primary key,
    version            bigint      not null,
    practitioner_id    uuid        not null references practitioner (id),
    kind               text        not null check (kind in
        ('INVITATION', 'MOVED', 'CANCELED', 'REMINDER', 'PAYMENT_REQUEST', 'RECEIPT', 'ACCOUNT_ALERT')),
    participant_id     uuid        references participant (id),
    payment_id         uuid        references payment (id),
    payment_request_id uuid        unique references payment_request (id),
    once_key           text        not null unique,
    recipient          text        not null,
    message_id         text        not null unique,
    status             text        not null check (status in ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
    attempts           int         not null default 0,
    failure            text,
    created_at         timestamptz not null,
    sent_at            timestamptz,
    check ((status = 'SENT') = (sent_at is not null))
);
create index email_message_payment on email_message (payment_id) where payment_id is not null;
create index email_message_participant on email_message (participant_id) where participant_id is not null;
create index email_message_unsent on email_message (created_at) where status = 'WAITING';
create index email_message_failed on email_message (created_at) where status = 'FAILED';
