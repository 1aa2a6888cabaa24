package fr.honoraire.practitioner.psc;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.security.Door;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Pro Santé Connect as a second door, open only where the operator has switched it on. */
@Configuration(proxyBeanMethods = false)
class PscConfiguration {

    static final String NAME = "psc";

    private static final String CALLBACK = "/signin/psc/callback";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Its description is read when somebody first comes by it: that it is down keeps nobody else out. */
    @Bean
    ClientRegistrationRepository professionals(PscProperties properties, HonoraireProperties ours) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(properties, ours)));
    }

    private static ClientRegistration registration(PscProperties properties, HonoraireProperties ours) {
        return ClientRegistrations.fromOidcIssuerLocation(
                        Objects.requireNonNull(properties.issuer()).toString())
                .registrationId(NAME)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .scope(properties.scopes())
                .redirectUri(ours.address(CALLBACK).toString())
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /**
     * Nothing of it is kept but who somebody is, and that only once {@link PscReturn} knows him here. Whether it is open is asked
     * at each start: what is generated when the application is built must hold for both.
     */
    @Bean
    Door professionalsComeIn(ClientRegistrationRepository registrations, PscProperties properties, PscReturn arrival) {
        return properties.enabled() ? http -> open(http, registrations, properties, arrival) : http -> {};
    }

    private static void open(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            PscProperties properties,
            PscReturn arrival) {
        http.oauth2Login(login -> login.loginPage("/signin")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoTokensKept())
                .withObjectPostProcessor(new NobodyYet())
                .authorizationEndpoint(there -> there.authorizationRequestResolver(asking(registrations, properties)))
                .redirectionEndpoint(back -> back.baseUri(CALLBACK))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(user -> user.oidcUserService(users()))
                .successHandler(arrival)
                .failureHandler(arrival));
    }

    private static OAuth2AuthorizationRequestResolver asking(
            ClientRegistrationRepository registrations, PscProperties properties) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/signin/with");
        resolver.setAuthorizationRequestCustomizer(
                request -> request.additionalParameters(Map.of("acr_values", properties.level())));
        return resolver;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(hurried())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static OidcUserService users() {
        var http = new RestTemplate(hurried());
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var plain = new DefaultOAuth2UserService();
        plain.setRestOperations(http);
        var users = new OidcUserService();
        users.setOauth2UserService(plain);
        users.setRetrieveUserInfo(request -> true);
        return users;
    }

    private static JdkClientHttpRequestFactory hurried() {
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE);
        return requests;
    }

    /** Whom the provider names does not get into the session by that: {@link PscReturn} decides, and writes it. */
    private static final class NobodyYet implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {

        @Override
        public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
            filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
            return filter;
        }
    }
}
