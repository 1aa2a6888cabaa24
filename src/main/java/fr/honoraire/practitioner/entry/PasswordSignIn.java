package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.AccountService;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs in by e-mail and password. It grants this one factor, so that a second can be asked for beside it. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final AccountService accounts;

    PasswordSignIn(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var me = accounts.identify(attempt.getName(), String.valueOf(attempt.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("unknown address or wrong password"));
        var password = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
        return UsernamePasswordAuthenticationToken.authenticated(me, null, List.of(password));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
