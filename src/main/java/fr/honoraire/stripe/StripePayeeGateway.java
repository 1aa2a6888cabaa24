package fr.honoraire.stripe;

import static com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;

import com.stripe.StripeClient;
import com.stripe.model.BankAccount;
import com.stripe.model.v2.core.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountExternalAccountListParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import fr.honoraire.practitioner.GatewayPayee;
import fr.honoraire.practitioner.PayeeGateway;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.StopReason;
import fr.honoraire.shared.GatewayRefused;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Practitioners' accounts by Stripe's accounts API v2: they deal with Stripe themselves, which bears losses and takes its fees. */
@Component
class StripePayeeGateway implements PayeeGateway {

    private final StripeClient client;
    private final StripeCalls calls;
    private final StripeProperties properties;

    StripePayeeGateway(StripeClient client, StripeCalls calls, StripeProperties properties) {
        this.client = client;
        this.calls = calls;
        this.properties = properties;
    }

    @Override
    public GatewayPayee open(UUID payeeId, int attempt, Practitioner practitioner) {
        var params = NewAccount.of(payeeId, practitioner);
        var options = RequestOptions.builder()
                .setIdempotencyKey("payee-" + payeeId + "-" + attempt)
                .build();
        var account = calls.ask(() -> client.v2().core().accounts().create(params, options));
        return Accounts.seen(account, Optional.empty(), null);
    }

    @Override
    public GatewayPayee read(String gatewayId) {
        var params = AccountRetrieveParams.builder()
                .addInclude(AccountRetrieveParams.Include.CONFIGURATION__MERCHANT)
                .addInclude(AccountRetrieveParams.Include.REQUIREMENTS)
                .build();
        Account account = calls.ask(() -> client.v2().core().accounts().retrieve(gatewayId, params));
        var stoppedBy = Permissions.stoppedBy(account).map(said -> moreExactly(gatewayId, said));
        return Accounts.seen(account, bank(gatewayId), stoppedBy.orElse(null));
    }

    /** Version 2 says that an account is stopped, version 1 why: https://docs.stripe.com/api/accounts/object. */
    private String moreExactly(String gatewayId, String said) {
        try {
            var requirements = calls.ask(() -> client.v1().accounts().retrieveCurrent(StripeCalls.on(gatewayId)))
                    .getRequirements();
            var reason = requirements == null ? null : requirements.getDisabledReason();
            return reason == null || isVague(reason) ? said : reason;
        } catch (GatewayRefused _) {
            return said;
        }
    }

    private static boolean isVague(String reason) {
        return switch (StopReason.of(reason)) {
            case HELD, INFORMATION, UNKNOWN -> true;
            case FRAUD, TERMS, LISTED, UNVERIFIED, REJECTED, INACTIVE, BUSINESS, COUNTRY, LEGAL_FORM, OURS, REVIEW ->
                false;
        };
    }

    /** Only v1 tells of bank accounts. That it knows none, or will not say, is no reason not to show the rest. */
    private Optional<BankAccount> bank(String gatewayId) {
        var params = AccountExternalAccountListParams.builder()
                .setObject("bank_account")
                .setLimit(100L)
                .build();
        try {
            var found =
                    calls.ask(() -> client.v1().accounts().externalAccounts().list(gatewayId, params));
            return Accounts.usual(found.getData());
        } catch (GatewayRefused _) {
            return Optional.empty();
        }
    }

    @Override
    public URI onboarding(String gatewayId, URI comeBack, URI linkExpired) {
        var form = UseCase.AccountOnboarding.builder()
                .addConfiguration(UseCase.AccountOnboarding.Configuration.MERCHANT)
                .setReturnUrl(comeBack.toString())
                .setRefreshUrl(linkExpired.toString())
                .build();
        var params = AccountLinkCreateParams.builder()
                .setAccount(gatewayId)
                .setUseCase(UseCase.builder()
                        .setType(UseCase.Type.ACCOUNT_ONBOARDING)
                        .setAccountOnboarding(form)
                        .build())
                .build();
        return URI.create(calls.ask(() -> client.v2().core().accountLinks().create(params))
                .getUrl());
    }

    @Override
    public List<String> onboardingOrigins() {
        return properties.onboardingOrigins();
    }
}
