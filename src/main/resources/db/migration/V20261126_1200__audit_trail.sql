-- Who did or saw what, by ids alone. Each row carries a hash over its content and the hash of the row before it, so that a
-- row that was changed, taken out or slipped in shows. One chain per practitioner (or per account that acts for none, and
-- one for nobody), so that practitioners never wait for each other.

-- The end of each chain. Its row lock gives the numbers; only the trigger below writes here.
create table audit_chain (
    id     uuid   primary key,
    length bigint not null,
    hash   bytea  not null
);

-- No foreign keys: the trail outlives what it speaks of.
create table audit_entry (
    chain_id        uuid        not null,
    sequence        bigint      not null,
    kind            text        not null check (kind ~ '^[A-Z_]{3,40}$'),
    outcome         text        not null check (outcome in ('DONE', 'REFUSED', 'THROTTLED')),
    account_id      uuid,
    practitioner_id uuid,
    subject_id      uuid,
    happened_at     timestamptz not null,
    hash            bytea       not null,
    primary key (chain_id, sequence)
);

-- What the nightly check found, told alike by every node. One row.
create table audit_check (
    one        boolean     primary key default true check (one),
    entries    bigint      not null default 0,
    broken     bigint      not null default 0,
    samples    text[]      not null default '{}',
    checked_at timestamptz
);
insert into audit_check default values;

create function audit_hash(previous bytea, entry audit_entry) returns bytea language sql stable as $$
    select sha256(previous || convert_to(
        jsonb_build_array(entry.chain_id, entry.sequence, entry.kind, entry.outcome, entry.account_id,
            entry.practitioner_id, entry.subject_id, extract(epoch from entry.happened_at))::text, 'UTF8'))
$$;

-- With its owner's rights: who writes entries may not touch the ends of the chains.
create function audit_chained() returns trigger language plpgsql security definer set search_path from current as $$
declare
    last audit_chain;
begin
    new.chain_id := coalesce(new.practitioner_id, new.account_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
    insert into audit_chain (id, length, hash) values (new.chain_id, 0, '') on conflict do nothing;
    select * into last from audit_chain where id = new.chain_id for update;
    new.sequence := last.length + 1;
    new.hash := audit_hash(last.hash, new);
    update audit_chain set length = new.sequence, hash = new.hash where id = new.chain_id;
    return new;
end $$;
create trigger audit_chained before insert on audit_entry for each row execute function audit_chained();

create trigger audit_append_only before update or delete on audit_entry for each row execute function append_only();
create trigger audit_never_emptied before truncate on audit_entry for each statement execute function append_only();
create trigger money_journal_never_emptied before truncate on money_journal for each statement execute function append_only();
create trigger note_never_emptied before truncate on note for each statement execute function note_is_forever();
