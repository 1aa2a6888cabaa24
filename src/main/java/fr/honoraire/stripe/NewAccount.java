package fr.honoraire.stripe;

import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountCreateParams.Configuration;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Merchant;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Merchant.Capabilities;
import com.stripe.param.v2.core.AccountCreateParams.Defaults;
import com.stripe.param.v2.core.AccountCreateParams.Defaults.Responsibilities;
import com.stripe.param.v2.core.AccountCreateParams.Identity;
import fr.honoraire.practitioner.LegalForm;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.Profession;
import java.util.UUID;

/** What Stripe is told of a practitioner to open his account: what saves him typing, and our opaque id. */
final class NewAccount {

    private NewAccount() {}

    static AccountCreateParams of(UUID payeeId, Practitioner practitioner) {
        return of(
                payeeId,
                practitioner.displayName(),
                practitioner.contactEmail(),
                practitioner.legalForm(),
                practitioner.profession());
    }

    static AccountCreateParams of(UUID payeeId, String name, String email, LegalForm form, Profession profession) {
        return AccountCreateParams.builder()
                .setDisplayName(name)
                .setContactEmail(email)
                .setDashboard(AccountCreateParams.Dashboard.FULL)
                .setIdentity(Identity.builder()
                        .setCountry("fr")
                        .setEntityType(entityType(form))
                        .build())
                .setConfiguration(Configuration.builder()
                        .setMerchant(merchant(profession))
                        .build())
                .setDefaults(defaults())
                .putMetadata("payee_id", payeeId.toString())
                .addInclude(AccountCreateParams.Include.CONFIGURATION__MERCHANT)
                .addInclude(AccountCreateParams.Include.REQUIREMENTS)
                .build();
    }

    private static Identity.EntityType entityType(LegalForm form) {
        return switch (form) {
            case EI -> Identity.EntityType.INDIVIDUAL;
            case SOCIETE -> Identity.EntityType.COMPANY;
        };
    }

    private static Merchant merchant(Profession profession) {
        var cards = Capabilities.CardPayments.builder().setRequested(true).build();
        return Merchant.builder()
                .setMcc(categoryCode(profession))
                .setCapabilities(Capabilities.builder().setCardPayments(cards).build())
                .build();
    }

    /** Among https://docs.stripe.com/connect/setting-mcc#list; 8099 is a health practitioner without a code of his own. */
    private static String categoryCode(Profession profession) {
        return switch (profession) {
            case MEDECIN -> "8011";
            case CHIRURGIEN_DENTISTE -> "8021";
            case OSTEOPATHE -> "8031";
            case PEDICURE_PODOLOGUE -> "8049";
            case SAGE_FEMME,
                    INFIRMIER,
                    KINESITHERAPEUTE,
                    ORTHOPHONISTE,
                    ORTHOPTISTE,
                    ERGOTHERAPEUTE,
                    DIETETICIEN,
                    PHARMACIEN,
                    PSYCHOLOGUE -> "8099";
        };
    }

    /** With Stripe collecting fees and bearing losses, the practitioner is merchant of record and no debt of his is ours. */
    private static Defaults defaults() {
        return Defaults.builder()
                .setCurrency("eur")
                .addLocale(Defaults.Locale.FR_FR)
                .setResponsibilities(Responsibilities.builder()
                        .setFeesCollector(Responsibilities.FeesCollector.STRIPE)
                        .setLossesCollector(Responsibilities.LossesCollector.STRIPE)
                        .build())
                .build();
    }
}
