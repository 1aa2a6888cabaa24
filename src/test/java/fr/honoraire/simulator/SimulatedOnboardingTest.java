package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BankAccount;
import com.stripe.model.v2.core.Account;
import com.stripe.param.v2.core.AccountCloseParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase.AccountOnboarding;
import com.stripe.param.v2.core.AccountListParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import com.stripe.param.v2.core.EventListParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a practitioner's account is completed on the hosted page. */
class SimulatedOnboardingTest {

    private static final String RETURN = "http://localhost/account/bank";
    private static final String REFRESH = "http://localhost/account/bank/link";
    private static final String COMPLETE = "given_name=Claire&surname=Martin&birthday=1980-05-17&line1=1+rue+de+la+Paix"
            + "&postal_code=75002&city=Paris&phone=0612345678&website=&activity=M%C3%A9decine&terms=accepted"
            + "&holder=Claire+Martin&iban=FR14+2004+1010+0505+0001+3M02+606&proof_of_address=accepted&document=";

    private static StripeSimulator stripe;
    private static TestPlatform platform;
    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        stripe = StripeSimulator.start(0);
        platform = new TestPlatform(stripe);
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @BeforeEach
    void reset() {
        stripe.reset();
    }

    @Test
    void aNewAccountMayDoNothingAndSaysWhatItLacks() throws StripeException {
        var account = read(platform.newAccount());

        assertThat(cardPayments(account)).isEqualTo("restricted");
        assertThat(payouts(account)).isEqualTo("restricted");
        assertThat(account.getRequirements().getEntries())
                .extracting(Account.Requirements.Entry::getDescription)
                .contains(
                        "external_account",
                        "identity.individual.documents.primary_verification",
                        "defaults.profile.business_url")
                .doesNotContain("configuration.merchant.mcc");
    }

    @Test
    void theHostedPageOpensThePayments() throws Exception {
        var account = platform.newAccount();
        var visit = open(link(account));

        var answer = post(visit, COMPLETE + "accepted");

        assertThat(answer.headers().firstValue("Location")).hasValue(RETURN);
        var complete = read(account);
        assertThat(cardPayments(complete)).isEqualTo("active");
        assertThat(payouts(complete)).isEqualTo("active");
        assertThat(complete.getRequirements().getEntries()).isEmpty();
        assertThat(platform.client()
                        .v1()
                        .accounts()
                        .retrieve(account)
                        .getExternalAccounts()
                        .getData())
                .hasSize(1);
    }

    @Test
    void anUnreadableDocumentIsAskedForAgainAndNothingElse() throws Exception {
        var account = platform.newAccount();
        post(open(link(account)), COMPLETE + "verification_document_not_readable");

        assertThat(cardPayments(read(account))).isEqualTo("restricted");
        var entry = read(account).getRequirements().getEntries().getFirst();
        assertThat(entry.getErrors().getFirst().getCode()).isEqualTo("verification_document_not_readable");

        var visit = open(link(account));
        assertThat(get(visit).body()).contains("Pièce d’identité").doesNotContain("IBAN");
        post(visit, "document=review");
        assertThat(cardPayments(read(account))).isEqualTo("pending");

        stripe.acceptPapers(account);
        assertThat(cardPayments(read(account))).isEqualTo("active");
    }

    @Test
    void aWrongIbanStaysOnThePage() throws Exception {
        var visit = open(link(platform.newAccount()));

        var answer = post(visit, COMPLETE.replace("FR14", "FR15") + "accepted");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cet IBAN n’est pas valide.");
    }

    @Test
    void aLinkOpensOnce() throws Exception {
        var link = link(platform.newAccount());
        open(link);

        assertThat(get(link).headers().firstValue("Location")).hasValue(REFRESH);
    }

    @Test
    void aLinkDoesNotLast() throws Exception {
        var link = link(platform.newAccount());
        stripe.advance(Duration.ofMinutes(10));

        assertThat(get(link).headers().firstValue("Location")).hasValue(REFRESH);
    }

