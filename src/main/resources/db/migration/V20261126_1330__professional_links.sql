-- Which account opens to whom Pro Santé Connect names so. One account opens to one person, and he opens one account.
create table professional_link (
    id         uuid        primary key,
    version    bigint      not null,
    account_id uuid        not null unique references user_account (id),
    issuer     text        not null,
    subject    text        not null check (length(subject) between 1 and 255),
    linked_at  timestamptz not null,
    unique (issuer, subject)
);
