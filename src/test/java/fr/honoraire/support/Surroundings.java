package fr.honoraire.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Everything the application needs around it, in one JVM: PostgreSQL, Stripe's simulator, a mail catcher. Started once. A
 * value that is given explicitly wins, so that one part can be the real one, or a proxy, while the rest stays embedded.
 */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final Ports ports;

    /** For tests: any free ports. */
    public Surroundings() {
        this(Ports.FREE);
    }

    Surroundings(Ports ports) {
        this.ports = ports;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("clock", Embedded.clock());
        var environment = context.getEnvironment();
        var ours = new HashMap<String, Object>();
        application(environment, ours);
        database(environment, ours);
        mail(environment, ours);
        SimulatedStripe.addTo(environment, ours, ports);
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("surroundings", ours));
    }

    private void application(ConfigurableEnvironment environment, Map<String, Object> ours) {
        var port = ports.of(environment, "server.port", 8080);
        ours.put("server.port", port);
        ours.put("management.server.port", ports.of(environment, "management.server.port", 8081));
        if (ports == Ports.FREE) {
            ours.put("reconciliation.unattended", false);
            ours.put("notification.evenings", false);
            ours.put("psc.enabled", true);
            ours.put("psc.issuer", Embedded.identityProvider().issuer());
            ours.put("psc.client-id", IdentityProvider.CLIENT);
            ours.put("psc.client-secret", IdentityProvider.SECRET);
            ours.put("stripe.answer-within", "4s");
            ours.put("room.turn-urls", "turn:127.0.0.1:" + ports.of(environment, "turn.port", 3478) + "?transport=udp");
            ours.put("room.turn-secret", "only-for-tests");
            // All tests come from one address, one after the other.
            List.of("signin-address", "signin-all", "mail-form-address", "link-address", "unknown-link-address")
                    .forEach(limit -> ours.put("throttle.limits." + limit, "1000000/1h"));
            // Tests leave their rooms open and put the clock forward.
            ours.put("room.closes-after", "36500d");
        }
        if (isMissing(environment, "honoraire.base-url")) {
            ours.put("honoraire.base-url", "http://localhost:" + port);
        }
        if (isMissing(environment, "honoraire.link-secret")) {
            ours.put("honoraire.link-secret", "only-for-trying-and-tests-" + "0".repeat(16));
        }
        if (isMissing(environment, "honoraire.factor-key")) {
            ours.put("honoraire.factor-key", "only-for-trying-and-tests-" + "1".repeat(16));
        }
        if (isMissing(environment, "honoraire.mail-from")) {
            ours.put("honoraire.mail-from", "Honoraire <bonjour@honoraire.example>");
        }
    }

    private static void database(ConfigurableEnvironment environment, Map<String, Object> ours) {
        if (isMissing(environment, "spring.datasource.url")) {
            var postgres = Embedded.postgreSql();
            ours.put("spring.datasource.url", postgres.url());
            ours.put("spring.datasource.username", PostgreSql.APPLICATION);
            ours.put("spring.datasource.password", postgres.password());
            ours.put("spring.flyway.user", PostgreSql.OWNER);
            ours.put("spring.flyway.password", postgres.password());
        }
    }

    private void mail(ConfigurableEnvironment environment, Map<String, Object> ours) {
        if (isMissing(environment, "spring.mail.host")) {
            var mailbox = Embedded.mailbox(ports.of(environment, "smtp.port", 1025));
            ours.put("spring.mail.host", "localhost");
            ours.put("spring.mail.port", mailbox.getSmtp().getPort());
            ours.put("spring.mail.properties[mail.smtp.starttls.enable]", "false");
            ours.put(
                    "inbox.url",
                    Embedded.inbox(ports.of(environment, "inbox.port", 8025)).url());
        }
    }

    static boolean isMissing(ConfigurableEnvironment environment, String property) {
        var value = environment.getProperty(property);
        return value == null || value.isBlank();
    }
}
