package fr.honoraire.practitioner;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.scope.Scope;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.Throttle;
import fr.honoraire.shared.throttle.TooOften;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens the accounts people sign in with, and tells who somebody is by his password. */
@Service
public class AccountService {

    private final UserAccounts accounts;
    private final Practitioners practitioners;
    private final Practices practices;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final Throttle throttle;
    private final InstantSource clock;
    private final String nobodysHash;

    AccountService(
            UserAccounts accounts,
            Practitioners practitioners,
            Practices practices,
            PasswordEncoder passwords,
            AuditTrail audit,
            Throttle throttle,
            InstantSource clock) {
        this.accounts = accounts;
        this.practitioners = practitioners;
        this.practices = practices;
        this.passwords = passwords;
        this.audit = audit;
        this.throttle = throttle;
        this.clock = clock;
        this.nobodysHash = hash("nobody has this password");
    }

    /**
     * Makes a person and the practitioner he is. The password is hashed first, so that a taken address takes as long.
     *
     * @throws EmailTaken if somebody already signs in with this address
     */
    @Transactional
    public SignedIn signUp(NewAccount wanted) {
        var account = save(new UserAccount(wanted.email(), wanted.name(), hash(wanted.password()), clock.instant()));
        var practitioner = practitioners.save(new Practitioner(
                account.id(),
                wanted.civility(),
                wanted.firstName(),
                wanted.lastName(),
                wanted.profession(),
                account.email(),
                account.createdAt()));
        audit.write(AuditKind.SIGN_UP, account.id(), practitioner.id(), account.id());
        return new SignedIn(account.id(), practitioner.id());
    }

    private UserAccount save(UserAccount account) {
        if (accounts.existsByEmail(account.email())) {
            throw new EmailTaken();
        }
        try {
            return accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException takenMeanwhile) {
            throw new EmailTaken();
        }
    }

    /** Whether somebody signs in with this address. Only its owner may be told. */
    public boolean isKnown(String email) {
        return accounts.existsByEmail(Typed.email(email));
    }

    /** Who this is, if the password is his. An unknown address costs the same work as a wrong password. */
    public Optional<SignedIn> identify(String email, String password) {
        var account = accounts.findByEmail(Typed.email(email));
        var hash = account.map(UserAccount::passwordHash).orElse(nobodysHash);
        var isRight = passwords.matches(password, hash);
        return account.filter(someone -> isRight).map(UserAccount::id).map(this::comingIn);
    }

    /**
     * Whether this is the password of a person who is signed in already, and is asked for it again.
     *
     * @throws TooOften if he has guessed for too long
     */
    public boolean isPasswordOf(UUID accountId, String password) {
        throttle.count(Counted.PASSWORD_AGAIN, accountId.toString());
        var isRight = accounts.findById(accountId)
                .filter(account -> passwords.matches(password, account.passwordHash()))
                .isPresent();
        if (isRight) {
            throttle.giveBack(Counted.PASSWORD_AGAIN, accountId.toString());
        }
        return isRight;
    }

    /**
     * Makes a person who acts for others, and is no practitioner himself. The invitation reached him at this address.
     *
     * @throws EmailTaken if somebody signs in with this address since
     */
    @Transactional
    public UUID openInvited(String email, String name, String password) {
        return save(new UserAccount(email, name, hash(password), clock.instant()))
                .id();
    }

    /** The address this person signs in with, in lower case. */
    public String emailOf(UUID accountId) {
        return accounts.findById(accountId).orElseThrow(NotFound::new).email();
    }

    /** Lets nobody else change how this person signs in before the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID accountId) {
        accounts.lock(accountId);
    }

    /** As whom this person comes in: for himself, or for the first he acts for. */
    public SignedIn comingIn(UUID accountId) {
        return practices.first(accountId);
    }

    /** What he is called. */
    public String nameOf(UUID accountId) {
        return accounts.findById(accountId).orElseThrow(NotFound::new).name();
    }

    /** Who comes in by his professional number, once he has proven elsewhere that it is his. */
    public Optional<SignedIn> withRpps(String rpps) {
        return Scope.system("sign-in")
                .call(() -> practitioners.findByRpps(rpps))
                .map(practitioner -> new SignedIn(practitioner.ownerId(), practitioner.id()));
    }

    private String hash(String password) {
        var hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password always has a hash");
        }
        return hash;
    }
}
