package fr.honoraire.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes calls to Stripe, and sorts their failures into the two that matter: Stripe said no, or nobody knows. Of a failure
 * only ids and codes are logged.
 */
@Component
class StripeCalls {

    private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);
    private static final int TRIES_WHEN_BUSY = 3;
    /** Too slow, in conflict, let down by somebody else, busy: https://docs.stripe.com/api/errors. */
    private static final Set<Integer> UNDECIDED = Set.of(408, 409, 424, 429);

    private static final Duration PAUSE = Duration.ofMillis(300);

    /** On the practitioner's own account: without this header a call would be about ours. */
    static RequestOptions on(String account) {
        return RequestOptions.builder().setStripeAccount(account).build();
    }

    /** On the practitioner's own account, and once however often it is asked. */
    static RequestOptions once(String account, String key) {
        return RequestOptions.builder()
                .setStripeAccount(account)
                .setIdempotencyKey(key)
                .build();
    }

    /**
     * Makes the call. Being told to come back later (429) is the one failure after which nothing was done for sure and which
     * the client does not retry by itself.
     */
    <T> T ask(StripeCall<T> call) {
        for (var busy = 1; ; busy++) {
            try {
                return call.make();
            } catch (RateLimitException e) {
                if (busy == TRIES_WHEN_BUSY) {
                    throw unsure(new StripeAnswer(e));
                }
                pause(busy);
            } catch (StripeException e) {
                throw translated(e);
            } catch (RuntimeException e) {
                throw unreadable(e);
            }
        }
    }

    /** The first page of a list, and those that follow. */
    <T extends HasId> List<T> all(StripeCall<StripeCollection<T>> list) {
        return ask(() -> {
            var found = new ArrayList<T>();
            list.make().autoPagingIterable().forEach(found::add);
            return found;
        });
    }

    /** The client could make nothing of the answer; or its page-turning iterator wraps what went wrong. */
    private static RuntimeException unreadable(RuntimeException failure) {
        return failure.getCause() instanceof StripeException cause
                ? translated(cause)
                : unsure(new StripeAnswer(failure));
    }

    private static RuntimeException translated(StripeException failure) {
        var answer = new StripeAnswer(failure);
        return saysNo(failure) ? refused(answer) : unsure(answer);
    }

    /**
     * A key already used for other contents tells nothing of what was done under it. Nor does an answer that is not Stripe's
     * own or breaks off, whatever its status: what stands between us may have written it.
     */
    private static boolean saysNo(StripeException failure) {
        if (failure instanceof ApiConnectionException
                || failure instanceof IdempotencyException
                || failure.getStripeError() == null) {
            return false;
        }
        var status = failure.getStatusCode();
        return status != null && status >= 400 && status < 500 && !UNDECIDED.contains(status);
    }

    private static GatewayRefused refused(StripeAnswer answer) {
        log.info("Stripe refused: {}", answer.getMessage());
        return new GatewayRefused(answer.code(), answer);
    }

    private static GatewayUnsure unsure(StripeAnswer answer) {
        log.warn("Stripe left us unsure: {}", answer.getMessage());
        return new GatewayUnsure(answer.requestId(), answer);
    }

    private static void pause(int busy) {
        try {
            var millis = PAUSE.toMillis() * busy;
            Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayUnsure("interrupted", e);
        }
    }
}
