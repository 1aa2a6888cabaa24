-- A second wall beside the queries' own conditions: the application works as a role that owns nothing, and each row that
-- belongs to a practitioner shows itself only to work done for him, or for the system.
do $$
begin
    if pg_has_role('${application-role}', current_user, 'member') then
        raise exception 'the application''s role % must neither own the tables nor be a superuser', '${application-role}'
            using hint = 'docs/operations.md, Database';
    end if;
end $$;

grant usage on schema "${flyway:defaultSchema}" to "${application-role}";
grant select, insert, update, delete on all tables in schema "${flyway:defaultSchema}" to "${application-role}";
grant usage on all sequences in schema "${flyway:defaultSchema}" to "${application-role}";
alter default privileges in schema "${flyway:defaultSchema}"
    grant select, insert, update, delete on tables to "${application-role}";
alter default privileges in schema "${flyway:defaultSchema}" grant usage on sequences to "${application-role}";

-- What stays as it was written.
revoke update, delete on note, money_journal, audit_entry from "${application-role}";
revoke insert, update, delete on audit_chain from "${application-role}";
revoke insert, delete on audit_check from "${application-role}";
revoke delete on practitioner, payee, consultation, participant, note_counter, payment, payment_request, refund, dispute,
    payout, payout_line, balance_entry, email_message, repair from "${application-role}";
revoke all on flyway_schema_history from "${application-role}";

-- A table in pg_temp would otherwise be found before the real one, with the owner's rights.
alter function audit_chained() set search_path = "${flyway:defaultSchema}", pg_temp;

-- Whose rows the running work may touch: a practitioner's id, 'system', or nothing.
create function scope_practitioner() returns uuid language sql stable as $$
    select nullif(nullif(current_setting('honoraire.scope', true), ''), 'system')::uuid
$$;
create function scope_is_system() returns boolean language sql stable as $$
    select coalesce(current_setting('honoraire.scope', true), '') = 'system'
$$;

-- For every table with a practitioner_id, those of later migrations too. In (select …) the setting is read once per
-- statement, not once per row.
create procedure keep_to_practitioner(protected regclass, owner_column text default 'practitioner_id') language plpgsql as $$
begin
    execute format('alter table %s enable row level security, force row level security', protected);
    execute format(
        'create policy of_practitioner on %s using (%I = (select scope_practitioner()) or (select scope_is_system()))',
        protected, owner_column);
end $$;

call keep_to_practitioner('practitioner', 'id');
call keep_to_practitioner('payee');
call keep_to_practitioner('consultation');
call keep_to_practitioner('participant');
call keep_to_practitioner('room');
call keep_to_practitioner('note_counter');
call keep_to_practitioner('note');
call keep_to_practitioner('payment');
call keep_to_practitioner('money_journal');
call keep_to_practitioner('refund');
call keep_to_practitioner('dispute');
call keep_to_practitioner('payout');
call keep_to_practitioner('payout_line');
call keep_to_practitioner('payout_watch');
call keep_to_practitioner('balance_entry');
call keep_to_practitioner('email_message');
call keep_to_practitioner('reconciliation');
call keep_to_practitioner('repair');
call keep_to_practitioner('violation');

-- Few rows, each found by its parent's key: what the parent's policy shows, shows them.
alter table room_seat enable row level security, force row level security;
create policy of_consultation on room_seat
    using (exists (select from consultation where consultation.id = consultation_id));
alter table payment_request enable row level security, force row level security;
create policy of_payment on payment_request
    using (exists (select from payment where payment.id = payment_id));

-- Anyone may add to the trail: who is refused at a door has no scope yet.
alter table audit_entry enable row level security, force row level security;
create policy read_own on audit_entry for select
    using (practitioner_id = (select scope_practitioner()) or (select scope_is_system()));
create policy add on audit_entry for insert with check (true);
