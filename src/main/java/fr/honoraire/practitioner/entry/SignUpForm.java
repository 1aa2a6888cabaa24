package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.Civility;
import fr.honoraire.practitioner.Newcomer;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.practitioner.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is typed to sign up. */
record SignUpForm(
        @NotNull(message = "{signup.civility.missing}") @Nullable Civility civility,

        @NotBlank(message = "{signup.firstName.missing}") @Size(max = 80, message = "{typed.long}") String firstName,

        @NotBlank(message = "{signup.lastName.missing}") @Size(max = 80, message = "{typed.long}") String lastName,

        @NotNull(message = "{signup.profession.missing}") @Nullable Profession profession,

        @Pattern(regexp = Typed.EMAIL, message = "{typed.email}") @Size(max = 254, message = "{typed.long}") String email) {

    static final SignUpForm EMPTY = new SignUpForm(null, "", "", null, "");

    SignUpForm {
        firstName = Typed.line(firstName);
        lastName = Typed.line(lastName);
        email = Typed.line(email);
    }

    /** Who asks, once it has been found valid. */
    Newcomer newcomer() {
        return new Newcomer(Objects.requireNonNull(civility), firstName, lastName, Objects.requireNonNull(profession));
    }
}
