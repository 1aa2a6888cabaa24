package fr.honoraire.practitioner.team;

import fr.honoraire.shared.Stored;
import fr.honoraire.shared.security.Right;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody in a team: invited, then a member once he has said yes, until one of the two ends it. */
@Entity
public class Membership extends Stored {

    /** How long an invitation can be followed. */
    static final Duration OPEN_FOR = Duration.ofDays(7);

    private UUID practitionerId;
    private UUID teamId;
    private String name;
    private String email;

    @Enumerated(EnumType.STRING)
    private MemberRole role;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] rights;

    private int invitation;
    private Instant invitedAt;
    private @Nullable UUID accountId;
    private @Nullable Instant joinedAt;
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    Membership(Team team, Invitee wanted, Instant now) {
        this.practitionerId = team.practitionerId();
        this.teamId = team.id();
        this.name = wanted.name();
        this.email = wanted.email();
        this.invitedAt = now;
        this.role = wanted.role();
        this.rights = names(wanted.rights());
    }

    /** Says anew what he does and may do. */
    void allow(MemberRole wanted, Set<Right> granted) {
        role = wanted;
        rights = names(granted);
    }

    private static String[] names(Set<Right> granted) {
        return granted.stream().sorted().map(Right::name).toArray(String[]::new);
    }

    /** Another link; those sent before open nothing any more. */
    void inviteAgain(Instant now) {
        invitation++;
        invitedAt = now;
    }

    void join(UUID account, Instant now) {
        accountId = account;
        joinedAt = now;
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    /** Whether this link still leads in. */
    boolean isOpenTo(int generation, Instant now) {
        return endedAt == null
                && joinedAt == null
                && generation == invitation
                && now.isBefore(invitedAt.plus(OPEN_FOR));
    }

    UUID practitionerId() {
        return practitionerId;
    }

    UUID teamId() {
        return teamId;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public MemberRole role() {
        return role;
    }

    /** In the order of the list. */
    public List<Right> rights() {
        return Arrays.stream(rights).map(Right::valueOf).toList();
    }

    public int invitation() {
        return invitation;
    }

    public Instant invitedAt() {
        return invitedAt;
    }

    @Nullable UUID accountId() {
        return accountId;
    }

    public @Nullable Instant joinedAt() {
        return joinedAt;
    }

    boolean isEnded() {
        return endedAt != null;
    }
}
