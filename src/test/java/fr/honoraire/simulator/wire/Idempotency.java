package fr.honoraire.simulator.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers kept under their idempotency keys, per account: the first one counts, even if it was a 500. */
final class Idempotency {

    private record Kept(String call, @Nullable ApiAnswer answer) {}

    private final Map<String, Map<String, Kept>> answers = new HashMap<>();

    /**
     * Reserves the key for this call.
     *
     * @return the answer to replay, or null if the call is to be done
     */
    synchronized @Nullable ApiAnswer begin(ApiRequest request) {
        var kept = ofAccount(request).get(key(request));
        if (kept == null) {
            ofAccount(request).put(key(request), new Kept(call(request), null));
            return null;
        }
        if (!kept.call().equals(call(request))) {
            throw new ApiError(400, "idempotency_error", null, mismatch(request));
        }
        if (kept.answer() == null) {
            throw new ApiError(409, "idempotency_error", "idempotency_key_in_use", inUse(request));
        }
        return kept.answer().with("Idempotent-Replayed", "true");
    }

    synchronized void keep(ApiRequest request, ApiAnswer answer) {
        ofAccount(request).put(key(request), new Kept(call(request), answer));
    }

    synchronized void release(ApiRequest request) {
        ofAccount(request).remove(key(request));
    }

    synchronized void clear() {
        answers.clear();
    }

    synchronized void forget(String account) {
        answers.remove(account);
    }

    private Map<String, Kept> ofAccount(ApiRequest request) {
        return answers.computeIfAbsent(String.valueOf(request.account()), _ -> new HashMap<>());
    }

    private static String key(ApiRequest request) {
        return String.valueOf(request.idempotencyKey());
    }

    private static String call(ApiRequest request) {
        return request.method() + " " + request.path() + " " + request.params();
    }

    private static String mismatch(ApiRequest request) {
        return "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                + "Try using a key other than '" + request.idempotencyKey()
                + "' if you meant to execute a different request.";
    }

    private static String inUse(ApiRequest request) {
        return "There is currently another in-progress request using this Idempotency Key: " + request.idempotencyKey();
    }
}
