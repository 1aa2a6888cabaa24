package fr.honoraire.notification;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an e-mail says, in the order it is read; the same in its text and its HTML. Whoever sees the subject on a locked
 * screen learns nothing of a person, an act or an amount.
 *
 * @param preheader what mail programs show beside the subject: as neutral
 * @param action the one link
 * @param from who speaks, as patients know him
 * @param contact how to reach him
 * @param replyTo whom an answer goes to; the sender's own address if null
 */
record Letter(
        String subject,
        String preheader,
        String greeting,
        List<String> opening,
        List<Fact> facts,
        @Nullable Action action,
        List<String> closing,
        String from,
        List<String> contact,
        @Nullable String replyTo,
        @Nullable Calendar calendar) {

    /** Something to know at a glance. */
    record Fact(String name, String value) {}

    /** The one thing to do. */
    record Action(String name, URI link) {}

    /** The appointment, for the patient's own calendar. */
    record Calendar(String method, String content) {}
}
