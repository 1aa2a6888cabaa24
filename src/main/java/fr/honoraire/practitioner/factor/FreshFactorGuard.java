package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.FreshFactor;
import fr.honoraire.shared.security.Reauthentication;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before what needs a fresh proof. A form may bring the code along that was asked for in its way. */
@Component
class FreshFactorGuard implements HandlerInterceptor, WebMvcConfigurer {

    /** The field in which the page that asks sends the code, beside those of the form it was asked for. */
    static final String CODE = "fresh-code";

    /** Where the reason for a refusal waits for that page. */
    static final String REFUSAL = FreshFactorGuard.class.getName();

    private final Reauthentication reauthentication;
    private final CodeService codes;
    private final FactorSession session;
    private final CodeCheck check;

    FreshFactorGuard(
            Reauthentication reauthentication, @Lazy CodeService codes, FactorSession session, @Lazy CodeCheck check) {
        this.reauthentication = reauthentication;
        this.codes = codes;
        this.session = session;
        this.check = check;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        var brought = Objects.requireNonNullElse(request.getParameter(CODE), "");
        if (!brought.isBlank() && HttpMethod.POST.matches(request.getMethod())) {
            take(brought, request, response);
        }
        if (request.getAttribute(REFUSAL) == null
                && (!method.hasMethodAnnotation(FreshFactor.class) || reauthentication.isFresh())) {
            return true;
        }
        request.getRequestDispatcher("/signin/again").forward(request, response);
        return false;
    }

    private void take(String code, HttpServletRequest request, HttpServletResponse response) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !Factors.areGiven(who) || !(who.getPrincipal() instanceof SignedIn me)) {
            return;
        }
        check.refusal(() -> codes.takeCode(me, code))
                .ifPresentOrElse(
                        refusal -> request.setAttribute(REFUSAL, refusal),
                        () -> session.grant(me, Factors.CODE, request, response));
    }
}
