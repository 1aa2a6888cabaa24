-- Links people ask for by e-mail: to open an account, to choose another password, to prove another address. Each works once.
-- The key is made when the e-mail leaves, and only its hash stays here.
create table account_link (
    id         uuid        primary key,
    purpose    text        not null check (purpose in ('SIGN_UP', 'PASSWORD', 'EMAIL')),
    email      text        not null check (email = lower(email) and length(email) between 3 and 254),
    account_id uuid        references user_account (id),
    civility   text        check (civility in ('MADAME', 'MONSIEUR', 'DOCTEUR')),
    first_name text        check (length(first_name) between 1 and 80),
    last_name  text        check (length(last_name) between 1 and 80),
    profession text,
    key_hash   bytea       unique check (length(key_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz,
    used_at    timestamptz,
    check ((key_hash is null) = (expires_at is null)),
    check ((purpose = 'EMAIL') = (account_id is not null)),
    check (num_nonnulls(civility, first_name, last_name, profession) = case purpose when 'SIGN_UP' then 4 else 0 end)
);
create index account_link_email on account_link (email) where used_at is null;
create index account_link_account on account_link (account_id) where account_id is not null;
create index account_link_age on account_link (created_at);
