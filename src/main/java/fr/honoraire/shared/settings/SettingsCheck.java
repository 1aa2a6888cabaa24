package fr.honoraire.shared.settings;

import java.util.List;
import org.springframework.core.env.Environment;

/** A module's eye on its own settings. It is asked before anything else exists, so it may need no other bean. */
public interface SettingsCheck {

    /** What is wrong, one sentence each, naming the property and never its value. */
    List<String> problems(Environment environment);

    /** Says that a property is missing, and how to give it. */
    static String missing(String property, String variable) {
        return property + " is missing. Give it in the environment as " + variable + ".";
    }

    static boolean isBlank(Environment environment, String property) {
        var value = environment.getProperty(property);
        return value == null || value.isBlank();
    }
}
