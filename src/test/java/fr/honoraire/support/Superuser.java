package fr.honoraire.support;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Somebody who has the database to himself: past triggers, references and policies. */
public final class Superuser {

    private Superuser() {}

    /** To the application, for a tampering that has to be seen before it is undone. */
    public static void lendsItsRights() {
        does(
                "grant %s to %s".formatted(PostgreSql.OWNER, PostgreSql.APPLICATION),
                "grant set on parameter session_replication_role to " + PostgreSql.APPLICATION);
    }

    public static void takesItsRightsBack() {
        does(
                "revoke %s from %s".formatted(PostgreSql.OWNER, PostgreSql.APPLICATION),
                "revoke set on parameter session_replication_role from " + PostgreSql.APPLICATION);
    }

    /** After very many rows were written. */
    public static void tidiesUp(String... tables) {
        outsideOfATransaction("vacuum analyze " + String.join(", ", tables));
    }

    /** From now on the server works with this setting. */
    static void sets(String setting, String value) {
        outsideOfATransaction("alter system set " + setting + " = '" + value + "'", "select pg_reload_conf()");
    }

    private static void outsideOfATransaction(String... statements) {
        var postgres = Embedded.postgreSql();
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.superuser(), postgres.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of it at once or not at all. */
    public static void does(String... statements) {
        var postgres = Embedded.postgreSql();
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.superuser(), postgres.password());
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
