package fr.honoraire.shared.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this handler of a POST does needs somebody who has proven himself in the last ten minutes, by more than his
 * password. Anyone else is shown a page that asks for a code or a passkey and then sends the same form again, with all that
 * was typed: the handler notices nothing.
 *
 * <pre>{@code
 * @FreshFactor
 * @PostMapping("/account/teams/{id}/members")
 * String invite(…)
 * }</pre>
 *
 * <p>Where it depends on what was typed, ask {@link Reauthentication} instead.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshFactor {}
