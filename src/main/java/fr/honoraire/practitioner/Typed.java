package fr.honoraire.practitioner;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tidies what people type into one-line fields. */
public final class Typed {

    /** Something, an at sign, a domain with a dot. Whether it exists, only a message to it can tell. */
    public static final String EMAIL =
            "[^\\s\\p{Cntrl}@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s\\p{Cntrl}@<>\"(),:;\\[\\]\\\\]+\\.[\\p{L}\\d-]{2,}";

    private Typed() {}

    /** One line without control characters, nor spaces around it. */
    public static String line(@Nullable String typed) {
        return typed == null ? "" : typed.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** People type their address with capitals and spaces around it; it stays the same address. */
    public static String email(@Nullable String typed) {
        return line(typed).toLowerCase(Locale.ROOT);
    }

    /** A number people group by spaces, points or dashes, without them. */
    public static String digits(@Nullable String typed) {
        return line(typed).replaceAll("[\\s\\u00a0\\u202f.-]", "");
    }
}
