-- A person has a name of his own: whoever is not a practitioner is known by it.
alter table user_account add column name text not null default '' check (length(name) <= 160);
update user_account account
set name = practitioner.first_name || ' ' || practitioner.last_name
from practitioner
where practitioner.owner_id = account.id;

-- Those who act for a practitioner, in groups that he names.
create table team (
    id              uuid        primary key,
    version         bigint      not null,
    practitioner_id uuid        not null references practitioner (id),
    name            text        not null check (length(name) between 1 and 80),
    created_at      timestamptz not null,
    unique (practitioner_id, name),
    unique (practitioner_id, id)
);

-- Somebody invited to a team, who may have joined it, and may have left it or been put out of it again. What he may do
-- is an array of the names in fr.honoraire.shared.security.Right. Rows are never deleted: they say who could do what, when.
create table membership (
    id              uuid        primary key,
    version         bigint      not null,
    practitioner_id uuid        not null,
    team_id         uuid        not null,
    name            text        not null check (length(name) between 1 and 160),
    email           text        not null check (email = lower(email) and length(email) between 3 and 254),
    role            text        not null check (role in ('PRACTITIONER', 'SECRETARY', 'ACCOUNTANT')),
    rights          text[]      not null check (cardinality(rights) > 0
        and rights <@ array['PLAN', 'CALL', 'BILL', 'SEE_AMOUNTS', 'REFUND', 'EXPORT', 'BANK']),
    invitation      int         not null default 0 check (invitation >= 0),
    invited_at      timestamptz not null,
    account_id      uuid        references user_account (id),
    joined_at       timestamptz,
    ended_at        timestamptz,
    foreign key (practitioner_id, team_id) references team (practitioner_id, id),
    check ((account_id is null) = (joined_at is null)),
    -- What touches money is of no use blind, and only a health professional holds a consultation.
    check (not rights && array['BILL', 'REFUND', 'BANK'] or 'SEE_AMOUNTS' = any (rights)),
    check (not 'CALL' = any (rights) or role = 'PRACTITIONER')
);
create unique index membership_once on membership (team_id, email) where ended_at is null;
create index membership_account on membership (account_id, practitioner_id) where ended_at is null;
create trigger membership_stays before delete on membership for each row execute function never_deleted();

-- Who he is and whom he may act for, once he has joined, never changes; an ended one stays ended.
create function membership_moves() returns trigger language plpgsql as $$
begin
    if old.team_id <> new.team_id or old.practitioner_id <> new.practitioner_id or old.email <> new.email
        or old.account_id is not null and old.account_id is distinct from new.account_id
        or old.ended_at is not null then
        raise exception 'membership %: whose it is, and its end, never change', old.id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger membership_moves before update on membership for each row execute function membership_moves();
