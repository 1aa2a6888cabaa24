package fr.honoraire.shared.scope;

import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whose rows the running work may see and change: one practitioner's, everyone's, or nobody's. It holds for the thread and
 * the time of the work alone; a thread that was given none touches nothing. {@link ScopedDataSource} tells the database.
 */
public final class Scope {

    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();
    private static final Scope NOBODY = new Scope("", "nobody");
    private static final String SYSTEM = "system";

    private final String setting;
    private final String name;

    private Scope(String setting, String name) {
        this.setting = setting;
        this.name = name;
    }

    public static Scope of(UUID practitionerId) {
        return new Scope(practitionerId.toString(), "practitioner " + practitionerId);
    }

    /**
     * All rows, for work that has no practitioner or looks for whose it is. Keep it short.
     *
     * @param why in a word or two
     */
    public static Scope system(String why) {
        return new Scope(SYSTEM, SYSTEM + ": " + why);
    }

    public static Scope nobody() {
        return NOBODY;
    }

    /** What holds here, so that another thread can go on with it. */
    public static Scope current() {
        return CURRENT.orElse(NOBODY);
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return this;
        });
    }

    /** A transaction keeps the scope it began with: to widen or change it from inside would go unheard, so it is refused. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !setting.equals(current().setting)) {
            throw new IllegalStateException("a transaction of %s cannot become one of %s".formatted(current(), this));
        }
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** What the database is told. */
    String setting() {
        return setting;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && scope.setting.equals(setting);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(setting);
    }

    @Override
    public String toString() {
        return name;
    }
}
