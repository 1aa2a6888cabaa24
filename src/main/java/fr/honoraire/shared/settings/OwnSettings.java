package fr.honoraire.shared.settings;

import static fr.honoraire.shared.settings.SettingsCheck.isBlank;
import static fr.honoraire.shared.settings.SettingsCheck.missing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Checks where we are reached, what signs our links and locks our second factors, and the database and mail server we live on. */
@Component
class OwnSettings implements SettingsCheck {

    private static final String BASE_URL = "honoraire.base-url";
    private static final String OWNER = "spring.flyway.user";
    private static final int SECRET_LENGTH = 32;
    private static final String SAMPLE_SECRET = "only-for-trying";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public List<String> problems(Environment environment) {
        var problems = new ArrayList<String>();
        baseUrl(environment, problems);
        secret(environment, "honoraire.link-secret", "HONORAIRE_LINK_SECRET", "sign links", problems);
        secret(environment, "honoraire.factor-key", "HONORAIRE_FACTOR_KEY", "read second factors", problems);
        required(environment, "honoraire.mail-from", "HONORAIRE_MAIL_FROM", problems);
        required(environment, "spring.datasource.url", "DATABASE_URL", problems);
        owner(environment, problems);
        required(environment, "spring.mail.host", "MAIL_HOST", problems);
        return problems;
    }

    private static void required(Environment environment, String property, String variable, List<String> problems) {
        if (isBlank(environment, property)) {
            problems.add(missing(property, variable));
        }
    }

    private static void owner(Environment environment, List<String> problems) {
        if (isBlank(environment, OWNER)) {
            problems.add(missing(OWNER, "DATABASE_OWNER_USERNAME"));
        } else if (environment.getProperty(OWNER, "").equals(environment.getProperty("spring.datasource.username"))) {
            problems.add(OWNER + " is the application's own role, which must not own the tables it works on.");
        }
    }

    private static void baseUrl(Environment environment, List<String> problems) {
        if (isBlank(environment, BASE_URL)) {
            problems.add(missing(BASE_URL, "HONORAIRE_BASE_URL"));
        } else if (!isUsable(address(environment))) {
            problems.add(BASE_URL + " has to be an address like https://honoraire.example, without a path; http is for"
                    + " this machine only.");
        }
    }

    private static boolean isUsable(URI address) {
        var host = address.getHost();
        var path = address.getPath();
        return host != null
                && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isThisMachine(address))
                && (path.isEmpty() || "/".equals(path));
    }

    private static void secret(
            Environment environment, String property, String variable, String use, List<String> problems) {
        var secret = environment.getProperty(property, "");
        if (secret.isBlank()) {
            problems.add(missing(property, variable));
        } else if (secret.length() < SECRET_LENGTH) {
            problems.add(property + " is too short: it needs at least " + SECRET_LENGTH + " random characters.");
        } else if (secret.startsWith(SAMPLE_SECRET) && !isThisMachine(address(environment))) {
            problems.add(property + " is the published one of a trial: anyone could " + use + " with it.");
        }
    }

    private static URI address(Environment environment) {
        try {
            return URI.create(environment.getProperty(BASE_URL, "").strip());
        } catch (IllegalArgumentException _) {
            return URI.create("");
        }
    }

    private static boolean isThisMachine(URI address) {
        return address.getHost() != null && THIS_MACHINE.contains(address.getHost());
    }
}
