package fr.honoraire.practitioner.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.TightLimits;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Samples;
import fr.honoraire.support.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Measures whether the time of a refusal tells an account from none: {@code bench/signin}. */
@IntegrationTest
class SignInBench {

    private static final int SAMPLES = 500;
    private static final int WARM_UP = 50;
    private static final double GOAL = 5;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    HonoraireProperties properties;

    @Autowired
    Given given;

    @Autowired
    TightLimits limits;

    @Test
    void aRefusalTakesAsLongWithoutAnAccount() throws IOException {
        var visitor = new Visitor(properties.baseUrl());
        var known = form(visitor, given.aNewcomer().email());
        var unknown = form(visitor, UUID.randomUUID() + "@example.org");
        var ofKnown = new double[SAMPLES];
        var ofUnknown = new double[SAMPLES];
        for (var sample = -WARM_UP; sample < SAMPLES; sample++) {
            // Each goes first as often as the other.
            var one = sample % 2 == 0 ? milliseconds(visitor, known) : 0;
            var other = milliseconds(visitor, unknown);
            one = sample % 2 == 0 ? one : milliseconds(visitor, known);
            if (sample >= 0) {
                ofKnown[sample] = one;
                ofUnknown[sample] = other;
            }
        }
        var difference =
                Math.abs(Samples.of(ofKnown).median() - Samples.of(ofUnknown).median());
        Files.writeString(
                Path.of("target", "signin-bench.txt"),
                "%d wrong passwords each. Median: account %.2f ms, no account %.2f ms, difference %.2f ms (goal: %.0f).%n"
                        .formatted(
                                SAMPLES,
                                Samples.of(ofKnown).median(),
                                Samples.of(ofUnknown).median(),
                                difference,
                                GOAL));
        assertThat(difference).isLessThan(GOAL);
    }

    private String form(Visitor visitor, String email) {
        limits.set(Counted.SIGNIN_ACCOUNT, email.toLowerCase(Locale.ROOT), "100000/1h");
        var token = TOKEN.matcher(visitor.get("/signin").body());
        assertThat(token.find()).isTrue();
        return "email=" + email + "&password=not+his+password&_csrf=" + token.group(1);
    }

    private static double milliseconds(Visitor visitor, String form) {
        var start = System.nanoTime();
        var status = visitor.postWithoutToken("/signin", form).statusCode();
        var end = System.nanoTime();
        assertThat(status).isEqualTo(422);
        return (end - start) / 1e6;
    }
}
