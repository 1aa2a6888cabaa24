package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCase.Needs.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.honoraire.shared.GatewayRefused;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.slf4j.LoggerFactory;

/** What we rely on about the key. */
final class KeyCases {

    private static final String WRONG_KEY = "rk_test_51HonoraireNobodysKeyAtAll";

    private KeyCases() {}

    static List<StripeCase> all() {
        return List.of(StripeCase.of(
                30,
                "A wrong key is refused, and neither logs nor errors repeat it",
                "api/errors",
                KEY,
                KeyCases::wrongKey));
    }

    private static void wrongKey(TestedStripe stripe) {
        var stranger = new TestedStripe(WRONG_KEY, stripe.apiBase(), "");
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        var log = (Logger) LoggerFactory.getLogger(StripeCalls.class);
        log.addAppender(written);
        try {
            var failure = catchThrowable(
                    () -> stranger.payments().read(stripe.newcomer().id(), "pi_3HonoraireNobody00000001"));

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            GatewayRefused.class,
                            refused -> assertThat(refused.getCause()).hasMessageContaining("401"));
            assertThat(Throwables.getStackTrace(failure)).doesNotContain("Nobodys", "51Honoraire");
            assertThat(written.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(1)
                    .noneMatch(line -> line.contains("Nobodys") || line.contains("51Honoraire"));
        } finally {
            log.detachAppender(written);
        }
    }
}
