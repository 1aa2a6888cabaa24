package fr.honoraire.practitioner;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that somebody asked for.
 *
 * @param email where it goes; whoever follows it has proved that the address is his
 * @param accountId whose address it will be, if it is for another address
 * @param newcomer who wants to sign up, if that is what it is for
 */
public record AccountLink(
        UUID id,
        LinkPurpose purpose,
        String email,
        @Nullable UUID accountId,
        @Nullable Newcomer newcomer) {}
