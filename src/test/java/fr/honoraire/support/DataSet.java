package fr.honoraire.support;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Many practices over five years, in a PostgreSQL of its own whose data are kept in {@code target/bench} (or in the system
 * property {@code bench.directory}): made once, then only brought to today's schema.
 */
public final class DataSet {

    private static final String PASSWORD = "seulement-pour-mesurer";

    private final PostgreSql postgres;
    private final Path directory;
    private final JdbcClient database;

    private DataSet(PostgreSql postgres, Path directory) {
        this.postgres = postgres;
        this.directory = directory;
        this.database = JdbcClient.create(
                new DriverManagerDataSource(postgres.url(), postgres.superuser(), postgres.password()));
    }

    /** @param size how many consultations: 10k, 1m, 10m */
    public static DataSet of(String size) {
        var directory = Path.of(System.getProperty("bench.directory", "target/bench"), "pg-" + size);
        return in(PostgreSql.keptIn(directory.toAbsolutePath()), directory, consultations(size));
    }

    /** A small one, in a database of its own on the tests' server. */
    public static DataSet forTests(long consultations) {
        return in(Embedded.postgreSql().another("data_set"), Path.of(""), consultations);
    }

    private static DataSet in(PostgreSql postgres, Path directory, long consultations) {
        var set = new DataSet(postgres, directory);
        set.migrate();
        if (!set.isMade()) {
            new DataSetMaker(postgres).make(consultations);
        }
        return set;
    }

    /** As the application does it when it starts; a set that is kept may have seen later ones first. */
    private void migrate() {
        Flyway.configure()
                .dataSource(postgres.url(), PostgreSql.OWNER, postgres.password())
                .placeholders(Map.of("application-role", PostgreSql.APPLICATION))
                .initSql("set honoraire.scope = 'system'")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private boolean isMade() {
        return database.sql("select to_regclass('bench.made') is not null")
                .query(Boolean.class)
                .single();
    }

    private static long consultations(String size) {
        var count = Long.parseLong(size.substring(0, size.length() - 1));
        return size.endsWith("m") ? count * 1_000_000 : count * 1_000;
    }

    /** Two hundredths of all consultations are this one's. */
    public UUID busiest() {
        return practice(1);
    }

    /** The same in every set. */
    public UUID usual() {
        return practice(2);
    }

    private UUID practice(int number) {
        return database.sql("select id from bench.practice where k = ?")
                .param(number)
                .query(UUID.class)
                .single();
    }

    /** It was made at noon of that day: what is planned lies behind, what was held before. */
    public LocalDate today() {
        return database.sql("select today from bench.made")
                .query(LocalDate.class)
                .single();
    }

    /** The owner of that practice, signed in at a node that works on this set. */
    public Visitor signedIn(UUID practitioner, Node node, PasswordEncoder passwords) {
        var account = database.sql("select owner_id from practitioner where id = ?")
                .param(practitioner)
                .query(UUID.class)
                .single();
        var email = database.sql("update user_account set password_hash = ? where id = ? returning email")
                .params(passwords.encode(PASSWORD), account)
                .query(String.class)
                .single();
        database.sql("delete from code_app where account_id = ?").param(account).update();
        var visitor = new Visitor(node.site());
        visitor.post("/signin", "email=" + email + "&password=" + PASSWORD);
        visitor.enrol(email);
        return visitor;
    }

    /** The superuser's view of it. */
    public JdbcClient database() {
        return database;
    }

    /** As the application's role sees it while it works for one practitioner. */
    public JdbcClient seenBy(UUID practitioner) {
        return JdbcClient.create(connectionOf(practitioner));
    }

    private SingleConnectionDataSource connectionOf(UUID practitioner) {
        return new SingleConnectionDataSource(
                postgres.url() + "?options=-c%20honoraire.scope=" + practitioner,
                PostgreSql.APPLICATION,
                postgres.password(),
                true);
    }

    /** What that request asks of a set that is kept, to be asked again on a connection of its own. */
    public Recording.Replay replayOf(Runnable request, UUID practitioner) throws SQLException {
        return Recording.of(request, database, directory.resolve("said.json"))
                .on(connectionOf(practitioner).getConnection());
    }

    /** What the application has to be told, to work on it. */
    public Map<String, Object> settings() {
        return Map.of(
                "spring.datasource.url", postgres.url(),
                "spring.datasource.username", PostgreSql.APPLICATION,
                "spring.datasource.password", postgres.password(),
                "spring.flyway.user", PostgreSql.OWNER,
                "spring.flyway.password", postgres.password());
    }
}
