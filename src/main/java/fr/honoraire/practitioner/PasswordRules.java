package fr.honoraire.practitioner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which passwords are refused: short ones, and those that somebody would try first. No rule on capitals or signs: they make
 * people write passwords down, not choose better ones.
 */
@Component
public class PasswordRules {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    /** A password of fewer different characters is a drumming of fingers. */
    private static final int FEWEST_DIFFERENT = 5;

    /** What must be left once names and address are taken out. */
    private static final int FEWEST_OF_HIS_OWN = 6;

    /** What is put for which letter. */
    private static final String SIGNS = "0134578@$!€";

    private static final String LETTERS = "oieastbasie";

    private static final String PRODUCT = "honoraire";

    private static final String ALPHABETS = "abcdefghijklmnopqrstuvwxyz 01234567890123456789 azertyuiopqsdfghjklmwxcvbn"
            + " qwertyuiopasdfghjklzxcvbnm zyxwvutsrqponmlkjihgfedcba 98765432109876543210";

    private final Set<String> common = read("common-passwords.txt");

    private static Set<String> read(String name) {
        try {
            var lines = new ClassPathResource(name, PasswordRules.class).getContentAsString(StandardCharsets.UTF_8);
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The message that says why not, if it is refused.
     *
     * @param names how its owner is called, as far as is known
     */
    public Optional<String> refusal(String password, String email, String... names) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("password.long");
        }
        var context = Stream.concat(
                Stream.of(lower(email), local(lower(email)), domain(lower(email)), PRODUCT),
                Arrays.stream(names).map(PasswordRules::lower).flatMap(PasswordRules::parts));
        var ownPart = without(lower(password), context);
        var hasHisName =
                ownPart.length() < without(lower(password), Stream.of()).length();
        if (hasHisName && ownPart.length() < FEWEST_OF_HIS_OWN) {
            return Optional.of("password.yours");
        }
        return isCommon(lower(password)) ? Optional.of("password.common") : Optional.empty();
    }

    /** Known, or known with digits and signs hung on or put for letters, or no word at all. */
    private boolean isCommon(String password) {
        var stem = stem(password);
        return common.contains(password)
                || common.contains(stem)
                || isOfCommonWords(stem)
                || isOfCommonWords(spelled(stem))
                || isOfCommonWords(stem(spelled(password)))
                || password.codePoints().distinct().count() < FEWEST_DIFFERENT
                || ALPHABETS.contains(password)
                || !stem.isEmpty() && ALPHABETS.contains(stem)
                || isRepeated(password);
    }

    /** Without what is hung on. */
    private static String stem(String password) {
        return password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    /** With letters where digits and signs stand for them. */
    private static String spelled(String password) {
        var text = new StringBuilder(password);
        for (var at = 0; at < text.length(); at++) {
            var sign = SIGNS.indexOf(text.charAt(at));
            if (sign >= 0) {
                text.setCharAt(at, LETTERS.charAt(sign));
            }
        }
        return text.toString();
    }

    /** One of them or two; a sentence of three is one's own again. */
    private boolean isOfCommonWords(String text) {
        var letters = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
        return common.contains(letters)
                || IntStream.range(1, letters.length())
                        .anyMatch(at ->
                                common.contains(letters.substring(0, at)) && common.contains(letters.substring(at)));
    }

    /** The same few characters again and again. */
    private static boolean isRepeated(String password) {
        return (password + password).indexOf(password, 1) < password.length();
    }

    private static String without(String password, Stream<String> parts) {
        return parts.filter(part -> part.length() > 2)
                .reduce(password, (rest, part) -> rest.replace(part, ""))
                .replaceAll("[^\\p{L}\\d]", "");
    }

    /** A whole name, then each word of it. */
    private static Stream<String> parts(String name) {
        return Stream.concat(Stream.of(name), Arrays.stream(name.split("[\\s-]+")));
    }

    private static String local(String email) {
        return email.substring(0, Math.max(0, email.indexOf('@')));
    }

    private static String domain(String email) {
        return email.substring(email.indexOf('@') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
