package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What somebody without an account types to join a team. His address is the one the link was sent to. */
record JoinForm(
        @NotBlank(message = "{team.member.name.missing}") @Size(max = 160, message = "{typed.long}") String name,

        String password) {

    JoinForm {
        name = Typed.line(name);
        password = password == null ? "" : password;
    }

    /** Without the password, should it ever be logged. */
    @Override
    public String toString() {
        return "JoinForm";
    }
}
