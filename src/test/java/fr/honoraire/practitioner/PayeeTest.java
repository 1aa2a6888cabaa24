package fr.honoraire.practitioner;

import static fr.honoraire.practitioner.Capability.ACTIVE;
import static fr.honoraire.practitioner.Capability.BLOCKED;
import static fr.honoraire.practitioner.Capability.NOT_READY;
import static fr.honoraire.practitioner.Capability.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.practitioner.Requirement.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayeeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final Instant SOON = Instant.parse("2026-12-24T10:00:00Z");

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
        var other = new GatewayPayee("acct_other", ACTIVE, ACTIVE, null, List.of(), null, false);

        assertThatThrownBy(() -> payee.observe(other, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatStripeExaminedAndRefusesIsNewsEvenWhileMoreLacks() {
        seen(NOT_READY, asked("iban", Deadline.CURRENTLY_DUE), sent("document"));

        var refused = new Requirement[] {asked("iban", Deadline.CURRENTLY_DUE), refused("document")};
        assertThat(seen(NOT_READY, refused).nowNeedsAttention()).isTrue();
        assertThat(seen(NOT_READY, refused).nowNeedsAttention()).isFalse();
    }

    @Test
    void whatIsRefusedOnTheSpotIsNoNews() {
        seen(NOT_READY, asked("document", Deadline.CURRENTLY_DUE));

        assertThat(seen(NOT_READY, refused("document")).nowNeedsAttention()).isFalse();
    }

    @Test
    void aDemandWithADateIsNewsWhenItComesAndWhenItIsOver() {
        seen(ACTIVE);

        assertThat(seen(ACTIVE, until("url", Deadline.EVENTUALLY_DUE)).nowNeedsAttention())
                .isTrue();
        assertThat(seen(ACTIVE, until("url", Deadline.CURRENTLY_DUE)).nowNeedsAttention())
                .isFalse();
        assertThat(seen(ACTIVE, until("url", Deadline.PAST_DUE)).nowNeedsAttention())
                .isTrue();
        assertThat(seen(BLOCKED, until("url", Deadline.PAST_DUE)).nowNeedsAttention())
                .isFalse();
    }

    @Test
    void aRefusedBankAccountIsOneNews() {
        seen(ACTIVE);
        var spoilt = new GatewayBank("BANQUE", "2606", true);
        var stopped = new GatewayPayee("acct_1", ACTIVE, BLOCKED, spoilt, List.of(), null, false);
        var asking = new GatewayPayee(
                "acct_1", ACTIVE, BLOCKED, spoilt, List.of(asked("external_account", Deadline.PAST_DUE)), null, false);

        assertThat(payee.observe(stopped, NOW).nowNeedsAttention()).isTrue();
        assertThat(payee.standing()).isEqualTo(Standing.BANK_REFUSED);
        assertThat(payee.observe(asking, NOW).nowNeedsAttention()).isFalse();
        var again = seen(ACTIVE);
        assertThat(again).isEqualTo(new Payee.Change(true, false, false, true));
    }

    @Test
    void beingRejectedIsNewsOnceWhateverMoreIsLearntOfWhy() {
        seen(ACTIVE);

        assertThat(stopped("restricted_other").nowNeedsAttention()).isTrue();
        assertThat(stopped("rejected.fraud").nowNeedsAttention()).isFalse();
        assertThat(payee.standing()).isEqualTo(Standing.REJECTED);
        assertThat(payee.stopReason()).isEqualTo(StopReason.FRAUD);
    }

    @Test
    void theWorstIsToldFirst() {
        seen(NOT_READY, asked("url", Deadline.PAST_DUE));
        assertThat(payee.standing()).isEqualTo(Standing.OPENING);
        seen(NOT_READY, refused("document"));
        assertThat(payee.standing()).isEqualTo(Standing.REFUSED);
        seen(UNDER_REVIEW, sent("document"));
        assertThat(payee.standing()).isEqualTo(Standing.UNDER_REVIEW);
        seen(ACTIVE);
        assertThat(payee.standing()).isEqualTo(Standing.COMPLETE);
        seen(ACTIVE, until("url", Deadline.CURRENTLY_DUE));
        assertThat(payee.standing()).isEqualTo(Standing.ASKED);
        seen(BLOCKED, until("url", Deadline.PAST_DUE));
        assertThat(payee.standing()).isEqualTo(Standing.STOPPED);
        payee.observe(new GatewayPayee("acct_1", BLOCKED, BLOCKED, null, List.of(), null, true), NOW);
        assertThat(payee.standing()).isEqualTo(Standing.CLOSED);
    }

    @Test
    void theBannerComesFourteenDaysBefore() {
        seen(ACTIVE, until("url", Deadline.CURRENTLY_DUE));

        assertThat(Banner.of(payee, SOON.minus(Duration.ofDays(15)))).isNull();
        assertThat(Banner.of(payee, SOON.minus(Duration.ofDays(13))))
                .isEqualTo(new Banner("frame.banner.before", SOON));
    }

    private Payee.Change stopped(String by) {
        return payee.observe(new GatewayPayee("acct_1", BLOCKED, BLOCKED, null, List.of(), by, false), NOW);
    }

    private Payee.Change seen(Capability charges, Requirement... asked) {
        var bank = new GatewayBank("BANQUE", "2606", false);
        return payee.observe(new GatewayPayee("acct_1", charges, charges, bank, List.of(asked), null, false), NOW);
    }

    private static Requirement until(String field, Deadline deadline) {
        return new Requirement(field, deadline, SOON, false, List.of(), List.of());
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
