package fr.honoraire.shared.security;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * What proves who signs in: the password and a code, or a passkey alone, which proves two things at once, that he has it
 * and that it knows him. So does the State's provider for health professionals.
 */
public final class Factors {

    public static final String PASSWORD = FactorGrantedAuthority.PASSWORD_AUTHORITY;

    /** A code of the application on his telephone, or one of his recovery codes. */
    public static final String CODE = "FACTOR_CODE";

    public static final String PASSKEY = FactorGrantedAuthority.WEBAUTHN_AUTHORITY;

    /** The State has identified him as the health professional he is, by his card or telephone and its code: two things at once. */
    public static final String PROFESSIONAL = "FACTOR_PROFESSIONAL";

    /** How long one who has just proven himself need not do so again. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private Factors() {}

    /** Lets in whoever has proven himself twice. */
    static <T> AuthorizationManager<T> both() {
        return AllRequiredFactorsAuthorizationManager.anyOf(
                AllRequiredFactorsAuthorizationManager.<T>builder()
                        .requireFactor(factor -> factor.authority(PASSWORD))
                        .requireFactor(factor -> factor.authority(CODE))
                        .build(),
                AllRequiredFactorsAuthorizationManager.<T>builder()
                        .requireFactor(factor -> factor.authority(PASSKEY))
                        .build(),
                AllRequiredFactorsAuthorizationManager.<T>builder()
                        .requireFactor(factor -> factor.authority(PROFESSIONAL))
                        .build());
    }

    /** Whether this person has come in for good. After the password alone he has not. */
    public static boolean areGiven(@Nullable Authentication who) {
        var decision = Factors.<Object>both().authorize(() -> who, Factors.class);
        return decision != null && decision.isGranted();
    }

    /** Whether he has proven himself in the last minutes, by more than his password. */
    public static boolean areFresh(@Nullable Authentication who, Instant now) {
        return areGiven(who)
                && who != null
                && who.getAuthorities().stream()
                        .filter(FactorGrantedAuthority.class::isInstance)
                        .map(FactorGrantedAuthority.class::cast)
                        .filter(factor -> !PASSWORD.equals(factor.getAuthority()))
                        .anyMatch(factor -> now.isBefore(factor.getIssuedAt().plus(FRESH)));
    }
}
