package fr.honoraire.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of each case, for people to read. */
final class ConformanceReport {

    private final List<String> lines = new ArrayList<>();
    private int passed;
    private int failed;
    private int notRun;

    void passed(StripeCase tried, Duration took, List<String> remarks) {
        passed++;
        add(tried, "pass", String.format(Locale.ROOT, " (%d ms)", took.toMillis()), remarks);
    }

    void failed(StripeCase tried, String why, List<String> remarks) {
        failed++;
        add(tried, "FAIL", "\n             " + why.strip().replace("\n", "\n             "), remarks);
    }

    void notRun(StripeCase tried, String why, List<String> remarks) {
        notRun++;
        add(tried, "none", " – not run: " + why, remarks);
    }

    private void add(StripeCase tried, String outcome, String rest, List<String> remarks) {
        lines.add(tried.name() + " " + outcome + "  " + tried.title() + rest);
        remarks.forEach(remark -> lines.add("             " + remark));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String text() {
        return String.join("\n", lines) + "\n" + passed + " passed, " + failed + " failed, " + notRun + " not run\n";
    }

    /** How to get the account that cases were not run for. */
    static String advice(URI form, String account) {
        return """

                Some cases need the account of a practitioner who takes cards, which a person has to onboard once:
                  1. open %s
                  2. type Stripe's test data: code 000-000 by SMS, born on 01/01/1901, address "address_full_match",
                     IBAN FR1420041010050500013M02606, the test document where papers are asked for
                     (https://docs.stripe.com/connect/testing)
                  3. run again with STRIPE_TEST_ACCOUNT=%s
                """.formatted(form, account);
    }
}
