package fr.honoraire.support;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.honoraire.simulator.StripeSimulator;
import org.jspecify.annotations.Nullable;

/** The servers of this JVM, each started when first needed and shared by every context. */
public final class Embedded {

    private static @Nullable PostgreSql postgreSql;
    private static @Nullable GreenMail mailbox;
    private static @Nullable InboxPage inbox;
    private static @Nullable StripeSimulator simulator;
    private static @Nullable IdentityProvider identityProvider;

    private static final MovableClock clock = new MovableClock();

    private Embedded() {}

    /** Our clock. It and Stripe's move together: see {@link Given}. */
    public static MovableClock clock() {
        return clock;
    }

    static synchronized PostgreSql postgreSql() {
        if (postgreSql == null) {
            postgreSql = PostgreSql.start();
        }
        return postgreSql;
    }

    static synchronized GreenMail mailbox(int port) {
        if (mailbox == null) {
            mailbox = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
            mailbox.start();
        }
        return mailbox;
    }

    /** What has been mailed so far. */
    public static synchronized GreenMail mailbox() {
        return mailbox(Ports.free());
    }

    static synchronized InboxPage inbox(int port) {
        if (inbox == null) {
            inbox = InboxPage.start(Embedded::mailbox, port);
        }
        return inbox;
    }

    static synchronized StripeSimulator simulator(int port) {
        if (simulator == null) {
            simulator = StripeSimulator.start(port);
        }
        return simulator;
    }

    /** Stripe, as far as this JVM is concerned. */
    public static synchronized StripeSimulator simulator() {
        return simulator(0);
    }

    /** Pro Santé Connect, as far as this JVM is concerned. */
    public static synchronized IdentityProvider identityProvider() {
        if (identityProvider == null) {
            identityProvider = IdentityProvider.start();
        }
        return identityProvider;
    }

    /** Throws away what has been mailed so far. */
    static void emptyMailbox() {
        try {
            mailbox().purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
