package fr.honoraire.practitioner.account;

import fr.honoraire.practitioner.FrenchZone;
import fr.honoraire.practitioner.Habits;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.Preferences;
import fr.honoraire.practitioner.Reminding;
import fr.honoraire.practitioner.Tone;
import fr.honoraire.practitioner.Typed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How a practitioner wants things done, as he fills it in. */
record HabitsForm(
        Set<OtherMeans> means,

        @NotNull(message = "{profile.choose.missing}") @Nullable FrenchZone zone,

        @NotNull(message = "{profile.choose.missing}") @Min(value = 0, message = "{profile.choose.missing}") @Max(value = MOST_REMINDERS, message = "{profile.choose.missing}") @Nullable Integer most,

        @NotNull(message = "{profile.choose.missing}") @Min(value = 1, message = "{profile.choose.missing}") @Max(value = 60, message = "{profile.choose.missing}") @Nullable Integer afterDays,

        @NotNull(message = "{profile.choose.missing}") @Min(value = 0, message = "{profile.choose.missing}") @Max(value = 23, message = "{profile.choose.missing}") @Nullable Integer quietFrom,

        @NotNull(message = "{profile.choose.missing}") @Min(value = 0, message = "{profile.choose.missing}") @Max(value = 23, message = "{profile.choose.missing}") @Nullable Integer quietUntil,

        @NotNull(message = "{profile.choose.missing}") @Nullable Tone tone,

        @Size(max = 300, message = "{typed.long}") String footer,

        @Pattern(regexp = DESCRIPTOR, message = "{settings.descriptor.wrong}") String descriptor) {

    static final int MOST_REMINDERS = 5;

    /** The patient chooses among what banks print: Stripe refuses the rest, and a number alone. */
    private static final String DESCRIPTOR = "((?=.*[A-Za-z])[A-Za-z0-9 .,&/+-]{5,22})?";

    HabitsForm {
        means = means == null ? Set.of() : means;
        footer = Typed.line(footer);
        descriptor = Typed.line(descriptor);
    }

    static HabitsForm of(Practitioner practitioner, Preferences chosen) {
        var reminding = chosen.reminding();
        return new HabitsForm(
                Set.copyOf(chosen.otherMeans()),
                practitioner.zone(),
                reminding.most(),
                reminding.afterDays(),
                reminding.quietFrom(),
                reminding.quietUntil(),
                reminding.tone(),
                chosen.noteFooter(),
                chosen.statementDescriptor());
    }

    /** Once nothing is wrong with it. */
    Habits habits() {
        var reminding = new Reminding(
                Objects.requireNonNull(most),
                Objects.requireNonNull(afterDays),
                Objects.requireNonNull(quietFrom),
                Objects.requireNonNull(quietUntil),
                Objects.requireNonNull(tone));
        return new Habits(means, Objects.requireNonNull(zone), reminding, footer, descriptor);
    }

    /** How often patients may be reminded. */
    static List<Integer> counts() {
        return IntStream.rangeClosed(0, MOST_REMINDERS).boxed().toList();
    }

    /** After how many days. */
    static List<Integer> days() {
        return List.of(1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60);
    }

    static List<Integer> hours() {
        return IntStream.range(0, 24).boxed().toList();
    }
}
