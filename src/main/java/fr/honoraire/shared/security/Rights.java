package fr.honoraire.shared.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody may do for the practitioner he acts for. Templates read it as {@code rights}.
 *
 * @param isOwner whether he is that practitioner himself: his settings and his teams are his alone
 */
public record Rights(boolean isOwner, Set<Right> granted) {

    /** Of the practitioner himself. */
    public static final Rights ALL = new Rights(true, EnumSet.allOf(Right.class));

    /** Of whoever is nobody here. */
    public static final Rights NONE = new Rights(false, Set.of());

    public Rights {
        granted = Set.copyOf(granted);
    }

    public boolean may(Right right) {
        return granted.contains(right);
    }

    boolean satisfy(Needs needed) {
        return Arrays.stream(needed.value()).anyMatch(this::may)
                && Arrays.stream(needed.and()).allMatch(this::may);
    }

    public boolean plan() {
        return may(Right.PLAN);
    }

    public boolean call() {
        return may(Right.CALL);
    }

    public boolean bill() {
        return may(Right.BILL);
    }

    public boolean amounts() {
        return may(Right.SEE_AMOUNTS);
    }

    public boolean refund() {
        return may(Right.REFUND);
    }

    public boolean export() {
        return may(Right.EXPORT);
    }

    public boolean bank() {
        return may(Right.BANK);
    }
}
