package fr.honoraire.shared.audit;

import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Writes who opened a page of patients' data before the page leaves: what cannot be written down is not shown. */
@Component
class ReadAudit implements HandlerInterceptor {

    private final AuditTrail trail;

    ReadAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        read(handler).ifPresent(kind -> reader(request).ifPresent(who -> trail.write(kind, who, subject(request))));
    }

    /** An id that is unknown, or another's: asking for many of them shows. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (response.getStatus() == HttpStatus.NOT_FOUND.value()) {
            read(handler)
                    .ifPresent(kind -> reader(request).ifPresent(who -> trail.writeApart(refusal(kind, who, request))));
        }
    }

    private static AuditEntry refusal(AuditKind kind, SignedIn who, HttpServletRequest request) {
        return new AuditEntry(kind, AuditOutcome.REFUSED, who.accountId(), who.practitionerId(), subject(request));
    }

    private static Optional<AuditKind> read(Object handler) {
        return handler instanceof HandlerMethod method
                ? Optional.ofNullable(method.getMethodAnnotation(AuditedRead.class))
                        .map(AuditedRead::value)
                : Optional.empty();
    }

    private static Optional<SignedIn> reader(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication proof
                        && proof.getPrincipal() instanceof SignedIn who
                ? Optional.of(who)
                : Optional.empty();
    }

    private static @Nullable UUID subject(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
                && parts.get("id") instanceof String id) {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException notAnId) {
                return null;
            }
        }
        return null;
    }
}
