package fr.honoraire.monitoring.export;

import fr.honoraire.monitoring.export.ExportProgress.State;
import fr.honoraire.shared.live.LiveEvents;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends files that are written while they are read. The request's own (virtual) thread waits for the one that works: an
 * asynchronous answer would be cut off by a time limit, and a large export may take its time.
 */
@Component
public class Exports {

    /** Writes the whole file, and leaves the stream open: only a file that is whole may end like one. */
    @FunctionalInterface
    public interface Content {
        void write(JdbcClient database, OutputStream out, ExportProgress progress) throws IOException;
    }

    private final ExportTurns turns;
    private final ExportDatabase database;
    private final LiveEvents live;

    Exports(ExportTurns turns, ExportDatabase database, LiveEvents live) {
        this.turns = turns;
        this.database = database;
        this.live = live;
    }

    /**
     * Sends it. A reader who goes away in the middle ends it at once, and is no error of ours.
     *
     * @param ticket by which the page it was asked for on knows it again
     */
    public void send(
            SignedIn me, ExportFile file, @Nullable String ticket, HttpServletResponse response, Content content) {
        var progress = new ExportProgress(live, "account:" + me.accountId(), ticket);
        turns.run(me.practitionerId(), () -> {
            try (var thread = new BusyThread()) {
                thread.start(() -> send(file, response, progress, content));
                thread.await();
            }
        });
    }

    private void send(ExportFile file, HttpServletResponse response, ExportProgress progress, Content content) {
        var ending = State.STOPPED;
        try {
            database.read(rows -> write(rows, file, response, progress, content));
            ending = State.DONE;
        } catch (ReaderGone _) {
            // Nobody is left to be told anything.
        } finally {
            progress.tell(ending);
        }
    }

    private static void write(
            JdbcClient rows, ExportFile file, HttpServletResponse response, ExportProgress progress, Content content) {
        response.setContentType(file.type());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file.name()).build().toString());
        try {
            content.write(rows, response.getOutputStream(), progress);
            response.flushBuffer();
        } catch (IOException | UncheckedIOException e) {
            throw new ReaderGone(e);
        }
    }

    /** The one thing that fails by input or output here is the browser's line. */
    private static final class ReaderGone extends RuntimeException {

        ReaderGone(Exception cause) {
            super("the reader is gone", cause, false, false);
        }
    }
}
