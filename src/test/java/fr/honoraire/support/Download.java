package fr.honoraire.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

/**
 * A file of any size that somebody received, piece by piece, and did not keep.
 *
 * @param first until the first of it was there
 * @param wall until all of it was
 */
public record Download(Duration first, Duration wall, long lines) {

    private static final int PIECE = 64 * 1024;

    public static Download of(Visitor visitor, String path) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var answer = visitor.open(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var file = answer.body()) {
            var piece = new byte[PIECE];
            var read = file.read(piece);
            var first = System.nanoTime();
            var lines = 0L;
            for (; read >= 0; read = file.read(piece)) {
                for (var at = 0; at < read; at++) {
                    lines += piece[at] == '\n' ? 1 : 0;
                }
            }
            return new Download(Duration.ofNanos(first - start), Duration.ofNanos(System.nanoTime() - start), lines);
        }
    }
}
