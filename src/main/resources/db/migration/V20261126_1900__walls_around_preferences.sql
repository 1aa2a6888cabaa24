-- Tables of practitioners' that came after the wall.
call keep_to_practitioner('preferences');
call keep_to_practitioner('evening_summary');

-- E-mails to a person are nobody's practice. Whoever asks for one has no scope yet: he may have it written, and not read.
create policy to_persons on email_message for insert with check (practitioner_id is null);
