-- Whether the bank sent a transfer back, and Stripe's word for why it stopped an account for which giving information does not help.
alter table payee
    add column bank_refused boolean not null default false,
    add column stopped_by   text;
