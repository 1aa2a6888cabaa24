package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What whoever makes this request may do. Asked of the register once. */
@Component
public class RequestRights {

    private static final String ATTRIBUTE = RequestRights.class.getName();

    private final RightsRegister register;

    RequestRights(RightsRegister register) {
        this.register = register;
    }

    public Rights of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Rights known) {
            return known;
        }
        var me = whoever();
        var rights = me == null ? Rights.NONE : register.of(me);
        request.setAttribute(ATTRIBUTE, rights);
        return rights;
    }

    static @Nullable SignedIn whoever() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn me ? me : null;
    }
}
