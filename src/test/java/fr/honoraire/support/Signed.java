package fr.honoraire.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.SignedIn;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Requests of somebody who is signed in, for tests that are not about signing in. */
public final class Signed {

    private Signed() {}

    /** He has given his password and a code, just now. */
    public static RequestPostProcessor in(SignedIn who) {
        return authentication(with(who, Duration.ZERO, Factors.PASSWORD, Factors.CODE));
    }

    /** He has given both, but not lately. */
    public static RequestPostProcessor inForAWhile(SignedIn who) {
        return authentication(with(who, Duration.ofMinutes(11), Factors.PASSWORD, Factors.CODE));
    }

    /** He has given his password alone. */
    public static RequestPostProcessor halfWayIn(SignedIn who) {
        return authentication(with(who, Duration.ZERO, Factors.PASSWORD));
    }

    private static Authentication with(SignedIn who, Duration ago, String... factors) {
        var given = Embedded.clock().instant().minus(ago);
        var authorities = Stream.of(factors)
                .map(factor -> FactorGrantedAuthority.withAuthority(factor)
                        .issuedAt(given)
                        .build())
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(who, null, authorities);
    }
}
