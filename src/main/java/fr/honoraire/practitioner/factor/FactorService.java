package fr.honoraire.practitioner.factor;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.SecurityNews.What;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person proves himself with besides his password: takes the first factor in, and changes it later. */
@Service
public class FactorService {

    private final AccountService accounts;
    private final CodeApps apps;
    private final UserCredentialRepository passkeys;
    private final RecoveryCodes recoveryCodes;
    private final Seal seal;
    private final FactorChanges changes;
    private final AuditTrail audit;
    private final InstantSource clock;

    FactorService(
            AccountService accounts,
            CodeApps apps,
            UserCredentialRepository passkeys,
            RecoveryCodes recoveryCodes,
            Seal seal,
            FactorChanges changes,
            AuditTrail audit,
            InstantSource clock) {
        this.accounts = accounts;
        this.apps = apps;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.seal = seal;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether he has a second factor. Without one he comes no further than to choosing it. */
    public boolean isEnrolled(UUID account) {
        return waysOf(account).isEnrolled();
    }

    /** All he can prove himself with. */
    Ways waysOf(UUID account) {
        var keys = passkeys.findByUserId(PasskeyOwners.handle(account)).stream()
                .map(Ways.Passkey::of)
                .sorted(Comparator.comparing(Ways.Passkey::addedAt))
                .toList();
        return new Ways(apps.of(account).orElse(null), keys, recoveryCodes.left(account));
    }

    /** An application to be set up. */
    public NewApp newApp(UUID account) {
        return shown(account, Totp.newSecret());
    }

    /** The same once more, after a wrong code: the telephone has its secret already. */
    NewApp newApp(UUID account, String locked) {
        return opened(account, locked).map(secret -> shown(account, secret)).orElseGet(() -> newApp(account));
    }

    private NewApp shown(UUID account, byte[] secret) {
        var locked = Base64.getUrlEncoder().withoutPadding().encodeToString(seal.close(account, secret));
        return new NewApp(locked, QrPicture.of(Totp.uri(accounts.emailOf(account), secret)), Totp.text(secret));
    }

    private Optional<byte[]> opened(UUID account, String locked) {
        try {
            return seal.open(account, Base64.getUrlDecoder().decode(locked));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Takes the application in as his first factor, once it has shown a right code.
     *
     * @return his recovery codes, or nothing if the code is wrong
     * @throws AlreadyEnrolled if he has a factor, for then the password alone changes nothing
     */
    @Transactional
    public Optional<List<String>> enrol(SignedIn me, String locked, String code) {
        accounts.lock(me.accountId());
        if (isEnrolled(me.accountId())) {
            throw new AlreadyEnrolled();
        }
        if (!takeApp(me.accountId(), locked, code)) {
            return Optional.empty();
        }
        changes.first(me);
        return Optional.of(renewRecoveryCodes(me));
    }

    /** Takes the application in, in the place of the one there was; not if the code is wrong. */
    @Transactional
    public boolean changeApp(SignedIn me, String locked, String code) {
        var isTaken = takeApp(me.accountId(), locked, code);
        if (isTaken) {
            changes.made(AuditKind.FACTOR_ADDED, What.APP_LINKED, me);
        }
        return isTaken;
    }

    private boolean takeApp(UUID account, String locked, String code) {
        var now = clock.instant();
        var secret = opened(account, locked);
        var step = secret.map(known -> Totp.stepOf(known, Totp.digits(code), now));
        if (secret.isEmpty() || step.isEmpty() || step.get().isEmpty()) {
            return false;
        }
        apps.put(account, seal.close(account, secret.get()), step.get().getAsLong(), now);
        return true;
    }

    /** His last factor stays. */
    @Transactional
    public void removeApp(SignedIn me) {
        accounts.lock(me.accountId());
        if (waysOf(me.accountId()).canLoseApp()) {
            apps.remove(me.accountId());
            changes.made(AuditKind.FACTOR_REMOVED, What.APP_REMOVED, me);
        }
    }

    /** Makes others; those he had are worth nothing any more. */
    @Transactional
    public List<String> renewRecoveryCodes(SignedIn me) {
        var hadSome = recoveryCodes.left(me.accountId()) > 0;
        var codes = recoveryCodes.renew(me.accountId());
        audit.write(AuditKind.RECOVERY_CODES_MADE, me, me.accountId());
        if (hadSome) {
            changes.tell(What.CODES_RENEWED, me);
        }
        return codes;
    }
}
