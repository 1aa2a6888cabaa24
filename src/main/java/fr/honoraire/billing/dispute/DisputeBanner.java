package fr.honoraire.billing.dispute;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What every page of a practitioner says while disputes await his answer.
 *
 * @param count how many
 * @param dueAt until when the most urgent one can be answered
 * @param address where to go: the one dispute, or the list of several
 */
record DisputeBanner(int count, Instant dueAt, String address) {

    static DisputeBanner of(List<Dispute> waiting) {
        var first = waiting.getFirst();
        return new DisputeBanner(
                waiting.size(),
                Objects.requireNonNull(first.evidenceDueAt()),
                waiting.size() == 1 ? "/disputes/" + first.id() : "/disputes");
    }
}
