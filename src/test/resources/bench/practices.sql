-- Whoever practises, and his account: its password is no password yet.
insert into user_account (id, version, email, password_hash, created_at, name)
select account, 0, 'praticien-' || k || '@bench.example', '!', timestamptz '2020-09-13 12:00Z', 'Camille Praticien' || k
  from bench.practice;
insert into practitioner (id, version, owner_id, civility, first_name, last_name, profession, sector, legal_form, address,
    postal_code, city, contact_email, created_at)
select id, 0, account, 'DOCTEUR', 'Camille', 'Praticien' || k, 'MEDECIN', 'SECTEUR_1', 'EI', '1 rue de la Paix', '75002',
       'Paris', 'praticien-' || k || '@bench.example', timestamptz '2020-09-13 12:00Z'
  from bench.practice;
insert into payee (id, version, practitioner_id, gateway_id, charges, payouts, bank_name, bank_last4, observed_at, created_at)
select bench.id(1600000000000, k, 10), 0, id, 'acct_bench' || k, 'ACTIVE', 'ACTIVE', 'BANQUE', '3000', bench.noon(),
       timestamptz '2020-09-13 12:00Z'
  from bench.practice;
insert into preferences (id, version, practitioner_id, muted_news, other_means, remind_most, remind_after_days, quiet_from,
    quiet_until, tone, note_footer, statement_descriptor, mandate_accepted_at, mandate_accepted_by)
select bench.id(1600000000000, k, 21), 0, id, '{}', '{TIERS_PAYANT}', 0, 7, 20, 8, 'NEUTRAL', '', '',
       timestamptz '2020-09-13 12:00Z', account
  from bench.practice;
