package fr.honoraire.shared.security;

import java.time.InstantSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether who is at the keyboard is still the one who signed in. For what always needs it there is {@link FreshFactor}; where
 * it depends on what was typed, the handler of a POST asks, and hands over if he has to prove himself first:
 *
 * <pre>{@code
 * if (amount.isMoreThan(limit) && !reauthentication.isFresh()) {
 *     return Reauthentication.ASK;
 * }
 * }</pre>
 */
@Component
public class Reauthentication {

    /** The view that asks for a code or a passkey, and then sends the same form to the same address again. */
    public static final String ASK = "forward:/signin/again";

    private final InstantSource clock;

    Reauthentication(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether he has proven himself in the last ten minutes. */
    public boolean isFresh() {
        return Factors.areFresh(SecurityContextHolder.getContext().getAuthentication(), clock.instant());
    }
}
