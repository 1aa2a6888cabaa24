package fr.honoraire.monitoring.export;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Tells whoever wants one export too many when to try again. */
@ControllerAdvice
class ExportsBusyAdvice {

    private static final String SECONDS = "15";

    @ExceptionHandler
    String busy(ExportsBusy busy, HttpServletResponse response, Model model) {
        response.setStatus(busy.status().value());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        model.addAttribute("busy", busy.message());
        return "monitoring/busy";
    }
}
