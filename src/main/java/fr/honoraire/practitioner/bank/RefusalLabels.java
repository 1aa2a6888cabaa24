package fr.honoraire.practitioner.bank;

import java.util.List;
import java.util.regex.Pattern;

/** Understands why Stripe refused what was given: some hundred codes, a few families, one safe sentence for the rest. */
final class RefusalLabels {

    /** Codes that begin so, and the family they belong to; the first that fits. */
    private record Family(Pattern codes, String name) {

        static Family of(String name, String codes) {
            return new Family(Pattern.compile(codes), name);
        }
    }

    private static final List<Family> FAMILIES = List.of(
            Family.of("expired", "verification_document_expired"),
            Family.of("copy", "verification_document_failed_copy"),
            Family.of("unreadable", "verification_document_(not_readable|corrupt|failed_greyscale|not_uploaded)"),
            Family.of("sides", "verification_document_(missing_|incomplete)"),
            Family.of("large", "verification_document_too_large"),
            Family.of("kind", "verification_document_(type|country|duplicate|invalid|failed_test)"),
            Family.of("mismatch", "verification_document_\\w+_mismatch"),
            Family.of("incomplete", "verification_document_(\\w+_missing|not_signed)"),
            Family.of("document", "verification_document_"),
            Family.of("selfie", "verification_selfie_"),
            Family.of("companyNumber", "verification_failed_(tax_id|business)|invalid_tax_id"),
            Family.of(
                    "address",
                    "verification_failed_(address|residential)|invalid_(street_)?address|unresolvable_postal_code"),
            Family.of(
                    "people",
                    "verification_(missing|extraneous|directors|legal_entity|rejected_owner)"
                            + "|verification_failed_(authorizer|representative)|invalid_(signator|representative)"),
            Family.of("identity", "verification_failed_"),
            Family.of("companyDocument", "verification_requires_additional_"),
            Family.of("birth", "invalid_dob"),
            Family.of("websiteIncomplete", "invalid_url_website_incomplete"),
            Family.of("website", "invalid_url"),
            Family.of("activity", "invalid_product_description|unsupported_business|verification_supportability"),
            Family.of("descriptor", "invalid_statement_descriptor"),
            Family.of("companyName", "invalid_(business_profile|company)_name"),
            Family.of("terms", "invalid_tos"),
            Family.of("missing", "information_missing"));

    private RefusalLabels() {}

    /** The family of a code, {@code other} if we do not know it. */
    static String family(String code) {
        return FAMILIES.stream()
                .filter(family -> family.codes().matcher(code).lookingAt())
                .findFirst()
                .map(Family::name)
                .orElse("other");
    }
}
