package fr.honoraire.browser;

import java.util.List;

/**
 * What many measures of one thing say.
 *
 * @param median in milliseconds, as the others
 */
record Spread(double median, double p95, double most) {

    static Spread of(List<Double> milliseconds) {
        var sorted = milliseconds.stream().sorted().toList();
        return new Spread(at(sorted, 0.5), at(sorted, 0.95), sorted.getLast());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }

    @Override
    public String toString() {
        return "median %.1f ms, 95th hundredth %.1f ms, most %.1f ms".formatted(median, p95, most);
    }
}
