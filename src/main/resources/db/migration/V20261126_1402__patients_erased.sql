-- A patient who asked to be forgotten (article 17 of the RGPD): how to reach him is gone, and nothing leads to him any more.
alter table participant
    add column erased_at timestamptz,
    add check (erased_at is null or email = 'efface@efface.invalid' and phone = '');
create index payment_participant on payment (participant_id);
create index participant_person on participant (practitioner_id, lower(email));
