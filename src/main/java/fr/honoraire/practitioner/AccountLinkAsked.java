package fr.honoraire.practitioner;

import java.util.UUID;

/** Somebody asked for a link by e-mail. Whether it is to be had, whoever writes the e-mail finds out. */
public record AccountLinkAsked(UUID linkId, String email) {}
