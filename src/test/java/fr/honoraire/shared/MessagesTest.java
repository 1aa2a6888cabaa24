package fr.honoraire.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every word on the screens is in good French typography, and said in one place only. */
class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** A plain space where a narrow or a non-breaking one belongs, or a typewriter's apostrophe between letters. */
    private static final Pattern PLAIN = Pattern.compile(" [;:!?»]|« |[0-9}] €|\\p{L}'\\p{L}");

    @Test
    void punctuationIsFrench() throws IOException {
        var wrong = new ArrayList<String>();
        all().forEach((key, text) -> {
            if (PLAIN.matcher(text).find()) {
                wrong.add(key + " = " + text);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static SortedMap<String, String> all() throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(MESSAGES)) {
            for (var file : files.toList()) {
                var module = new Properties();
                try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    module.load(reader);
                }
                for (var key : module.stringPropertyNames()) {
                    var before = all.put(key, module.getProperty(key));
                    assertThat(before).as("%s stands in two files", key).isNull();
                }
            }
        }
        return all;
    }
}
