package fr.honoraire.monitoring.export;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads any number of rows through a cursor of the database, a few of them at a time. The database plans a cursor to start
 * soon: it follows an index rather than sort everything first.
 */
public final class ServerCursor {

    private static final int ROWS_IN_MEMORY = 500;

    private ServerCursor() {}

    /** @param name of its own for each query: the database remembers what columns came under it */
    public static <T> void each(
            JdbcClient database,
            String name,
            String sql,
            Map<String, ?> parameters,
            RowMapper<T> mapper,
            Consumer<T> consumer) {
        database.sql("declare " + name + " no scroll cursor for " + sql)
                .params(parameters)
                .update();
        List<T> rows;
        do {
            rows = database.sql("fetch " + ROWS_IN_MEMORY + " from " + name)
                    .query(mapper)
                    .list();
            rows.forEach(consumer);
        } while (rows.size() == ROWS_IN_MEMORY);
        database.sql("close " + name).update();
    }
}
