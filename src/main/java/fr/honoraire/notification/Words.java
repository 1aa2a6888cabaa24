package fr.honoraire.notification;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The sentences of e-mails. */
@Component
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, Locale.FRENCH);
    }

    /** The sentence a page has for a code of somebody else's, so that mail and page say the same; another for a new code. */
    String ofPage(String key, String otherwise) {
        var said = messages.getMessage(key, null, null, Locale.FRENCH);
        return said == null ? Objects.requireNonNull(messages.getMessage(otherwise, null, Locale.FRENCH)) : said;
    }
}
