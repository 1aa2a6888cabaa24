-- What a practitioner has chosen. No row until he has: what he then gets is what is written in Preferences.
create table preferences (
    id                   uuid        primary key,
    version              bigint      not null,
    practitioner_id      uuid        not null unique references practitioner (id),
    muted_news           text[]      not null check (muted_news <@ array[
        'PAYMENT_RECEIVED', 'PAYMENT_FAILED', 'DISPUTE', 'PAYOUT_SENT', 'PAYOUT_FAILED', 'ACCOUNT', 'EVENING']),
    other_means          text[]      not null check (other_means <@ array['CHEQUE', 'ESPECES', 'VIREMENT', 'TIERS_PAYANT']
        and 'TIERS_PAYANT' = any (other_means)),
    remind_most          int         not null check (remind_most between 0 and 5),
    remind_after_days    int         not null check (remind_after_days between 1 and 60),
    quiet_from           int         not null check (quiet_from between 0 and 23),
    quiet_until          int         not null check (quiet_until between 0 and 23),
    tone                 text        not null check (tone in ('NEUTRAL', 'FIRM')),
    note_footer          text        not null check (length(note_footer) <= 300),
    statement_descriptor text        not null check (statement_descriptor ~ '^([A-Za-z0-9 .,&/+-]{5,22})?$'),
    mandate_accepted_at  timestamptz,
    mandate_accepted_by  uuid        references user_account (id),
    check ((mandate_accepted_at is null) = (mandate_accepted_by is null))
);

-- A mandate is given once, and stays as it was given.
create function mandate_stays() returns trigger language plpgsql as $$
begin
    if old.mandate_accepted_at is not null and (new.mandate_accepted_at, new.mandate_accepted_by)
        is distinct from (old.mandate_accepted_at, old.mandate_accepted_by) then
        raise exception 'a mandate that was given stays as it was' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger mandate_stays before update on preferences for each row execute function mandate_stays();

-- The days whose evening has been looked at for a practitioner, whether there was anything to say or not.
create table evening_summary (
    practitioner_id uuid not null references practitioner (id),
    day             date not null,
    primary key (practitioner_id, day)
);
create index evening_summary_day on evening_summary (day);

alter table practitioner add constraint practitioner_time_zone_check check (time_zone in (
    'Europe/Paris', 'America/Guadeloupe', 'America/Martinique', 'America/Cayenne', 'Indian/Reunion', 'Indian/Mayotte',
    'America/Miquelon', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis'));

alter table email_message
    drop constraint email_message_kind_check,
    add constraint email_message_kind_check check (kind in
        ('INVITATION', 'MOVED', 'CANCELED', 'REMINDER', 'PAYMENT_REQUEST', 'RECEIPT', 'ACCOUNT_ALERT',
         'REFUND_GIVEN', 'REFUND_CAME_BACK', 'DISPUTE_OPENED', 'DISPUTE_CLOSED', 'PAYOUT_FAILED',
         'PAYMENT_RECEIVED', 'PAYMENT_FAILED', 'PAYOUT_SENT', 'EVENING_SUMMARY'));
