package fr.honoraire.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request asks of the database, as the database's own log tells it, so that it can be asked again without the request.
 *
 * @param lines the statements in their order, with what they were given, and where transactions begin and end
 */
public record Recording(List<Line> lines) {

    private static final Pattern SAID = Pattern.compile("(?:execute [^:]*|statement): (.*)", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\$\\d+");
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = (NULL|'((?:[^']|'')*)')");

    /** One statement; a value that is not there is null. */
    record Line(String sql, List<@Nullable String> values) {

        boolean isBegin() {
            return sql.startsWith("BEGIN");
        }

        boolean isEnd() {
            return "COMMIT".equals(sql);
        }
    }

    /**
     * Of one request while nobody else asks for anything: jobs look every second for something to do, which is left out.
     *
     * @param log where the server, whose client this is, writes its log as JSON
     */
    static Recording of(Runnable request, JdbcClient server, Path log) {
        write(server, "all");
        // Each connection hears of it a moment later: the first time is for that.
        request.run();
        var start = mark(server);
        request.run();
        var end = mark(server);
        write(server, "none");
        await().until(() -> read(log).contains(end));
        var lines = read(log)
                .lines()
                .dropWhile(line -> !line.contains(start))
                .takeWhile(line -> !line.contains(end))
                .map(Recording::line)
                .flatMap(List::stream)
                .filter(line -> !line.sql().contains("scheduled_tasks"))
                .toList();
        return new Recording(lines);
    }

    private static void write(JdbcClient server, String which) {
        server.sql("alter system set log_statement = '" + which + "'").update();
        server.sql("select pg_reload_conf()").query().singleRow();
    }

    private static String mark(JdbcClient server) {
        var mark = UUID.randomUUID().toString();
        server.sql("select '" + mark + "'").query().singleRow();
        return mark;
    }

    private static List<Line> line(String json) {
        var entry = JsonMapper.shared().readTree(json);
        var said = SAID.matcher(entry.path("message").asString(""));
        if (!PostgreSql.APPLICATION.equals(entry.path("user").asString("")) || !said.matches()) {
            return List.of();
        }
        var values = new ArrayList<@Nullable String>();
        VALUE.matcher(entry.path("detail").asString(""))
                .results()
                .forEach(value -> values.add(
                        value.group(2) == null ? null : value.group(2).replace("''", "'")));
        return List.of(new Line(PLACE.matcher(said.group(1)).replaceAll("?"), values));
    }

    Replay on(Connection connection) {
        return new Replay(lines, connection);
    }

    /** Asks all of it again. */
    public static final class Replay {

        private final List<Line> lines;
        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        private Replay(List<Line> lines, Connection connection) {
            this.lines = lines;
            this.connection = connection;
        }

        /** How many statements, without those that begin and end a transaction. */
        public long count() {
            return lines.stream()
                    .filter(line -> !line.isBegin() && !line.isEnd())
                    .count();
        }

        /** @return in how many milliseconds */
        public double run() throws SQLException {
            var start = System.nanoTime();
            for (var line : lines) {
                if (line.isBegin()) {
                    connection.setAutoCommit(false);
                } else if (line.isEnd()) {
                    connection.commit();
                    connection.setAutoCommit(true);
                } else {
                    run(line);
                }
            }
            return (System.nanoTime() - start) / 1e6;
        }

        private void run(Line line) throws SQLException {
            var statement = prepared.get(line.sql());
            if (statement == null) {
                statement = connection.prepareStatement(line.sql());
                prepared.put(line.sql(), statement);
            }
            for (var place = 0; place < line.values().size(); place++) {
                statement.setObject(place + 1, line.values().get(place), Types.OTHER);
            }
            if (statement.execute()) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
