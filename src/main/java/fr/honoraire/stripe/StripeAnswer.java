package fr.honoraire.stripe;

import com.stripe.exception.StripeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A failure at Stripe without its message, which may quote what we sent: names and addresses stay out of the logs. */
final class StripeAnswer extends Exception {

    private final String code;
    private final String requestId;

    StripeAnswer(StripeException failure) {
        this(failure.getClass(), failure.getStatusCode(), code(failure), failure.getRequestId());
        setStackTrace(failure.getStackTrace());
    }

    /** What came back could not be read. */
    StripeAnswer(RuntimeException failure) {
        this(failure.getClass(), null, "unreadable", null);
        setStackTrace(failure.getStackTrace());
    }

    private StripeAnswer(Class<?> kind, @Nullable Integer status, String code, @Nullable String requestId) {
        super(kind.getSimpleName() + ", status " + status + ", code " + code + ", request " + requestId);
        this.code = code;
        this.requestId = Objects.requireNonNullElse(requestId, "without an id");
    }

    private static String code(StripeException failure) {
        var error = failure.getStripeError();
        var type = error == null ? null : error.getType();
        var status = failure.getStatusCode() == null ? "no_answer" : "http_" + failure.getStatusCode();
        return Objects.requireNonNullElse(failure.getCode(), Objects.requireNonNullElse(type, status));
    }

    String code() {
        return code;
    }

    String requestId() {
        return requestId;
    }
}
