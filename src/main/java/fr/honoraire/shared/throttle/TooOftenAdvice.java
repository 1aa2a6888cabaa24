package fr.honoraire.shared.throttle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells whoever tries too often when to come back. */
@ControllerAdvice
class TooOftenAdvice {

    @ExceptionHandler
    void tooOften(TooOften e, HttpServletResponse response) throws IOException {
        refuse(e, response);
    }

    static void refuse(TooOften e, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
