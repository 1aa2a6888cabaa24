package fr.honoraire.browser;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.springframework.core.env.Environment;

/** From one connection's NOTIFY to another's ear, with nothing around it. */
final class BareNotify {

    private final String url;
    private final String username;
    private final String password;

    private BareNotify(String url, String username, String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    static BareNotify in(Environment environment) {
        return new BareNotify(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
    }

    /** In milliseconds. */
    List<Double> measure(int times) throws SQLException {
        try (var mouth = connect();
                var ear = connect();
                var says = mouth.createStatement();
                var hears = ear.createStatement()) {
            hears.execute("listen bench");
            var took = new ArrayList<Double>();
            for (var time = 0; time < times; time++) {
                var from = System.nanoTime();
                says.execute("notify bench");
                while (ear.unwrap(PGConnection.class).getNotifications(1000).length == 0) {
                    Thread.onSpinWait();
                }
                took.add((System.nanoTime() - from) / 1e6);
            }
            return took;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }
}
