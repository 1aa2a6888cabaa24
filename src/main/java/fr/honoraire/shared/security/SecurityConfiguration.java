package fr.honoraire.shared.security;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.scope.LinkReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Who may come in, and the headers every answer carries. Patients have no account: their signed link is checked by the page. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String[] OPEN_TO_ALL = {
        "/",
        "/signin",
        "/signin/refused",
        "/signin/passkey/**",
        "/signin/psc/**",
        "/signup/**",
        "/password/**",
        "/email/confirm/*",
        "/help/**",
        "/join/**",
        "/pay/**",
        "/invitations/*",
        "/error",
        "/static/**",
        "/webjars/**",
        "/favicon.ico"
    };

    /** The password opens these, and nothing else: where the second factor is given, or chosen the first time. */
    private static final String[] SECOND_STEP = {"/signin/factor", "/signin/recovery", "/signin/enrol/**"};

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            HonoraireProperties properties,
            ObjectProvider<Door> doors,
            LinkReader links,
            SafeHeaders safe) {
        doors.orderedStream().forEach(door -> door.addTo(http));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN_TO_ALL)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/webhooks/stripe")
                        .permitAll()
                        .requestMatchers(SECOND_STEP)
                        .authenticated()
                        .anyRequest()
                        .access(Factors.both()))
                .exceptionHandling(denied -> denied.authenticationEntryPoint(new SessionEntryPoint())
                        .defaultDeniedHandlerForMissingAuthority(new FactorEntryPoint(), Factors.CODE))
                .addFilterAfter(new SessionLife(), SecurityContextHolderFilter.class)
                .formLogin(form -> form.loginPage("/signin")
                        .usernameParameter("email")
                        .successHandler(new SimpleUrlAuthenticationSuccessHandler(FactorEntryPoint.THERE))
                        .failureForwardUrl("/signin/refused"))
                .logout(logout -> logout.logoutUrl("/signout").logoutSuccessUrl("/signin?signed-out"))
                .csrf(csrf ->
                        csrf.csrfTokenRepository(csrfCookie(properties)).ignoringRequestMatchers("/webhooks/stripe"))
                .headers(headers -> headers.defaultsDisabled().addHeaderWriter(safe))
                .addFilterBefore(new ScopeFilter(links), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(new PagesOnlyRequestCache()))
                .build();
    }

    /** Patients get no session, so that looking at a page writes nothing: their token lives in a cookie. */
    private static CookieCsrfTokenRepository csrfCookie(HonoraireProperties properties) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(properties.cookieName("csrf"));
        repository.setCookieCustomizer(cookie ->
                cookie.path("/").httpOnly(true).secure(properties.isSecure()).sameSite("Lax"));
        repository.setHeaderName("X-CSRF-TOKEN");
        return repository;
    }

    @Bean
    CookieSerializer sessionCookie(HonoraireProperties properties) {
        var serializer = new DefaultCookieSerializer();
        serializer.setCookieName(properties.cookieName("session"));
        serializer.setCookiePath("/");
        serializer.setUseHttpOnlyCookie(true);
        serializer.setUseSecureCookie(properties.isSecure());
        serializer.setSameSite("Lax");
        return serializer;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }
}
