package fr.honoraire.consultation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Someone, or another tab, was faster: it no longer stands where this would be allowed. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class NotPossibleNow extends RuntimeException {

    NotPossibleNow(String what) {
        super("cannot " + what);
    }
}
