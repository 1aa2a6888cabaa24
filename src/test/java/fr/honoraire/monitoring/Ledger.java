package fr.honoraire.monitoring;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.DisputeStanding;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Mandate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes one practitioner's rows as plainly as the tables allow, in any state, so that reading them can be tried. */
final class Ledger {

    static final Instant NOON = Instant.parse("2026-11-10T11:00:00Z");

    private final JdbcClient database;
    private final UUID account = id();
    private final UUID practitioner = id();
    private int notes;

    Ledger(JdbcClient database) {
        this.database = database;
        var email = account + "@example.org";
        write(
                "insert into user_account (id, version, email, password_hash, created_at) values (?, 0, ?, 'x', ?)",
                account,
                email,
                at(NOON));
        write("""
                insert into practitioner (id, version, owner_id, civility, first_name, last_name, profession, sector,
                    legal_form, contact_email, created_at)
                values (?, 0, ?, 'DOCTEUR', 'Claire', 'Martin', 'MEDECIN', 'SECTEUR_1', 'EI', ?, ?)""", practitioner, account, email, at(NOON));
        Mandate.given(database, practitioner, account);
    }

    record Patient(UUID consultation, UUID participant) {}

    record Due(UUID payment, UUID note, String number) {}

    UUID practitioner() {
        return practitioner;
    }

    SignedIn owner() {
        return new SignedIn(account, practitioner);
    }

    UUID planned(Instant at, String status) {
        var consultation = id();
        write("""
                insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes,
                    announced_fee_cents, created_at)
                values (?, 0, ?, ?, ?, 30, 2500, ?)""", consultation, practitioner, status, at(at), at(at));
        return consultation;
    }

    UUID held(Instant start, Duration length) {
        var consultation = id();
        write("""
                insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes,
                    announced_fee_cents, started_at, ended_at, created_at)
                values (?, 0, ?, 'ENDED', ?, 30, 2500, ?, ?, ?)""", consultation, practitioner, at(start), at(start), at(start.plus(length)), at(start));
        return consultation;
    }

    Patient patient(UUID consultation, int position, String name) {
        var participant = id();
        write("""
                insert into participant (id, version, consultation_id, practitioner_id, name, email, status, position)
                values (?, 0, ?, ?, ?, 'patient@example.org', 'INVITED', ?)""", participant, consultation, practitioner, name, position);
        return new Patient(consultation, participant);
    }

    /** A patient of a call of his own. */
    Patient patient(Instant start, String name) {
        return patient(held(start, Duration.ofMinutes(20)), 0, name);
    }

    Due billed(Patient patient, long cents, String status, @Nullable String declineCode) {
        return billed(patient, cents, status, declineCode, NOON);
    }

    Due billed(Patient patient, long cents, String status, @Nullable String declineCode, Instant issuedAt) {
        var note = id();
        var number = "2026-%04d".formatted(++notes);
        write(
                """
                insert into note (id, version, practitioner_id, consultation_id, participant_id, series, year, sequence, number,
                    request_id, issued_at, act_at, label, amount_cents, patient_name, issuer, legal)
                values (?, 0, ?, ?, ?, 'NOTE', 2026, ?, ?, ?, ?, ?, 'Téléconsultation', ?, 'X', 'Y', 'Z')""",
                note,
                practitioner,
                patient.consultation(),
                patient.participant(),
                notes,
                number,
                id(),
                at(issuedAt),
                at(issuedAt),
                cents);
        return new Due(payment(patient, note, cents, status, declineCode, issuedAt), note, number);
    }

