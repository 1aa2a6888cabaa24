package fr.honoraire.notification;

import static java.util.Objects.requireNonNull;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.practitioner.team.InvitationLinks;
import fr.honoraire.practitioner.team.InvitationService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody is told who is asked to act for a practitioner. */
@Component
class TeamLetters {

    private final InvitationService invitations;
    private final InvitationLinks links;
    private final Words words;

    TeamLetters(InvitationService invitations, InvitationLinks links, Words words) {
        this.invitations = invitations;
        this.links = links;
        this.words = words;
    }

    /** @return nothing if he was put out again, or has joined, before it left */
    Optional<Letter> invitation(EmailMessage message) {
        return invitations
                .open(requireNonNull(message.matterId()))
                .map(invitation -> new Letter(
                        words.of("team.invitation.subject"),
                        words.of("team.invitation.preheader"),
                        words.of("greeting", invitation.membership().name()),
                        List.of(words.of("team.invitation.opening", invitation.practitioner(), invitation.team())),
                        List.of(),
                        new Action(words.of("team.invitation.see"), links.of(invitation.membership())),
                        List.of(words.of("team.invitation.closing")),
                        words.of("us"),
                        List.of(),
                        null,
                        null));
    }
}
