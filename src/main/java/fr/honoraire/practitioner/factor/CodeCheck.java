package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.French;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in French what is wrong with a code. */
@Component
class CodeCheck {

    private final MessageSource messages;
    private final French french;
    private final InstantSource clock;

    CodeCheck(MessageSource messages, French french, InstantSource clock) {
        this.messages = messages;
        this.french = french;
        this.clock = clock;
    }

    /**
     * Has a code looked at.
     *
     * @return what is wrong, or nothing if it is right
     */
    Optional<String> refusal(BooleanSupplier look) {
        try {
            return look.getAsBoolean() ? Optional.empty() : Optional.of(say("factor.code.wrong"));
        } catch (TooManyTries e) {
            var left = Duration.between(clock.instant(), e.until()).plusSeconds(1);
            return Optional.of(say("factor.code.wait", french.duration(left)));
        }
    }

    String say(String key, Object... values) {
        return messages.getMessage(key, values, Locale.FRENCH);
    }
}
