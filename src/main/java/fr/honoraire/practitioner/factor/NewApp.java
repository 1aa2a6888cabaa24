package fr.honoraire.practitioner.factor;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An application that is being set up. Nothing is stored before it has shown a right code: its secret waits in the page.
 *
 * @param locked the secret, readable to us alone
 * @param picture what the telephone scans
 * @param text what is typed where nothing can be scanned
 */
public record NewApp(String locked, QrPicture picture, String text) {

    private static final int GROUP = 4;

    /** The secret in groups that are easy to copy by hand. */
    public String grouped() {
        return IntStream.iterate(0, start -> start < text.length(), start -> start + GROUP)
                .mapToObj(start -> text.substring(start, Math.min(text.length(), start + GROUP)))
                .collect(Collectors.joining(" "));
    }

    /** Without the secret, should it ever be logged. */
    @Override
    public String toString() {
        return "NewApp";
    }
}
