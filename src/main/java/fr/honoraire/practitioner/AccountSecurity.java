package fr.honoraire.practitioner;

import fr.honoraire.practitioner.SecurityNews.What;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What keeps an account its owner's: his password, his address, and where he is signed in. He is told of each change. */
@Service
public class AccountSecurity {

    private final UserAccounts accounts;
    private final AccountService entry;
    private final AccountLinks links;
    private final AccountSessions sessions;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    AccountSecurity(
            UserAccounts accounts,
            AccountService entry,
            AccountLinks links,
            AccountSessions sessions,
            PasswordEncoder passwords,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.entry = entry;
        this.links = links;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Opens the account that was asked for by e-mail.
     *
     * @throws LinkSpent if the link opens nothing any more
     * @throws EmailTaken if somebody signs in with this address meanwhile
     */
    @Transactional
    public void open(String key, String password) {
        var link = links.use(LinkPurpose.SIGN_UP, key);
        var newcomer = Objects.requireNonNull(link.newcomer());
        entry.signUp(new NewAccount(
                newcomer.civility(),
                newcomer.firstName(),
                newcomer.lastName(),
                newcomer.profession(),
                link.email(),
                password));
    }

    /**
     * Sets a new password for whoever has the link. Whoever was signed in is so no more.
     *
     * @throws LinkSpent if it opens nothing any more
     */
    @Transactional
    public void resetPassword(String key, String password) {
        var link = links.use(LinkPurpose.PASSWORD, key);
        var account = accounts.findByEmail(link.email()).orElseThrow(LinkSpent::new);
        change(account, password, null);
        audit.write(AuditKind.PASSWORD_CHANGED, account.id(), null, account.id());
    }

    /** Sets a new password for somebody who has just given the old one. Only this session of his goes on. */
    @Transactional
    public void changePassword(SignedIn me, String password, String thisSession) {
        change(accounts.findById(me.accountId()).orElseThrow(), password, thisSession);
        audit.write(AuditKind.PASSWORD_CHANGED, me, me.accountId());
    }

    private void change(UserAccount account, String password, @Nullable String keptSession) {
        account.changePassword(Objects.requireNonNull(passwords.encode(password)));
        links.endAll(account);
        sessions.endAll(account.id(), keptSession);
        events.publishEvent(new SecurityNews(What.PASSWORD_CHANGED, UUID.randomUUID(), account.email()));
    }

    /** Sends a link to the new address, and word of it to the old one, which goes on working until the link is followed. */
    @Transactional
    public void askToChangeEmail(SignedIn me, String email) {
        var account = accounts.findById(me.accountId()).orElseThrow();
        var link = links.askForEmail(account.id(), email);
        events.publishEvent(new SecurityNews(What.EMAIL_CHANGE_ASKED, link, account.email()));
        audit.write(AuditKind.EMAIL_CHANGE_ASKED, me, me.accountId());
    }

    /**
     * The new address is proved: from now on it is the one to sign in with.
     *
     * @throws LinkSpent if the link opens nothing any more
     * @throws EmailTaken if somebody else signs in with that address meanwhile
     */
    @Transactional
    public void changeEmail(String key) {
        var link = links.use(LinkPurpose.EMAIL, key);
        var account =
                accounts.findById(Objects.requireNonNull(link.accountId())).orElseThrow();
        var before = account.email();
        links.endAll(account);
        account.moveTo(link.email());
        try {
            accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException taken) {
            throw new EmailTaken();
        }
        events.publishEvent(new SecurityNews(What.EMAIL_CHANGED, link.id(), before));
        audit.write(AuditKind.EMAIL_CHANGED, account.id(), null, account.id());
    }
}
