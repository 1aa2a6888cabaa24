package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.monitoring.export.SpreadsheetFile;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the table's file says of each row, in the words of the screen. */
@Component
class MonitoringColumns {

    /** One of them. Messages: {@code monitoring.csv.*}. */
    record Column(String name, boolean isAmount, Function<MonitoringRow, String> cell) {}

    private final MessageSource messages;
    private final French french;
    private final HonoraireProperties properties;

    MonitoringColumns(MessageSource messages, French french, HonoraireProperties properties) {
        this.messages = messages;
        this.french = french;
        this.properties = properties;
    }

    /** Those he may see; to whoever sees no amounts these are not even empty, but absent. */
    List<Column> shown(LocalDate today, boolean withAmounts) {
        return all(today).stream()
                .filter(column -> withAmounts || !column.isAmount())
                .toList();
    }

    String[] names(List<Column> columns) {
        return columns.stream()
                .map(column -> word("monitoring.csv." + column.name()))
                .toArray(String[]::new);
    }

    static String[] cells(List<Column> columns, MonitoringRow row) {
        var cells = new String[columns.size()];
        for (var i = 0; i < cells.length; i++) {
            cells[i] = columns.get(i).cell().apply(row);
        }
        return cells;
    }

    /** Of a million rows most say the same few words: each is looked up once. */
    private List<Column> all(LocalDate today) {
        var views = new EnumMap<PaymentView, String>(PaymentView.class);
        var payouts = new HashMap<PayoutView, String>();
        return List.of(
                text("start", row -> french.moment(row.actAt())),
                text("end", row -> moment(row.endedAt())),
                text("length", this::length),
                text("state", row -> word("monitoring.csv.state." + row.consultationStatus())),
                text("patient", row -> SpreadsheetFile.text(row.patient())),
                text("number", row -> SpreadsheetFile.text(row.number())),
                amount("amount", MonitoringRow::amount),
                text("status", row -> views.computeIfAbsent(row.view(), view -> word("payment.view." + view))),
                text("settled", row -> moment(row.settledAt())),
                amount("fee", MonitoringRow::fee),
                amount("net", MonitoringRow::net),
                amount("refunded", row -> loss(row.refunded())),
                amount("disputed", row -> loss(row.disputed())),
                text("payout", row -> payouts.computeIfAbsent(row.payout(today), this::words)),
                text("paid-out", row -> paidOut(row.payout(today))),
                text("reference", row -> SpreadsheetFile.text(row.bankReference())),
                text("link", this::link));
    }

    private static Column text(String name, Function<MonitoringRow, String> cell) {
        return new Column(name, false, cell);
    }

    private static Column amount(String name, Function<MonitoringRow, @Nullable Money> money) {
        return new Column(name, true, row -> SpreadsheetFile.amount(money.apply(row)));
    }

    private String length(MonitoringRow row) {
        var length = row.length();
        return length == null ? "" : french.duration(length).replace('\u00a0', ' ');
    }

    /** As on the screen, where sums of money that went back are negative. */
    private static @Nullable Money loss(Money money) {
        return money.isZero() ? null : Money.ZERO.minus(money);
    }

    private String moment(@Nullable Instant instant) {
        return instant == null ? "" : french.moment(instant);
    }

    private String words(PayoutView payout) {
        return payout.stage() == PayoutView.Stage.NONE
                ? ""
                : word(payout.message(), payout.day() == null ? "" : french.day(payout.day()));
    }

    private String paidOut(PayoutView payout) {
        return payout.stage() == PayoutView.Stage.PAID && payout.day() != null ? french.day(payout.day()) : "";
    }

    private String link(MonitoringRow row) {
        return row.isJoinable()
                ? properties
                        .address("/consultations/" + row.consultationId() + "/room")
                        .toString()
                : "";
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