    private UUID payment(
            Patient patient, UUID note, long cents, String status, @Nullable String declineCode, Instant issuedAt) {
        var payment = id();
        var paid = status.equals("PAID");
        var closed = status.equals("CANCELED") || status.equals("SETTLED_OTHERWISE") || status.equals("WRITTEN_OFF");
        write(
                """
                insert into payment (id, version, note_id, practitioner_id, consultation_id, participant_id, payee,
                    amount_cents, status, other_means, gateway_id, decline_code, created_at, paid_at, closed_at,
                    balance_transaction_id, fee_cents, net_cents, available_on)
                values (?, 0, ?, ?, ?, ?, 'acct', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                payment,
                note,
                practitioner,
                patient.consultation(),
                patient.participant(),
                cents,
                status,
                status.equals("SETTLED_OTHERWISE") ? "CHEQUE" : null,
                "pi_" + payment,
                declineCode,
                at(issuedAt),
                paid ? at(issuedAt.plusSeconds(60)) : null,
                closed ? at(issuedAt.plusSeconds(60)) : null,
                paid ? "txn_" + payment : null,
                paid ? 63 : null,
                paid ? cents - 63 : null,
                paid ? at(issuedAt.plus(Duration.ofDays(7))) : null);
        return payment;
    }

    Due paid(Patient patient, long cents) {
        return billed(patient, cents, "PAID", null);
    }

    /** The sums alone, as the lists read them. */
    void wentBack(Due due, long refunded, @Nullable DisputeStanding standing) {
        write(
                "update payment set refunded_cents = ?, dispute = ? where id = ?",
                refunded,
                standing == null ? null : standing.name(),
                due.payment());
    }

    /** What a dispute holds back, as the lists read it. */
    void held(Due due, long disputed) {
        write("update payment set disputed_cents = ? where id = ?", disputed, due.payment());
    }

    UUID refund(Due due, long cents, String status, Instant requestedAt) {
        var refund = id();
        var ended = status.equals("FAILED");
        write(
                """
                insert into refund (id, version, payment_id, practitioner_id, amount_cents, status, reason, request_id,
                    gateway_id, requested_at, succeeded_at, ended_at)
                values (?, 0, ?, ?, ?, ?, 'PATIENT_REQUEST', ?, ?, ?, ?, ?)""",
                refund,
                due.payment(),
                practitioner,
                cents,
                status,
                id(),
                "re_" + refund,
                at(requestedAt),
                status.equals("PENDING") ? null : at(requestedAt.plusSeconds(5)),
                ended ? at(requestedAt.plusSeconds(3600)) : null);
        return refund;
    }

    /** What came back of a refund is given in another way. */
    void givenOtherwise(UUID refund, String means, Instant at) {
        write("update refund set given_means = ?, given_at = ? where id = ?", means, at(at), refund);
    }

    /** The credit note that goes with a refund. */
    String credited(Due due, UUID refund, long cents, Instant issuedAt) {
        var number = "A-2026-%04d".formatted(++notes);
        write("""
                insert into note (id, version, practitioner_id, consultation_id, participant_id, series, year, sequence,
                    number, request_id, issued_at, act_at, label, amount_cents, patient_name, issuer, legal, corrects_id,
                    refund_id)
                select ?, 0, practitioner_id, consultation_id, participant_id, 'CREDIT', 2026, ?, ?, ?, ?, act_at, label, ?,
                    patient_name, issuer, legal, id, ? from note where id = ?""", id(), notes, number, id(), at(issuedAt), cents, refund, due.note());
        return number;
    }

    UUID dispute(Due due, String status, Instant openedAt, @Nullable Instant closedAt) {
        var dispute = id();
        write(
                """
                insert into dispute (id, version, payment_id, practitioner_id, gateway_id, amount_cents, withdrawn_cents,
                    fee_cents, status, reason, opened_at, evidence_due_at, has_evidence, closed_at)
                values (?, 0, ?, ?, ?, 2500, ?, 2000, ?, 'fraudulent', ?, ?, false, ?)""",
                dispute,
                due.payment(),
                practitioner,
                "du_" + dispute,
                status.equals("WON") ? 0 : 2500,
                status,
                at(openedAt),
                at(openedAt.plus(Duration.ofDays(9))),
                closedAt == null ? null : at(closedAt));
        return dispute;
    }

    UUID payout(long cents, String status, Instant createdAt, LocalDate arrivalOn, @Nullable String bankReference) {
        var payout = id();
        write(
                """
                insert into payout (id, version, practitioner_id, gateway_id, amount_cents, status, arrival_on,
                    gateway_created_at, failure_code, bank_reference, lines_read_at)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                payout,
                practitioner,
                "po_" + payout,
                cents,
                status,
                arrivalOn,
                at(createdAt),
                status.equals("FAILED") ? "account_closed" : null,
                bankReference,
                at(createdAt));
        return payout;
    }

