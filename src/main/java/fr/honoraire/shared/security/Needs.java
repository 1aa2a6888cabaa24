package fr.honoraire.shared.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who comes in, beside the practitioner himself: members of his teams with one of these rights. On a method it replaces
 * what its class says. A page that says nothing is the practitioner's alone.
 *
 * <p>{@code and}: this one as well, whichever of the others he has.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Right[] value();

    Right[] and() default {};
}
