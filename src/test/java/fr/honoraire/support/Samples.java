package fr.honoraire.support;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** What many measures of one thing say, all in one unit. */
public final class Samples {

    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    public static Samples of(double... measures) {
        var sorted = measures.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    public static Samples of(Collection<Double> measures) {
        return of(measures.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public double median() {
        return hundredth(50);
    }

    /** That many hundredths of the measures are no greater than this. */
    public double hundredth(int hundredths) {
        return sorted[(int) Math.round(hundredths / 100.0 * (sorted.length - 1))];
    }

    public int count() {
        return sorted.length;
    }

    /** Of milliseconds. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms",
                median(),
                hundredth(95),
                hundredth(99),
                sorted[sorted.length - 1]);
    }
}