    @Test
    void papersAskedForLaterStopPayoutsThenPayments() throws StripeException {
        var account = platform.readyAccount();

        stripe.lackPapers(account);
        assertThat(cardPayments(read(account))).isEqualTo("active");
        assertThat(payouts(read(account))).isEqualTo("restricted");
        assertThat(read(account)
                        .getRequirements()
                        .getSummary()
                        .getMinimumDeadline()
                        .getTime())
                .isNotNull();

        stripe.advance(Duration.ofDays(15));
        assertThat(cardPayments(read(account))).isEqualTo("restricted");
    }

    @Test
    void anythingMayBeAskedForWithADateAndStopsEverythingOnceItIsOver() throws Exception {
        var account = platform.readyAccount();
        var deadline = stripe.now().plus(Duration.ofDays(20));
        stripe.account(account).demand("identity.individual.id_numbers", deadline, "information_missing");

        var asked = read(account).getRequirements();
        assertThat(asked.getEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getMinimumDeadline().getStatus()).isEqualTo("currently_due");
            assertThat(entry.getErrors().getFirst().getCode()).isEqualTo("information_missing");
        });
        assertThat(asked.getSummary().getMinimumDeadline().getTime()).isEqualTo(deadline);
        assertThat(cardPayments(read(account))).isEqualTo("active");

        var before = thin(account, "v2.core.account[requirements].updated");
        stripe.advance(Duration.ofDays(21));
        assertThat(thin(account, "v2.core.account[requirements].updated")).isEqualTo(before + 1);
        assertThat(thin(account, "v2.core.account[configuration.merchant].capability_status_updated"))
                .isEqualTo(2);
        assertThat(cardPayments(read(account))).isEqualTo("restricted");
        var v1 = platform.client().v1().accounts().retrieve(account);
        assertThat(v1.getRequirements().getPastDue()).containsExactly("individual.id_numbers");
        assertThat(v1.getRequirements().getDisabledReason()).isEqualTo("requirements.past_due");
        assertThat(v1.getChargesEnabled()).isFalse();

        var visit = open(link(account));
        assertThat(get(visit).body()).contains("identity.individual.id_numbers");
        post(visit, "identity.individual.id_numbers=12345");
        assertThat(cardPayments(read(account))).isEqualTo("active");
    }

    @Test
    void aPaperInReviewIsRefusedWithAnyCodeOrAccepted() throws Exception {
        var account = platform.readyAccount();
        var path = "identity.individual.documents.primary_verification";
        stripe.account(account).demand(path, stripe.now());
        stripe.account(account).examine(path);
        assertThat(cardPayments(read(account))).isEqualTo("pending");

        stripe.account(account).refuse(path, "verification_document_expired");
        assertThat(cardPayments(read(account))).isEqualTo("restricted");
        assertThat(platform.client()
                        .v1()
                        .accounts()
                        .retrieve(account)
                        .getRequirements()
                        .getErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getRequirement()).isEqualTo("individual.verification.document"));

        stripe.account(account).accept(path);
        assertThat(cardPayments(read(account))).isEqualTo("active");
    }

    @Test
    void aRejectedAccountSaysLessInTheSecondApiThanInTheFirst() throws Exception {
        var account = platform.readyAccount();
        stripe.account(account).reject("rejected.fraud");

        var cards =
                read(account).getConfiguration().getMerchant().getCapabilities().getCardPayments();
        assertThat(cards.getStatus()).isEqualTo("restricted");
        assertThat(cards.getStatusDetails()).singleElement().satisfies(detail -> {
            assertThat(detail.getCode()).isEqualTo("restricted_other");
            assertThat(detail.getResolution()).isEqualTo("contact_stripe");
        });
        assertThat(platform.client()
                        .v1()
                        .accounts()
                        .retrieve(account)
                        .getRequirements()
                        .getDisabledReason())
                .isEqualTo("rejected.fraud");
    }

    @Test
    void aClosedAccountIsListedApartAndTakesNoMoreLinks() throws Exception {
        var accounts = platform.client().v2().core().accounts();
        var closed = platform.readyAccount();
        var open = platform.readyAccount();
        assertThatThrownBy(() -> accounts.close(closed)).isInstanceOf(InvalidRequestException.class);

        var params = AccountCloseParams.builder()
                .addAppliedConfiguration(AccountCloseParams.AppliedConfiguration.MERCHANT)
                .build();
        assertThat(accounts.close(closed, params).getClosed()).isTrue();

        assertThat(accounts.list().getData()).map(Account::getId).containsExactly(open);
        assertThat(accounts.list(AccountListParams.builder().setClosed(true).build())
                        .getData())
                .map(Account::getId)
                .containsExactly(closed);
        assertThatThrownBy(() -> link(closed)).isInstanceOf(InvalidRequestException.class);
        assertThat(thin(closed, "v2.core.account.closed")).isEqualTo(1);
    }

    @Test
    void theListComesPageByPage() throws Exception {
        var newest = List.of(platform.newAccount(), platform.newAccount(), platform.newAccount())
                .reversed();

        var pages = platform.client()
                .v2()
                .core()
                .accounts()
                .list(AccountListParams.builder().setLimit(2L).build());

        assertThat(pages.getData()).hasSize(2);
        assertThat(pages.getNextPageUrl()).contains("limit=2");
        assertThat(pages.autoPagingIterable()).map(Account::getId).containsExactlyElementsOf(newest);
    }

    @Test
    void aSpoiltBankAccountStopsPayoutsUntilThereIsAnother() throws Exception {
        var account = platform.readyAccount();
        stripe.account(account).bankRefused();
        assertThat(payouts(read(account))).isEqualTo("restricted");
        assertThat(cardPayments(read(account))).isEqualTo("active");
        assertThat(bankStatus(account)).isEqualTo("errored");

        post(open(link(account)), "holder=Claire+Martin&iban=DE62370400440532013001");

        assertThat(payouts(read(account))).isEqualTo("active");
        assertThat(bankStatus(account)).isEqualTo("new");
    }

    @Test
    void onlyPartsThatThereAreMayBeIncluded() throws Exception {
        var account = platform.newAccount();
        var request = HttpRequest.newBuilder(URI.create(stripe.baseUrl() + "/v2/core/accounts/" + account
                        + "?include[0]=secrets".replace("[", "%5B").replace("]", "%5D")))
                .header("Authorization", "Bearer sk_test_x")
                .header("Stripe-Version", Stripe.API_VERSION)
                .build();

        assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    private static String bankStatus(String account) throws StripeException {
        var banks = platform.client().v1().accounts().externalAccounts().list(account);
        return ((BankAccount) banks.getData().getFirst()).getStatus();
    }

    private static long thin(String account, String type) throws StripeException {
        var params =
                EventListParams.builder().setObjectId(account).setLimit(100L).build();
        return platform.client().v2().core().events().list(params).getData().stream()
                .filter(event -> event.getType().equals(type))
                .count();
    }

    private static String link(String account) throws StripeException {
        var onboarding = AccountOnboarding.builder()
                .addConfiguration(AccountOnboarding.Configuration.MERCHANT)
                .setReturnUrl(RETURN)
                .setRefreshUrl(REFRESH)
                .build();
        var params = AccountLinkCreateParams.builder()
                .setAccount(account)
                .setUseCase(UseCase.builder()
                        .setType(UseCase.Type.ACCOUNT_ONBOARDING)
                        .setAccountOnboarding(onboarding)
                        .build())
                .build();
        return platform.client().v2().core().accountLinks().create(params).getUrl();
    }

    private String open(String link) throws IOException, InterruptedException {
        return stripe.baseUrl() + get(link).headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static Account read(String account) throws StripeException {
        var params = AccountRetrieveParams.builder()
                .addInclude(AccountRetrieveParams.Include.CONFIGURATION__MERCHANT)
                .addInclude(AccountRetrieveParams.Include.REQUIREMENTS)
                .addInclude(AccountRetrieveParams.Include.IDENTITY)
                .addInclude(AccountRetrieveParams.Include.DEFAULTS)
                .build();
        return platform.client().v2().core().accounts().retrieve(account, params);
    }

    private static String cardPayments(Account account) {
        return account.getConfiguration()
                .getMerchant()
                .getCapabilities()
                .getCardPayments()
                .getStatus();
    }

    private static String payouts(Account account) {
        return account.getConfiguration()
                .getMerchant()
                .getCapabilities()
                .getStripeBalance()
                .getPayouts()
                .getStatus();
    }
}
