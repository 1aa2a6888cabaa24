package fr.honoraire.monitoring.export;

import org.springframework.http.HttpStatus;

/** As many exports as there may be run already. */
final class ExportsBusy extends RuntimeException {

    private final boolean hisOwn;

    /** @param hisOwn whether they are this practitioner's */
    ExportsBusy(boolean hisOwn) {
        super("exports are busy", null, false, false);
        this.hisOwn = hisOwn;
    }

    HttpStatus status() {
        return hisOwn ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
    }

    /** The message that says it. */
    String message() {
        return hisOwn ? "exports.busy.own" : "exports.busy.all";
    }
}
