package fr.honoraire.shared.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
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
                .build();
    }
}
