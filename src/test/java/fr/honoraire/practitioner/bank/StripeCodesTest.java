package fr.honoraire.practitioner.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import fr.honoraire.practitioner.Requirement;
import fr.honoraire.practitioner.Requirement.Deadline;
import fr.honoraire.practitioner.StopReason;
import fr.honoraire.practitioner.bank.RequirementLabelsTest.French;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every word Stripe may use of an account has a sentence of ours, meant for it; and the document that lists them is true. */
class StripeCodesTest {

    private static final Path DOCUMENT = Path.of("docs/stripe-requirements.md");
    private static final boolean WRITES = "write".equals(System.getProperty("stripe.requirements"));
    private static final String MERCHANT = "v2.core.account.configuration.merchant.capabilities.";

    private final Properties codes = codes();

    @Test
    void theListIsOfThisSdk() {
        assertThat(List.of(Stripe.VERSION, Stripe.API_VERSION))
                .describedAs("""
                        src/test/resources/stripe/codes.properties was taken from another version of the SDK. Compare each of its
                        lists with the javadoc of the same property in this version (Account.Requirements.Errors#getCode and so
                        on), take over what is new, write the new version at its top, run this test, give each code it names a
                        sentence in RefusalLabels, StopReason or RequirementLabels, then run it with -Dstripe.requirements=write.
                        """)
                .containsExactly(codes.getProperty("sdk"), codes.getProperty("api"));
    }

    @Test
    void everythingTheSdkCanSayOfAnAccountHasAName() {
        assertThat(SdkPaths.all())
                .hasSizeGreaterThan(250)
                .allSatisfy(path -> assertThat(RequirementLabels.need(path))
                        .describedAs(path)
                        .isNotEqualTo(Need.OTHER));
    }

    @Test
    void everyRefusalHasASentence() {
        assertThat(refusals()).hasSize(104).allSatisfy(code -> {
            assertThat(RefusalLabels.of(code).reference()).describedAs(code).isNull();
            assertThat(French.says("refusal." + RefusalLabels.of(code).family()))
                    .isNotBlank();
        });
    }

    @Test
    void noSentenceIsLeftWithoutARefusal() {
        assertThat(refusals())
                .map(code -> RefusalLabels.of(code).family())
                .containsAll(RefusalLabels.families())
                .doesNotContain("other");
    }

    @Test
    void everyReasonToStopHasASentence() {
        assertThat(stops()).hasSizeGreaterThan(25).allSatisfy(code -> {
            assertThat(StopReason.of(code)).describedAs(code).isNotEqualTo(StopReason.UNKNOWN);
            assertThat(French.says("stop." + StopReason.of(code))).isNotBlank();
        });
    }

    /** The switches of the gateway know these and no others; see Permissions and Accounts. */
    @Test
    void theWordsTheGatewayDecidesByAreTheOnesItKnows() {
        assertThat(list(MERCHANT + "status")).containsOnly("active", "pending", "restricted", "unsupported");
        assertThat(list(MERCHANT + "status_details.resolution"))
                .containsOnly("contact_stripe", "no_resolution", "provide_info");
        assertThat(list("v2.core.account.requirements.entries.minimum_deadline.status"))
                .containsOnly("currently_due", "eventually_due", "past_due");
        assertThat(list("v2.core.account.requirements.entries.awaiting_action_from"))
                .containsOnly("stripe", "user");
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        var truth = document();
        if (WRITES) {
            Files.writeString(DOCUMENT, truth);
        }
        assertThat(DOCUMENT)
                .describedAs("run this test with -Dstripe.requirements=write, then read what changed")
                .content()
                .isEqualTo(truth);
    }

    private String document() {
        var lines = new ArrayList<String>();
        lines.add("# What Stripe says of an account, and what we make of it\n");
        lines.add(
                "Made by `StripeCodesTest` from the types of stripe-java %s (API version %s) and from the texts of the pages;"
                        .formatted(Stripe.VERSION, Stripe.API_VERSION));
        lines.add(
                "`./mvnw test -Dtest=StripeCodesTest -Dstripe.requirements=write` makes it again. A word of Stripe's that is");
        lines.add("not listed here is shown as it is, beside a sentence that is safe to say.\n");
        lines.add("## How soon, and what stops\n");
        table(lines, "deadline", List.of("past_due", "currently_due", "eventually_due"), StripeCodesTest::deadline);
        table(lines, "restricts", capabilities(), StripeCodesTest::effect);
        lines.add("## What was refused, and why\n");
        table(
                lines,
                "code",
                refusals(),
                code -> French.says("refusal." + RefusalLabels.of(code).family()));
        lines.add("## Why an account is stopped\n");
        table(lines, "code", stops(), code -> French.says("stop." + StopReason.of(code)));
        lines.add("## What may be asked\n");
        table(lines, "path", SdkPaths.all(), StripeCodesTest::demand);
        return String.join("\n", lines);
    }

    private static void table(
            List<String> lines, String head, Collection<String> codes, UnaryOperator<String> sentence) {
        lines.add("| " + head + " | in French |");
        lines.add("| --- | --- |");
        codes.forEach(code -> lines.add("| `" + code + "` | " + sentence.apply(code) + " |"));
        lines.add("");
    }

    private static String deadline(String status) {
        var deadline = Deadline.valueOf(status.toUpperCase(Locale.ROOT));
        var line = RequirementLine.of(List.of(asked(deadline, List.of()))).getFirst();
        return French.says(line.when());
    }

    private static String effect(String capability) {
        var stops = RequirementLine.of(List.of(asked(Deadline.CURRENTLY_DUE, List.of(capability))))
                .getFirst()
                .stops();
        return stops.isEmpty() ? "(not ours: nothing is said)" : French.says("bank.stops." + stops);
    }

    private static Requirement asked(Deadline deadline, List<String> restricts) {
        return new Requirement("external_account", deadline, null, false, List.of(), restricts);
    }

    private static String demand(String path) {
        var need = RequirementLabels.need(path);
        return "**%s.** %s".formatted(French.says("need." + need), French.says("need." + need + ".accepts"));
    }

    private SortedSet<String> refusals() {
        var all = new TreeSet<>(list("account.requirements.errors.code"));
        all.addAll(list("v2.core.account.requirements.entries.errors.code"));
        return all;
    }

    private SortedSet<String> stops() {
        var all = new TreeSet<>(list("account.requirements.disabled_reason"));
        all.addAll(list("capability.requirements.disabled_reason"));
        all.addAll(list(MERCHANT + "status_details.code"));
        return all;
    }

    private List<String> capabilities() {
        return list("v2.core.account.requirements.entries.impact.restricts_capabilities.capability");
    }

    private List<String> list(String name) {
        return List.of(
                Objects.requireNonNull(codes.getProperty(name), name).strip().split("\\s+", -1));
    }

    private static Properties codes() {
        var codes = new Properties();
        try (var in = StripeCodesTest.class.getResourceAsStream("/stripe/codes.properties")) {
            codes.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }
}
