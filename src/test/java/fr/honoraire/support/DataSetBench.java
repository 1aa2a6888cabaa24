package fr.honoraire.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Makes the data sets that the other measurements read: {@code bench/data}. */
class DataSetBench {

    @Test
    void eachSetIsThere() {
        for (var size : System.getProperty("bench.sizes", "10k").split(",", -1)) {
            assertThat(DataSet.of(size).busiest()).isNotNull();
        }
    }
}
