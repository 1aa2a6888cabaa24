-- Nobody issues a note in a practitioner's name before he has charged us with it (CGI, article 289, I-2). What undoes a note
-- that stands needs no other mandate.
create function note_needs_mandate() returns trigger language plpgsql as $$
begin
    if not exists (
        select from preferences where practitioner_id = new.practitioner_id and mandate_accepted_at is not null
    ) then
        raise exception 'practitioner % has not given the mandate to issue notes', new.practitioner_id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger note_needs_mandate before insert on note
    for each row when (new.series = 'NOTE') execute function note_needs_mandate();
