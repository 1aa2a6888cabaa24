-- An application on the person's telephone that shows codes. One is enough; another takes its place. The secret is locked
-- with a key that is not in the database. The last step whose code was taken keeps a code from being used twice.
create table code_app (
    account_id uuid        primary key references user_account (id),
    secret     bytea       not null check (length(secret) between 29 and 200),
    last_step  bigint      not null check (last_step > 0),
    added_at   timestamptz not null,
    used_at    timestamptz not null
);

-- For the day the telephone is lost. What is kept of a code matches it and does not tell it.
create table recovery_code (
    id         uuid        primary key,
    account_id uuid        not null references user_account (id),
    mark       bytea       not null check (length(mark) = 32),
    created_at timestamptz not null,
    used_at    timestamptz check (used_at >= created_at),
    unique (account_id, mark)
);

-- Wrong codes of late. From the fifth on the next try has to wait, longer each time; a right code forgets them.
create table code_try (
    account_id uuid        primary key references user_account (id),
    tries      int         not null check (tries > 0),
    next_at    timestamptz not null
);
