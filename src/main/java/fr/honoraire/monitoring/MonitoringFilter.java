package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.French;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the practitioner wants to see. It lives in the page's address; the table, its sums and the export share it.
 *
 * @param from the first day, in Paris
 * @param to the last day, itself included
 * @param statuses the states wanted; none means all
 * @param search part of a patient's name, or the beginning of a note's number; may be empty
 */
record MonitoringFilter(LocalDate from, LocalDate to, Set<PaymentView> statuses, String search) {

    public Instant start() {
        return from.atStartOfDay(French.PARIS).toInstant();
    }

    /** The first moment that is no longer wanted. Days have 23 or 25 hours twice a year. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(French.PARIS).toInstant();
    }

    public boolean shows(PaymentView view) {
        return statuses.isEmpty() || statuses.contains(view);
    }

    public boolean isNarrowed() {
        return !statuses.isEmpty() || !search.isEmpty();
    }

    public MonitoringFilter toggling(PaymentView view) {
        var toggled = statuses.isEmpty() ? EnumSet.noneOf(PaymentView.class) : EnumSet.copyOf(statuses);
        if (!toggled.remove(view)) {
            toggled.add(view);
        }
        return new MonitoringFilter(from, to, toggled, search);
    }

    public MonitoringFilter cleared() {
        return new MonitoringFilter(from, to, Set.of(), "");
    }

    public MonitoringFilter during(QuickRange range, LocalDate today) {
        return new MonitoringFilter(range.from(today), range.to(today), statuses, search);
    }

    public boolean isDuring(QuickRange range, LocalDate today) {
        return from.equals(range.from(today)) && to.equals(range.to(today));
    }

    public String address() {
        return addressOf("/monitoring");
    }

    public String csvAddress() {
        return addressOf("/monitoring.csv");
    }

    public String addressAfter(Cursor cursor) {
        return address() + "&after=" + cursor.text();
    }

    public String addressBefore(Cursor cursor) {
        return address() + "&before=" + cursor.text();
    }

    public String fileName() {
        return "paiements_" + from + "_" + to + ".csv";
    }

    private String addressOf(String path) {
        var address =
                UriComponentsBuilder.fromPath(path).queryParam("from", from).queryParam("to", to);
        statuses.forEach(status -> address.queryParam("status", status));
        var values = new ArrayList<Object>();
        if (!search.isEmpty()) {
            address.queryParam("q", "{q}");
            values.add(search);
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
