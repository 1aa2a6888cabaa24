package fr.honoraire.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes addresses that cannot smuggle a header: whoever names himself "Bcc:" on a second line stays on the first. */
final class Addresses {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private Addresses() {}

    /** One address, without a name. */
    static InternetAddress of(String address) {
        if (BREAKS.matcher(address).find()) {
            throw new NotAnAddress();
        }
        try {
            var parsed = new InternetAddress(address, true);
            if (!parsed.getAddress().equals(address)) {
                throw new NotAnAddress();
            }
            return parsed;
        } catch (AddressException e) {
            throw new NotAnAddress();
        }
    }

    /** The operator's own sender, perhaps with a name. */
    static InternetAddress sender(String configured) {
        try {
            var parsed = new InternetAddress(configured, true);
            return named(parsed.getAddress(), parsed.getPersonal() == null ? "" : parsed.getPersonal());
        } catch (AddressException e) {
            throw new IllegalStateException("honoraire.mail-from is not an e-mail address", e);
        }
    }

    static InternetAddress named(String address, String name) {
        try {
            var named = of(address);
            named.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
            return named;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    static String domain(String configured) {
        var address = sender(configured).getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Fit for a header. */
    static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** What was given is no address one can write to. */
    static final class NotAnAddress extends RuntimeException {}
}
