package fr.honoraire.practitioner.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.practitioner.Requirement;
import fr.honoraire.practitioner.Requirement.Deadline;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementLineTest {

    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void anAddressAskedForFieldByFieldIsOneLine() {
        var lines = RequirementLine.of(List.of(
                asked("identity.individual.address.line1", Deadline.CURRENTLY_DUE),
                asked("identity.individual.address.city", Deadline.CURRENTLY_DUE)));

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.need()).isEqualTo(Need.ADDRESS));
    }

    @Test
    void whatIsLateComesFirstAndWhatIsExaminedLast() {
        var lines = RequirementLine.of(List.of(
                sent("individual.verification.document"),
                asked("external_account", Deadline.EVENTUALLY_DUE),
                asked("individual.email", Deadline.CURRENTLY_DUE),
                asked("business_profile.url", Deadline.PAST_DUE)));

        assertThat(lines)
                .extracting(RequirementLine::need)
                .containsExactly(Need.WEBSITE, Need.EMAIL, Need.IBAN, Need.IDENTITY_DOCUMENT);
        assertThat(lines).extracting(RequirementLine::isDue).containsExactly(true, true, false, false);
    }

    @Test
    void twoUnknownDemandsStayTwoLinesWithTheirReferences() {
        var lines = RequirementLine.of(
                List.of(asked("new.one", Deadline.CURRENTLY_DUE), asked("new.other", Deadline.CURRENTLY_DUE)));

        assertThat(lines).extracting(RequirementLine::reference).containsExactlyInAnyOrder("new.one", "new.other");
    }

    @Test
    void itSaysUntilWhenWhyAndWhatStops() {
        var line = RequirementLine.of(List.of(new Requirement(
                        "individual.verification.document",
                        Deadline.CURRENTLY_DUE,
                        SOON,
                        false,
                        List.of("verification_document_expired"),
                        List.of("card_payments", "stripe_balance.payouts"))))
                .getFirst();

        assertThat(line.when()).isEqualTo("bank.when.before");
        assertThat(line.dueAt()).isEqualTo(SOON);
        assertThat(line.refusals()).containsExactly(new Refusal("expired", null));
        assertThat(line.stops()).isEqualTo("both");
    }

    @Test
    void whatStopsIsToldOnlyWhereItIsKnown() {
        assertThat(stops("stripe_balance.payouts")).isEqualTo("payouts");
        assertThat(stops("transfers")).isEqualTo("payouts");
        assertThat(stops("card_payments")).isEqualTo("charges");
        assertThat(stops("klarna_payments")).isEqualTo("means");
        assertThat(stops("treasury")).isEmpty();
    }

    private static String stops(String capability) {
        var asked = new Requirement(
                "external_account", Deadline.CURRENTLY_DUE, null, false, List.of(), List.of(capability));
        return RequirementLine.of(List.of(asked)).getFirst().stops();
    }

    private static Requirement asked(String field, Deadline deadline) {
        return new Requirement(field, deadline, null, false, List.of(), List.of());
    }

    private static Requirement sent(String field) {
        return new Requirement(field, Deadline.CURRENTLY_DUE, null, true, List.of(), List.of());
    }
}
