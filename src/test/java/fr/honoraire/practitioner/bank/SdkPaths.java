package fr.honoraire.practitioner.bank;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything the SDK's own types let one say of an account, by the path under which Stripe asks for it. */
final class SdkPaths {

    /** Where the second API, then the first, keeps what it may ask for. */
    private static final Map<String, Class<?>> ROOTS = Map.of(
            "identity", com.stripe.param.v2.core.AccountCreateParams.Identity.class,
            "configuration.merchant", com.stripe.param.v2.core.AccountCreateParams.Configuration.Merchant.class,
            "defaults", com.stripe.param.v2.core.AccountCreateParams.Defaults.class,
            "individual", com.stripe.param.AccountCreateParams.Individual.class,
            "company", com.stripe.param.AccountCreateParams.Company.class,
            "business_profile", com.stripe.param.AccountCreateParams.BusinessProfile.class,
            "documents", com.stripe.param.AccountCreateParams.Documents.class,
            "tos_acceptance", com.stripe.param.AccountCreateParams.TosAcceptance.class,
            "settings", com.stripe.param.AccountCreateParams.Settings.class);

    /** Choices and looks, which nobody is asked for. */
    private static final List<String> CHOICES = List.of(
            "configuration.merchant.bacs_debit_payments",
            "configuration.merchant.branding",
            "configuration.merchant.capabilities",
            "configuration.merchant.card_payments",
            "configuration.merchant.konbini_payments",
            "configuration.merchant.sepa_debit_payments",
            "defaults.currency",
            "defaults.locales",
            "defaults.responsibilities",
            "settings.bacs_debit_payments",
            "settings.branding",
            "settings.card_issuing",
            "settings.card_payments.decline_on",
            "settings.invoices",
            "settings.payouts.debit_negative_balances",
            "settings.payouts.schedule",
            "settings.treasury");

    /** What both APIs ask for as a whole, or under the name of a person, and no parameter's type names. */
    private static final List<String> WHOLE = List.of(
            "business_type",
            "external_account",
            "identity.entity_type",
            "identity.individual.documents.primary_verification",
            "identity.individual.documents.secondary_verification",
            "individual.verification.additional_document",
            "individual.verification.document",
            "interv_1Ab.other_supportability_inquiry.form",
            "interv_1Ab.restricted_or_prohibited_industry_diligence.form",
            "interv_1Ab.supportability_rejection_appeal.form",
            "person_1Ab.verification.document",
            "representative.first_name");

    private SdkPaths() {}

    static SortedSet<String> all() {
        var paths = new TreeSet<>(WHOLE);
        ROOTS.forEach((path, type) -> collect(path, type, paths));
        return paths;
    }

    private static void collect(String path, Type type, SortedSet<String> paths) {
        if (CHOICES.contains(path)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                collect(path, generic.getActualTypeArguments()[0], paths);
            }
        } else if (type instanceof Class<?> nested
                && !nested.isEnum()
                && !fields(nested).isEmpty()) {
            fields(nested).forEach((name, field) -> collect(path + "." + name, field, paths));
        } else {
            paths.add(path);
        }
    }

    private static Map<String, Type> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(SerializedName.class))
                .filter(field -> !field.getName().matches("extraParams|metadata"))
                .collect(Collectors.toMap(
                        field -> field.getAnnotation(SerializedName.class).value(), Field::getGenericType));
    }
}
