package fr.honoraire.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.Money;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Superuser;
import fr.honoraire.support.Visitor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do and see is written down, and nobody rewrites it unnoticed. */
@IntegrationTest
class AuditTrailTest {

    @Autowired
    private Given given;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditCheck check;

    @Autowired
    private AuditHealth health;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private Practice practice;
    private Visitor visitor;

    @BeforeEach
    void aPractice() {
        practice = given.aPractice();
        visitor = new Visitor(properties.baseUrl());
    }

    /** The chain somebody tampered with goes, so that the next test finds all as it should be. */
    @AfterEach
    void asBefore() {
        Superuser.does(
                "delete from audit_entry where practitioner_id = '%s'".formatted(practice.id()),
                "delete from audit_chain where id = '%s'".formatted(practice.id()),
                "update audit_check set entries = 0, broken = 0, samples = '{}', checked_at = null");
    }

    @Test
    void whoComesInWhoIsRefusedAndWhoLeavesIsWritten() {
        signIn("not his password");
        signIn(practice.password());
        visitor.giveCode(practice.email());
        visitor.post("/signout", "");

        assertThat(of("account_id", practice.who().accountId()))
                .containsExactly(
                        "SIGN_UP DONE",
                        "FACTOR_ADDED DONE",
                        "RECOVERY_CODES_MADE DONE",
                        "SIGN_IN REFUSED",
                        "SIGN_IN DONE",
                        "SECOND_FACTOR DONE",
                        "SIGN_OUT DONE");
    }

    @Test
    void anUnknownAddressIsWrittenWithoutIt() {
        var before = of("chain_id", new UUID(-1, -1)).size();

        visitor.post("/signin", "email=nobody@example.org&password=whatever");

        assertThat(of("chain_id", new UUID(-1, -1))).hasSize(before + 1).last().isEqualTo("SIGN_IN REFUSED");
    }

    @Test
    void whoLooksAtPatientsOrTakesTheirDataAwayIsWritten() {
        var call = given.aCall(practice);
        var payment = given.billed(call);
        signIn(practice.password());
        visitor.giveCode(practice.email());
        var before = own().size();

        visitor.get("/consultations");
        visitor.get("/consultations/" + call.consultationId());
        visitor.get("/consultations/" + call.consultationId() + "/room");
        visitor.get("/monitoring");
        visitor.get("/monitoring.csv");
        visitor.get("/notes/" + payment.noteId());
        visitor.get("/payouts");

        assertThat(own().subList(before, own().size()))
                .containsExactly(
                        "AGENDA_READ DONE",
                        "CONSULTATION_READ DONE",
                        "ROOM_READ DONE",
                        "MONITORING_READ DONE",
                        "MONITORING_EXPORTED DONE",
                        "NOTE_READ DONE");
        assertThat(of("subject_id", call.consultationId())).contains("CONSULTATION_READ DONE", "ROOM_READ DONE");
    }

    @Test
    void whoAsksForWhatIsNotHisIsWrittenToo() {
        var others = given.aCall(given.aPractice());
        signIn(practice.password());
        visitor.giveCode(practice.email());

        visitor.get("/consultations/" + others.consultationId());

        assertThat(own()).last().isEqualTo("CONSULTATION_READ REFUSED");
    }

    @Test
    void whoMovesMoneyIsWritten() {
        given.canceled(given.anUnpaidNote(practice), practice);
        given.refunded(given.paid(given.anUnpaidNote(practice)), Money.ofCents(5_00), practice);

        assertThat(own())
                .containsExactly(
                        "SIGN_UP DONE",
                        "FACTOR_ADDED DONE",
                        "RECOVERY_CODES_MADE DONE",
                        "CONSULTATION_PLANNED DONE",
                        "NOTE_ISSUED DONE",
                        "PAYMENT_CANCELED DONE",
                        "CONSULTATION_PLANNED DONE",
                        "NOTE_ISSUED DONE",
                        "REFUND_ASKED DONE");
    }

    @Test
    void whatComesToNothingIsNotWrittenAndARefusalIs() {
        var subject = UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            trail.write(AuditKind.PROFILE_CHANGED, practice.who(), subject);
            trail.writeApart(new AuditEntry(
                    AuditKind.SETTINGS_CHANGED,
                    AuditOutcome.REFUSED,
                    practice.who().accountId(),
                    practice.id(),
                    subject));
            status.setRollbackOnly();
        });

        assertThat(of("subject_id", subject)).containsExactly("SETTINGS_CHANGED REFUSED");
    }

    @Test
    void manyAtOnceMakeOneChainThatHolds() {
        AtOnce.times(20, () -> {
            trail.write(AuditKind.MONITORING_READ, practice.who(), null);
            return "";
        });

        check.look();

        assertThat(own()).hasSize(23);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set subject_id = gen_random_uuid() where chain_id = ':p' and sequence = 2",
                "update audit_entry set happened_at = happened_at + interval '1 hour' where chain_id = ':p' and sequence = 2",
                "update audit_entry set account_id = null where chain_id = ':p' and sequence = 4",
                "delete from audit_entry where chain_id = ':p' and sequence = 2",
                "delete from audit_entry where chain_id = ':p' and sequence = 1",
                "delete from audit_entry where chain_id = ':p' and sequence = 4",
                "delete from audit_entry where chain_id = ':p'",
                "delete from audit_chain where id = ':p'",
                """
                insert into audit_entry select chain_id, 5, kind, outcome, account_id, practitioner_id, subject_id,
                    happened_at, hash from audit_entry where chain_id = ':p' and sequence = 4""",
                """
                with moved as (update audit_entry set sequence = sequence + 1 where chain_id = ':p' and sequence = 4)
                insert into audit_entry select chain_id, 6, kind, outcome, account_id, practitioner_id, subject_id,
                    happened_at, hash from audit_entry where chain_id = ':p' and sequence = 3"""
            })
    void whateverASuperuserChangesTakesOutOrSlipsInIsFound(String tampering) {
        trail.write(AuditKind.MONITORING_READ, practice.who(), UUID.randomUUID());
        assertThat(own()).hasSize(4);
        check.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        Superuser.does(tampering.replace(":p", practice.id().toString()));
        check.look();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().get("chains"))
                .isEqualTo(List.of(practice.id().toString()));
        assertThat(metrics.get("honoraire.audit.broken").gauge().value()).isPositive();
    }

    @Test
    void aChainThatIsGoneWholeIsMissed() {
        check.look();

        Superuser.does(
                "delete from audit_entry where practitioner_id = '%s'".formatted(practice.id()),
                "delete from audit_chain where id = '%s'".formatted(practice.id()));
        check.look();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set kind = 'SIGN_OUT'",
                "delete from audit_entry",
                "truncate audit_entry",
                "truncate money_journal",
                "truncate note, payment cascade"
            })
    void theTrailTheJournalAndNotesAreNeitherChangedNorEmptied(String statement) {
        assertThatThrownBy(() -> database.sql(statement).update()).isNotNull();
    }

    private void signIn(String password) {
        visitor.post("/signin", "email=" + Visitor.typed(practice.email()) + "&password=" + Visitor.typed(password));
    }

    private List<String> own() {
        return of("chain_id", practice.id());
    }

    private List<String> of(String column, UUID id) {
        return database.sql("select kind || ' ' || outcome from audit_entry where " + column + " = :id"
                        + " order by happened_at, sequence")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
