package fr.honoraire.monitoring.export;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads any number of rows through a cursor of the database, a few of them at a time. */
public final class ServerCursor {

    private static final int ROWS_AT_ONCE = 500;

    private ServerCursor() {}

    /**
     * Hands over the rows in their order, one at a time, on a thread of its own: while it is busy with some, the database
     * already looks for the next. It is in no transaction.
     *
     * @param name of its own for each query: the database remembers what columns came under it
     * @throws RuntimeException what the consumer threw; it is given no more rows then
     */
    public static <T> void each(
            JdbcClient database,
            String name,
            String sql,
            Map<String, ?> parameters,
            RowMapper<T> mapper,
            Consumer<T> consumer) {
        // A file is of use when it is whole: planned for its last row, not, as cursors are, for its first ones.
        database.sql("set local cursor_tuple_fraction = 1").update();
        database.sql("declare " + name + " no scroll cursor for " + sql)
                .params(parameters)
                .update();
        try (var writer = new BusyThread()) {
            List<T> rows;
            do {
                rows = database.sql("fetch " + ROWS_AT_ONCE + " from " + name)
                        .query(mapper)
                        .list();
                var next = rows;
                writer.start(() -> next.forEach(consumer));
            } while (rows.size() == ROWS_AT_ONCE);
            writer.await();
        }
        database.sql("close " + name).update();
    }
}
