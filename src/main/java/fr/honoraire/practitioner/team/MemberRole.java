package fr.honoraire.practitioner.team;

import fr.honoraire.shared.security.Right;
import java.util.EnumSet;
import java.util.Set;

/** What a member of a team does in the practice. It proposes rights, and sets their limit. */
public enum MemberRole {
    /** A colleague or a locum, who holds teleconsultations in the practitioner's name. */
    PRACTITIONER,
    SECRETARY,
    ACCOUNTANT;

    /** What is ticked to begin with. */
    public Set<Right> usual() {
        return switch (this) {
            case PRACTITIONER -> EnumSet.of(Right.PLAN, Right.CALL, Right.BILL, Right.SEE_AMOUNTS);
            case SECRETARY -> EnumSet.of(Right.PLAN);
            case ACCOUNTANT -> EnumSet.of(Right.SEE_AMOUNTS, Right.EXPORT);
        };
    }

    boolean mayHave(Right right) {
        return right != Right.CALL || this == PRACTITIONER;
    }
}
