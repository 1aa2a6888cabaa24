package fr.honoraire.practitioner.factor;

import fr.honoraire.practitioner.SecurityNews.What;
import fr.honoraire.shared.audit.AuditEntry;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditOutcome;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Looks at the codes people type to prove themselves. Each is taken once; whoever guesses is slowed down. */
@Service
public class CodeService {

    private final CodeApps apps;
    private final RecoveryCodes recoveryCodes;
    private final CodeTries tries;
    private final Seal seal;
    private final TransactionOperations transactions;
    private final AuditTrail audit;
    private final FactorChanges changes;
    private final InstantSource clock;

    CodeService(
            CodeApps apps,
            RecoveryCodes recoveryCodes,
            CodeTries tries,
            Seal seal,
            TransactionOperations transactions,
            AuditTrail audit,
            FactorChanges changes,
            InstantSource clock) {
        this.apps = apps;
        this.recoveryCodes = recoveryCodes;
        this.tries = tries;
        this.seal = seal;
        this.transactions = transactions;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Whether his application shows this code now. It is taken: a second time it is wrong.
     *
     * @throws TooManyTries if there have been too many wrong ones
     */
    public boolean takeCode(SignedIn me, String typed) {
        return isRight(me, AuditKind.SECOND_FACTOR, () -> takeShown(me.accountId(), Totp.digits(typed)));
    }

    /**
     * Whether this is one of his recovery codes. It is used up, and he is told by e-mail.
     *
     * @throws TooManyTries if there have been too many wrong ones
     */
    public boolean takeRecoveryCode(SignedIn me, String typed) {
        return isRight(me, AuditKind.RECOVERY_CODE_USED, () -> useRecoveryCode(me, typed));
    }

    /** The try counts and the refusal is written down whatever happens next, so neither is within the transaction. */
    private boolean isRight(SignedIn me, AuditKind kind, BooleanSupplier look) {
        try {
            tries.take(me.accountId());
        } catch (TooManyTries e) {
            note(kind, AuditOutcome.THROTTLED, me);
            throw e;
        }
        var isRight = Boolean.TRUE.equals(transactions.execute(begun -> isRightNow(me, kind, look)));
        if (!isRight) {
            note(kind, AuditOutcome.REFUSED, me);
        }
        return isRight;
    }

    private boolean isRightNow(SignedIn me, AuditKind kind, BooleanSupplier look) {
        if (!look.getAsBoolean()) {
            return false;
        }
        tries.forget(me.accountId());
        audit.write(kind, me, me.accountId());
        return true;
    }

    private boolean useRecoveryCode(SignedIn me, String typed) {
        if (!recoveryCodes.use(me.accountId(), typed)) {
            return false;
        }
        changes.tell(What.RECOVERY_CODE_USED, me);
        return true;
    }

    private boolean takeShown(UUID account, String code) {
        return apps.secretOf(account)
                .flatMap(locked -> seal.open(account, locked))
                .filter(secret -> takeShown(account, secret, code))
                .isPresent();
    }

    private boolean takeShown(UUID account, byte[] secret, String code) {
        var now = clock.instant();
        var step = Totp.stepOf(secret, code, now);
        return step.isPresent() && apps.take(account, seal.close(account, secret), step.getAsLong(), now);
    }

    private void note(AuditKind kind, AuditOutcome outcome, SignedIn me) {
        audit.writeApart(new AuditEntry(kind, outcome, me.accountId(), me.practitionerId(), me.accountId()));
    }
}
