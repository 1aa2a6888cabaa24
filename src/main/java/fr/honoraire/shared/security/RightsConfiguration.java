package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guard before every page that is not open to all, and tells the pages what they may show. */
@Configuration(proxyBeanMethods = false)
class RightsConfiguration implements WebMvcConfigurer {

    private final RightsGuard guard;

    RightsConfiguration(RightsGuard guard) {
        this.guard = guard;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard).excludePathPatterns(SecurityConfiguration.OPEN_TO_ALL);
    }

    /** For the templates: what is not to be done here is not shown either. */
    @ControllerAdvice
    static class Pages {

        private final RequestRights rights;

        Pages(RequestRights rights) {
            this.rights = rights;
        }

        @ModelAttribute("rights")
        Rights rights(HttpServletRequest request) {
            return rights.of(request);
        }
    }
}
