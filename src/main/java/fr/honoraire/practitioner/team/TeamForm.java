package fr.honoraire.practitioner.team;

import fr.honoraire.practitioner.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a team is to be called. */
record TeamForm(
        @NotBlank(message = "{team.name.missing}") @Size(max = 80, message = "{typed.long}") String name) {

    static final TeamForm EMPTY = new TeamForm("");

    TeamForm {
        name = Typed.line(name);
    }
}
