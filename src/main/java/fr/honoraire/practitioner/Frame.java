package fr.honoraire.practitioner;

import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page says of whoever is signed in.
 *
 * @param name the practitioner's, as his patients read it
 * @param banner the message that asks for his attention on every page, if there is one
 */
record Frame(String name, @Nullable String banner) {}
