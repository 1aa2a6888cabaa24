package fr.honoraire.practitioner;

import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page says of whoever is signed in.
 *
 * @param name the practitioner's, as his patients read it
 * @param banner what asks for his attention on every page, if anything does
 */
record Frame(String name, @Nullable Banner banner) {}
