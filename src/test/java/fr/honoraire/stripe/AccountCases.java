package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCase.Needs.KEY;
import static fr.honoraire.stripe.StripeCase.Needs.READY_ACCOUNT;
import static fr.honoraire.stripe.TestedStripe.LINK_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.param.v2.core.AccountRetrieveParams;
import com.stripe.param.v2.core.AccountRetrieveParams.Include;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.Requirement;
import fr.honoraire.shared.GatewayRefused;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What we rely on about practitioners' accounts. */
final class AccountCases {

    private static final String NOBODY = "acct_1HonoraireNobody00";

    private AccountCases() {}

    static List<StripeCase> all() {
        return List.of(
                StripeCase.of(
                        1,
                        "An account opens with what we know of a practitioner, and the same attempt opens no second",
                        "api/v2/core/accounts/create",
                        KEY,
                        AccountCases::opensOnce),
                StripeCase.of(
                                2,
                                "Each link to the hosted form is another one",
                                "api/v2/core/account-links/create",
                                KEY,
                                AccountCases::linksToTheForm)
                        .onlySimulated("a link opens once, then leads to a fresh one"),
                StripeCase.of(
                        3,
                        "What Stripe asks of a practitioner is told one by one, with how soon and what stops without it",
                        "api/v2/core/accounts/object#v2_account_object-requirements",
                        KEY,
                        AccountCases::asksOneByOne),
                StripeCase.of(
                                4,
                                "A practitioner who has given his bank has it read by name and last four digits",
                                "api/external_accounts/list",
                                READY_ACCOUNT,
                                AccountCases::tellsTheBank)
                        .onlySimulated("the bank is told for certain"),
                StripeCase.of(
                        5,
                        "An account that is not ours is refused",
                        "connect/authentication",
                        KEY,
                        AccountCases::refusesForeignAccounts));
    }

    private static void opensOnce(TestedStripe stripe) throws StripeException {
        var id = UUID.randomUUID();

        var opened = stripe.payees().open(id, 1, new NewPractitioner());

        assertThat(opened.id()).startsWith("acct_");
        assertThat(opened.charges()).isNotEqualTo(Capability.ACTIVE);
        assertThat(opened.closed()).isFalse();
        assertThat(stripe.payees().open(id, 1, new NewPractitioner()).id()).isEqualTo(opened.id());
        var account = stripe.client()
                .v2()
                .core()
                .accounts()
                .retrieve(
                        opened.id(),
                        AccountRetrieveParams.builder()
                                .addInclude(Include.CONFIGURATION__MERCHANT)
                                .addInclude(Include.DEFAULTS)
                                .addInclude(Include.IDENTITY)
                                .build());
        assertThat(account.getMetadata()).containsEntry("payee_id", id.toString());
        assertThat(account.getDashboard()).isEqualTo("full");
        assertThat(account.getIdentity().getCountry()).isEqualToIgnoringCase("fr");
        assertThat(account.getIdentity().getEntityType()).isEqualTo("individual");
        assertThat(account.getDefaults().getCurrency()).isEqualTo("eur");
        var responsibilities = account.getDefaults().getResponsibilities();
        assertThat(responsibilities.getFeesCollector()).isEqualTo("stripe");
        assertThat(responsibilities.getLossesCollector()).isEqualTo("stripe");
        assertThat(account.getConfiguration().getMerchant().getMcc()).isEqualTo("8011");
    }

    private static void linksToTheForm(TestedStripe stripe) {
        var account = stripe.newcomer().id();

        var first = stripe.form(account);

        assertThat(stripe.form(account)).isNotEqualTo(first);
        if (stripe.isSimulated()) {
            assertThat(stripe.simulator().get(first).headers().firstValue("Location"))
                    .hasValueSatisfying(there -> assertThat(there).doesNotStartWith(LINK_EXPIRED));
            assertThat(stripe.simulator().get(first).headers().firstValue("Location"))
                    .hasValueSatisfying(there -> assertThat(there).startsWith(LINK_EXPIRED));
        } else {
            assertThat(first.toString())
                    .as("one of stripe.onboarding-origins")
                    .startsWith("https://connect.stripe.com/");
        }
    }

    private static void asksOneByOne(TestedStripe stripe) {
        var asked = stripe.payees().read(stripe.newcomer().id()).requirements();

        assertThat(asked).extracting(Requirement::field).isNotEmpty().doesNotHaveDuplicates();
        assertThat(asked).allSatisfy(requirement -> {
            assertThat(requirement.field()).isNotBlank();
            assertThat(requirement.errors()).isEmpty();
        });
        assertThat(asked)
                .anySatisfy(requirement -> assertThat(requirement.restricts()).contains("card_payments"));
        assertThat(asked).anyMatch(Requirement::mustBeGivenNow);
    }

    private static void tellsTheBank(TestedStripe stripe) {
        assertThat(stripe.payees().read(stripe.newcomer().id()).bank()).isNull();

        var payee = stripe.payees().read(stripe.ready());

        var bank = payee.bank();
        if (bank == null && !stripe.isSimulated()) {
            stripe.remark("Stripe tells us no bank account of " + payee.id() + ": pages name none.");
            return;
        }
        assertThat(Objects.requireNonNull(bank).last4()).matches("\\d{4}");
        assertThat(bank.name()).isNotBlank();
    }

    private static void refusesForeignAccounts(TestedStripe stripe) {
        assertThatThrownBy(() -> stripe.payees().read(NOBODY)).isInstanceOf(GatewayRefused.class);
        assertThatThrownBy(() -> stripe.payments().read(NOBODY, "pi_3HonoraireNobody00000001"))
                .isInstanceOf(GatewayRefused.class);
    }
}
