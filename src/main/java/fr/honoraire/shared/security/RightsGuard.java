package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets members of a team do what they were given, and nothing else. A page whose author forgot to say is closed to them. */
@Component
class RightsGuard implements HandlerInterceptor {

    private final RequestRights rights;

    RightsGuard(RequestRights rights) {
        this.rights = rights;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && RequestRights.whoever() != null && !isOpen(method)) {
            var his = rights.of(request);
            var needed = needed(method);
            if (!his.isOwner() && (needed == null || !his.satisfy(needed))) {
                throw new AccessDeniedException("not among his rights");
            }
        }
        return true;
    }

    private static boolean isOpen(HandlerMethod method) {
        if (method.hasMethodAnnotation(Needs.class)) {
            return false;
        }
        return method.hasMethodAnnotation(ForEveryone.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ForEveryone.class);
    }

    private static @Nullable Needs needed(HandlerMethod method) {
        var own = method.getMethodAnnotation(Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
    }
}
