package fr.honoraire.practitioner.team;

import fr.honoraire.practitioner.Typed;
import fr.honoraire.shared.security.Right;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Who is invited, what he does, and what he may do. */
public record MemberForm(
        @NotBlank(message = "{team.member.name.missing}") @Size(max = 160, message = "{typed.long}") String name,

        @Pattern(regexp = Typed.EMAIL, message = "{typed.email}") @Size(max = 254, message = "{typed.long}") String email,

        @NotNull(message = "{team.member.role.missing}") @Nullable MemberRole role,

        Set<Right> rights) {

    static final MemberForm EMPTY = new MemberForm("", "", MemberRole.SECRETARY, MemberRole.SECRETARY.usual());

    public MemberForm {
        name = Typed.line(name);
        email = Typed.line(email).toLowerCase(Locale.ROOT);
        rights = rights == null ? Set.of() : Set.copyOf(rights);
    }

    static MemberForm of(Membership member) {
        return new MemberForm(member.name(), member.email(), member.role(), Set.copyOf(member.rights()));
    }

    /** Finds what cannot be given together. */
    void check(Errors found) {
        if (rights.isEmpty()) {
            found.rejectValue("rights", "team.member.rights.none");
        }
        if (!rights.contains(Right.SEE_AMOUNTS) && rights.stream().anyMatch(Right::needsAmounts)) {
            found.rejectValue("rights", "team.member.rights.blind");
        }
        if (role != null && !rights.stream().allMatch(role::mayHave)) {
            found.rejectValue("rights", "team.member.rights.call");
        }
    }

    Invitee invitee() {
        return new Invitee(name, email, Objects.requireNonNull(role), rights);
    }
}
