package fr.honoraire.notification;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail server did not take an e-mail.
 *
 * @param code short, without address or text
 * @param isFinal whether asking again is of no use
 */
record Refusal(String code, boolean isFinal) {

    /** No server, no answer, or the line was cut. */
    static final String UNREACHABLE = "unreachable";

    static final Refusal BAD_ADDRESS = new Refusal("bad-address", true);

    /** They refuse us, not the recipient: the operator mends it, and the e-mail then leaves. */
    private static final Set<Integer> ABOUT_OUR_ACCOUNT = Set.of(530, 534, 535, 538);

    /** A fault of ours: asked again, for it may be mended meanwhile. What it says is not kept: it may hold an address. */
    static Refusal ofOurs(RuntimeException e) {
        return new Refusal(e.getClass().getSimpleName(), false);
    }

    static Refusal of(MailException e) {
        if (e instanceof MailAuthenticationException) {
            return new Refusal("sign-in-refused", false);
        }
        return allCauses(e).stream()
                .map(Refusal::answer)
                .filter(answer -> answer > 0)
                .findFirst()
                .map(Refusal::answered)
                .orElseGet(() -> new Refusal(UNREACHABLE, false));
    }

    private static Refusal answered(int answer) {
        var isFinal = answer >= 500 && !ABOUT_OUR_ACCOUNT.contains(answer);
        return new Refusal("smtp-" + answer, isFinal);
    }

    /** What was said of the recipient comes before what was said of the whole. */
    private static List<Throwable> allCauses(MailException e) {
        var found = new ArrayList<Throwable>();
        if (e instanceof MailSendException sending) {
            for (var each : sending.getMessageExceptions()) {
                collect(each, found);
            }
        }
        collect(e.getCause(), found);
        found.sort((one, other) -> Boolean.compare(
                other instanceof SMTPAddressFailedException, one instanceof SMTPAddressFailedException));
        return found;
    }

    private static void collect(@Nullable Throwable each, List<Throwable> found) {
        if (each == null || found.contains(each)) {
            return;
        }
        found.add(each);
        if (each instanceof MessagingException chained) {
            collect(chained.getNextException(), found);
        }
        collect(each.getCause(), found);
    }

    private static int answer(Throwable e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException whole -> whole.getReturnCode();
            default -> 0;
        };
    }
}