    UUID line(UUID payout, String kind, long gross, long fee, @Nullable UUID payment) {
        var line = id();
        write("""
                insert into payout_line (id, version, payout_id, practitioner_id, balance_transaction_id, kind, gross_cents,
                    fee_cents, net_cents, happened_at, payment_id)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", line, payout, practitioner, "txn_" + line, kind, gross, fee, gross - fee, at(NOON), payment);
        return line;
    }

    void refundLine(UUID payout, long gross, Due due, UUID refund) {
        write(
                "update payout_line set refund_id = ? where id = ?",
                refund,
                line(payout, "REFUND", gross, 0, due.payment()));
    }

    void disputeLine(UUID payout, long gross, long fee, Due due, UUID dispute) {
        write(
                "update payout_line set dispute_id = ? where id = ?",
                dispute,
                line(payout, "DISPUTE", gross, fee, due.payment()));
    }

    /** The money of a failed transfer leaves again in another. */
    void returned(UUID failed, UUID into, long cents) {
        write(
                "update payout_line set source_id = ? where id = ?",
                "po_" + failed,
                line(into, "PAYOUT_FAILURE", cents, 0, null));
        write("update payout set returned_into_id = ? where id = ?", into, failed);
    }

    void platformFee(UUID line, long cents) {
        write(
                "update payout_line set platform_fee_cents = ?, fee_cents = fee_cents - ? where id = ?",
                cents,
                cents,
                line);
    }

    void linesUnknown(UUID payout) {
        write("update payout set lines_read_at = null where id = ?", payout);
    }

    /** Something of Stripe's own that moved the balance. */
    void balanceEntry(String kind, long net, Instant at) {
        write("""
                insert into balance_entry (practitioner_id, balance_transaction_id, kind, gross_cents, fee_cents,
                    platform_fee_cents, net_cents, created_at, available_on)
                values (?, ?, ?, ?, 0, 0, ?, ?, ?)""", practitioner, "txn_" + id(), kind, net, net, at(at), at(at));
    }

    void failedFor(UUID payout, String code) {
        write("update payout set failure_code = ? where id = ?", code, payout);
    }

    void asked(Due due, int sequence, Instant requestedAt, String outcome) {
        var request = id();
        write(
                "insert into payment_request (id, version, payment_id, sequence, reason, requested_at)"
                        + " values (?, 0, ?, ?, ?, ?)",
                request,
                due.payment(),
                sequence,
                sequence == 1 ? "CALL_ENDED" : "RESENT",
                at(requestedAt));
        write(
                """
                insert into email_message (id, version, practitioner_id, kind, payment_id, payment_request_id, once_key,
                    recipient, message_id, status, created_at, sent_at)
                values (?, 0, ?, 'PAYMENT_REQUEST', ?, ?, ?, 'patient@example.org', ?, ?, ?, ?)""",
                id(),
                practitioner,
                due.payment(),
                request,
                request.toString(),
                request + "@example.org",
                outcome,
                at(requestedAt),
                outcome.equals("SENT") ? at(requestedAt) : null);
    }

    /** Many unpaid calls in the month, one a minute. */
    void manyUnpaid(int calls) {
        write("""
                with held as (
                    insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes,
                        announced_fee_cents, started_at, ended_at, created_at)
                    select gen_random_uuid(), 0, ?, 'ENDED', at, 30, 2500, at, at + interval '48 min 18 s', at
                      from generate_series(1, ?) call, lateral (select ?::timestamptz - call * interval '1 min') t (at)
                    returning id, practitioner_id),
                patient as (
                    insert into participant (id, version, consultation_id, practitioner_id, name, email, status, position)
                    select gen_random_uuid(), 0, id, practitioner_id, 'Zoé Lefèvre', 'z@example.org', 'LEFT', 0 from held
                    returning id, consultation_id, practitioner_id),
                billed as (
                    insert into note (id, version, practitioner_id, consultation_id, participant_id, series, year,
                        sequence, number, request_id, issued_at, act_at, label, amount_cents, patient_name, issuer, legal)
                    select gen_random_uuid(), 0, practitioner_id, consultation_id, id, 'NOTE', 2026, row_number() over (),
                        '2026-' || row_number() over (), gen_random_uuid(), now(), now(), 'T', 2500, 'X', 'Y', 'Z'
                      from patient
                    returning id, practitioner_id, consultation_id, participant_id)
                insert into payment (id, version, note_id, practitioner_id, consultation_id, participant_id, payee,
                    amount_cents, status, created_at)
                select gen_random_uuid(), 0, id, practitioner_id, consultation_id, participant_id, 'acct', 2500, 'OPEN',
                    now()
                  from billed""", practitioner, calls, at(NOON.plus(Duration.ofDays(15))));
    }

    private void write(String sql, @Nullable Object... values) {
        database.sql(sql).params(Arrays.asList(values)).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static UUID id() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
