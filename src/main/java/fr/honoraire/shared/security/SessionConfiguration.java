package fr.honoraire.shared.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Two pages that are opened at once may both write to their session: the later one wins, and neither fails. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer lastWriteWins() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
