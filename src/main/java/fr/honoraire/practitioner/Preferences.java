package fr.honoraire.practitioner;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a practitioner has chosen in "Paramètres" and "Notifications"; as it comes until he has. */
@Entity
public class Preferences extends Stored {

    private UUID practitionerId;

    /** What he does not want to hear of: whatever we come to tell later is told until he says no. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] mutedNews = {News.PAYMENT_RECEIVED.name()};

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] otherMeans = names(EnumSet.allOf(OtherMeans.class));

    @Embedded
    private Reminding reminding = Reminding.NEVER;

    private String noteFooter = "";
    private String statementDescriptor = "";
    private @Nullable Instant mandateAcceptedAt;
    private @Nullable UUID mandateAcceptedBy;

    @SuppressWarnings("NullAway.Init")
    protected Preferences() {}

    Preferences(UUID practitionerId) {
        this.practitionerId = practitionerId;
    }

    void hear(Set<News> wanted) {
        var muted = EnumSet.allOf(News.class);
        muted.removeAll(wanted);
        mutedNews = names(muted);
    }

    void adopt(Habits habits) {
        var accepted = EnumSet.allOf(OtherMeans.class);
        accepted.removeIf(means -> means.isChosen() && !habits.means().contains(means));
        otherMeans = names(accepted);
        reminding = habits.reminding();
        noteFooter = habits.footer();
        statementDescriptor = habits.descriptor();
    }

    /** Once: the first time is the one that counts. */
    void acceptMandate(UUID acceptedBy, Instant now) {
        if (mandateAcceptedAt == null) {
            mandateAcceptedAt = now;
            mandateAcceptedBy = acceptedBy;
        }
    }

    private static String[] names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public boolean wants(News news) {
        return !Arrays.asList(mutedNews).contains(news.name());
    }

    /** How his patients may settle without a card. */
    public List<OtherMeans> otherMeans() {
        var accepted = Arrays.asList(otherMeans);
        return Arrays.stream(OtherMeans.values())
                .filter(means -> accepted.contains(means.name()))
                .toList();
    }

    public Reminding reminding() {
        return reminding;
    }

    /** Printed at the foot of his notes from now on. */
    public String noteFooter() {
        return noteFooter;
    }

    /** What stands on a patient's bank statement; empty if he leaves that to Stripe. */
    public String statementDescriptor() {
        return statementDescriptor;
    }

    /** Whether we may issue notes in his name (CGI, article 289, I-2). */
    public boolean hasMandated() {
        return mandateAcceptedAt != null;
    }

    /** When he charged us with it. */
    public @Nullable Instant mandateAcceptedAt() {
        return mandateAcceptedAt;
    }

    /** The person who accepted it. */
    public @Nullable UUID mandateAcceptedBy() {
        return mandateAcceptedBy;
    }
}
