package fr.honoraire.notification;

import fr.honoraire.practitioner.Practitioner;
import java.util.List;
import java.util.stream.Stream;

/** How a patient reaches the practitioner. */
final class Contacts {

    private Contacts() {}

    static List<String> of(Practitioner practitioner) {
        return Stream.of(practitioner.contactEmail(), practitioner.phone())
                .filter(way -> !way.isBlank())
                .toList();
    }
}
