package fr.honoraire.shared.live;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells every browser that watches a topic, whatever node it hangs on, that something changed. Told when the surrounding
 * transaction commits, and not at all if it rolls back. NOTIFY payloads are small, so it carries the id of a short-lived
 * row (https://www.postgresql.org/docs/18/sql-notify.html).
 */
@Component
public class LiveEvents {

    static final String CHANNEL = "live";

    private final JdbcClient database;

    LiveEvents(JdbcClient database) {
        this.database = database;
    }

    /** Tells that something of this kind changed; the browser fetches what it may see of it. */
    @Transactional
    public void publish(String topic, String kind) {
        publish(topic, kind, "");
    }

    /** Tells something itself. The body goes to everyone who may watch the topic. */
    @Transactional
    public void publish(String topic, String kind, String body) {
        database.sql("""
                        with message as (
                            insert into live_message (topic, kind, body) values (:topic, :kind, :body) returning id)
                        select pg_notify('live', id::text) from message""")
                .param("topic", topic)
                .param("kind", kind)
                .param("body", body)
                .query((row, number) -> "")
                .single();
    }
}
