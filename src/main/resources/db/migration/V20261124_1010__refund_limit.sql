-- How much may be given back in a day before the password is asked again.
alter table practitioner
    add column refund_limit_cents bigint not null default 10000 check (refund_limit_cents between 0 and 99999999);
create index refund_of_practitioner on refund (practitioner_id, requested_at);
