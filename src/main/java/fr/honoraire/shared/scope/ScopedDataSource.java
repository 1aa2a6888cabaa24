package fr.honoraire.shared.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells each connection, when it is taken from the pool, whose rows it may touch now. Nobody gets one in another way, so
 * what it was told last is remembered: taking it again for the same scope costs nothing, and it can never keep another's.
 */
public final class ScopedDataSource extends DelegatingDataSource {

    private final Map<PGConnection, String> told = Collections.synchronizedMap(new WeakHashMap<>());

    public ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            tell(connection, Scope.current().setting());
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("one role, one scope at a time");
    }

    private void tell(Connection connection, String scope) throws SQLException {
        var physical = connection.unwrap(PGConnection.class);
        if (scope.equals(told.get(physical))) {
            return;
        }
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "a rollback would take the scope back unnoticed: the pool must auto-commit");
        }
        told.remove(physical);
        try (var setting = connection.prepareStatement("select set_config('honoraire.scope', ?, false)")) {
            setting.setString(1, scope);
            setting.execute();
        }
        told.put(physical, scope);
    }
}
