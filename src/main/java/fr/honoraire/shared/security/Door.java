package fr.honoraire.shared.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Another way to come in than by password. Only on the application's own port, unlike a bean that Spring Security finds. */
@FunctionalInterface
public interface Door {

    void addTo(HttpSecurity http);
}
