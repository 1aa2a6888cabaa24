package fr.honoraire.monitoring.export;

import com.zaxxer.hikari.HikariDataSource;
import fr.honoraire.shared.scope.ScopedDataSource;
import java.util.function.Consumer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads for exports, which hold a connection for as long as the reader takes to receive his file. They have a few of their
 * own, so that those of the pages stay free; behind the same wall. No bean, or whoever wants the database could get it.
 */
@Component
class ExportDatabase implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 5_000;

    private final HikariDataSource pool;
    private final JdbcClient database;
    private final TransactionTemplate transactions;

    ExportDatabase(ExportProperties exports, DataSourceProperties application) {
        pool = new HikariDataSource();
        pool.setPoolName("exports");
        pool.setJdbcUrl(exports.url());
        pool.setUsername(application.determineUsername());
        pool.setPassword(application.determinePassword());
        pool.setMaximumPoolSize(exports.connections());
        pool.setMinimumIdle(0);
        pool.addDataSourceProperty("ApplicationName", "honoraire-exports");
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(PATIENCE_MILLISECONDS);
        // To compile a query before its first row costs more than it gains where each row is looked up.
        pool.setConnectionInitSql("set jit = off");
        // As for the pages: what a row holds is not for the log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        var scoped = new ScopedDataSource(pool);
        database = JdbcClient.create(scoped);
        transactions = new TransactionTemplate(new JdbcTransactionManager(scoped));
        transactions.setReadOnly(true);
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Reads all in one transaction: rows come by a cursor, and several queries see the same moment. */
    void read(Consumer<JdbcClient> reading) {
        transactions.executeWithoutResult(transaction -> reading.accept(database));
    }

    @Override
    public void close() {
        pool.close();
    }
}
