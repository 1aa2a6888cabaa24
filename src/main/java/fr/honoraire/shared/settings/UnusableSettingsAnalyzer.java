package fr.honoraire.shared.settings;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with the settings as a list, in place of a stack trace. */
final class UnusableSettingsAnalyzer extends AbstractFailureAnalyzer<UnusableSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSettings cause) {
        var list = cause.problems().stream().map(problem -> "    - " + problem).collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                "Honoraire cannot start with these settings:\n\n" + list,
                "Correct all of them: this list is complete. To try Honoraire without any setting: ./mvnw"
                        + " spring-boot:test-run",
                cause);
    }
}
