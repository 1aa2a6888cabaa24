package fr.honoraire.shared.security;

import fr.honoraire.shared.scope.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Actuator's own port: whoever reaches it may read health, info and metrics, and there is nothing else to find. */
@Configuration(proxyBeanMethods = false)
class OpsSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain ops(
            HttpSecurity http, @Value("${management.server.port}") int port, @Value("${server.port}") int mainPort) {
        RequestMatcher isOps = request -> port != mainPort && request.getLocalPort() == port;
        return http.securityMatcher(isOps)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(OpsSecurity::seeingAll, AuthorizationFilter.class)
                .build();
    }

    /** Metrics and health count over all practitioners. */
    private static void seeingAll(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ScopeFilter.within(Scope.system("ops"), request, response, chain);
    }
}
