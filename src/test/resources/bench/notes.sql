truncate note;
insert into note (id, version, practitioner_id, consultation_id, participant_id, series, year, sequence, number, request_id,
    issued_at, act_at, label, amount_cents, patient_name, issuer, legal)
select note, 0, practitioner, consultation, patient, 'NOTE', year, sequence,
       year || '-' || case when sequence < 1000 then lpad(sequence::text, 4, '0') else sequence::text end,
       bench.id(bench.millis(issued_at), bill_key, 12), issued_at, act_at, 'Téléconsultation', cents, name,
       E'Dr Camille Praticien\n1 rue de la Paix\n75002 Paris',
       E'TVA non applicable, art. 261-4-1° du CGI\nMembre d’une association agréée'
  from bench.bill;
-- Credit notes, in the order of what they take back.
insert into note (id, version, practitioner_id, consultation_id, participant_id, series, year, sequence, number, request_id,
    issued_at, act_at, label, amount_cents, patient_name, issuer, legal, corrects_id, refund_id)
select bench.id(bench.millis(credited_at), bill_key, 13), 0, practitioner, consultation, patient, 'CREDIT', year, sequence,
       'A-' || year || '-' || case when sequence < 1000 then lpad(sequence::text, 4, '0') else sequence::text end,
       bench.id(bench.millis(credited_at), bill_key, 14), credited_at, act_at, 'Téléconsultation',
       case back when 'PART' then 1000 else cents end, name, E'Dr Camille Praticien\n1 rue de la Paix\n75002 Paris',
       E'TVA non applicable, art. 261-4-1° du CGI', note,
       case when state = 'PAID' then bench.id(bench.millis(issued_at), bill_key, 7) end
  from (select k, practitioner, consultation, patient, act_at, cents, name, note, bill_key, issued_at, state, back, credited_at,
               extract(year from credited_at at time zone 'Europe/Paris')::int as year,
               row_number() over (partition by k, extract(year from credited_at at time zone 'Europe/Paris')
                   order by credited_at, bill_key)::int as sequence
          from bench.bill
          cross join lateral (
               select case when state = 'PAID' then paid_at + interval '5 days' else issued_at + interval '1 hour' end
                   as credited_at) credited
         where state = 'CANCELED' or back in ('WHOLE', 'PART')) credit;
insert into note_counter (practitioner_id, series, year, last)
select practitioner_id, series, year, max(sequence) from note group by 1, 2, 3;
