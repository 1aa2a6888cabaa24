package fr.honoraire.support;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Somebody who has the database to himself: past triggers, references and policies. */
public final class Superuser {

    private Superuser() {}

    /** All of it at once or not at all. */
    public static void does(String... statements) {
        var postgres = Embedded.postgreSql();
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.username(), postgres.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
