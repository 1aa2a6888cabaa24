package fr.honoraire.shared.settings;

import java.util.List;

/** The application cannot work with these settings. */
final class UnusableSettings extends RuntimeException {

    private final List<String> problems;

    UnusableSettings(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
