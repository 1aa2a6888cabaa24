package fr.honoraire.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** An address whose id is none is unknown, like one whose id belongs to nobody. */
@ControllerAdvice
class UnknownAddresses {

    @ExceptionHandler
    void notAnId(MethodArgumentTypeMismatchException e, HttpServletResponse response) throws IOException {
        var isInTheAddress = e.getParameter().hasParameterAnnotation(PathVariable.class);
        response.sendError(isInTheAddress ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
    }
}
