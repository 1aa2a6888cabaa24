package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.Typed;
import fr.honoraire.shared.throttle.TooOften;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs in by e-mail and password. It grants this one factor, so that a second can be asked for beside it. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final AccountService accounts;
    private final SignInGuard guard;
    private final ApplicationEventPublisher events;

    PasswordSignIn(AccountService accounts, SignInGuard guard, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.guard = guard;
        this.events = events;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var email = Typed.email(attempt.getName());
        count(email, attempt);
        var me = accounts.identify(email, String.valueOf(attempt.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("unknown address or wrong password"));
        guard.succeeded(email);
        var password = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
        return UsernamePasswordAuthenticationToken.authenticated(me, null, List.of(password));
    }

    private void count(String email, Authentication attempt) {
        try {
            guard.attempt(email);
        } catch (TooOften e) {
            var tooMany = new TooManyAttempts(e);
            events.publishEvent(new AuthenticationFailureLockedEvent(attempt, tooMany));
            throw tooMany;
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
