package fr.honoraire.practitioner;

import static fr.honoraire.practitioner.Capability.ACTIVE;
import static fr.honoraire.practitioner.Capability.BLOCKED;
import static fr.honoraire.practitioner.Capability.NOT_READY;
import static fr.honoraire.practitioner.Capability.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.practitioner.Requirement.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayeeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Payee payee = new Payee(UUID.randomUUID(), NOW);

    @Test
    void whileHeIsStillGivingHisFirstAnswersNothingIsNews() {
        assertThat(seen(NOT_READY, asked("iban", Deadline.CURRENTLY_DUE)).nowNeedsAttention())
                .isFalse();
        assertThat(seen(NOT_READY, asked("url", Deadline.PAST_DUE)).nowNeedsAttention())
                .isFalse();
    }

    @Test
    void somethingAskedForLaterIsNewsOnce() {
        seen(ACTIVE);

        assertThat(seen(ACTIVE, asked("url", Deadline.CURRENTLY_DUE)).nowNeedsAttention())
                .isTrue();
        assertThat(seen(ACTIVE, asked("url", Deadline.CURRENTLY_DUE)).nowNeedsAttention())
                .isFalse();
        assertThat(seen(ACTIVE, asked("url", Deadline.PAST_DUE)).nowNeedsAttention())
                .isTrue();
    }

    @Test
    void aPaperRefusedAfterHeGaveAllIsNews() {
        seen(UNDER_REVIEW, sent("document"));

        assertThat(seen(NOT_READY, refused("document")).nowNeedsAttention()).isTrue();
    }

    @Test
    void whatIsOnlyAnnouncedOrExaminedIsNoNews() {
        seen(ACTIVE);

        assertThat(seen(ACTIVE, asked("url", Deadline.EVENTUALLY_DUE), sent("document"))
                        .nowNeedsAttention())
                .isFalse();
    }

    @Test
    void beingStoppedIsNewsOnce() {
        seen(ACTIVE);

        assertThat(seen(BLOCKED).nowNeedsAttention()).isTrue();
        assertThat(seen(BLOCKED).nowNeedsAttention()).isFalse();
    }

    @Test
    void thatHeCanBePaidIsToldWhenItBegins() {
        assertThat(seen(UNDER_REVIEW).nowCanBePaid()).isFalse();
        assertThat(seen(ACTIVE).nowCanBePaid()).isTrue();
        assertThat(seen(ACTIVE).nowCanBePaid()).isFalse();
    }

    @Test
    void theSameAnswerTwiceChangesNothing() {
        assertThat(seen(ACTIVE).isAny()).isTrue();
        assertThat(seen(ACTIVE).isAny()).isFalse();
    }

    @Test
    void hisAccountIsNeverSwappedForAnother() {
        seen(ACTIVE);
        var other = new GatewayPayee("acct_other", ACTIVE, ACTIVE, null, null, List.of(), false);

        assertThatThrownBy(() -> payee.observe(other, NOW)).isInstanceOf(IllegalStateException.class);
    }

    private Payee.Change seen(Capability charges, Requirement... asked) {
        return payee.observe(
                new GatewayPayee("acct_1", charges, charges, "BANQUE", "2606", List.of(asked), false), NOW);
    }

    private static Requirement asked(String field, Deadline deadline) {
        return new Requirement(field, deadline, null, false, List.of(), List.of());
    }

    private static Requirement sent(String field) {
        return new Requirement(field, Deadline.CURRENTLY_DUE, null, true, List.of(), List.of());
    }

    private static Requirement refused(String field) {
        return new Requirement(
                field, Deadline.CURRENTLY_DUE, null, false, List.of("verification_document_expired"), List.of());
    }
}
