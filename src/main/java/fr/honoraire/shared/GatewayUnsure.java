package fr.honoraire.shared;

/** We cannot know whether the gateway did it: a timeout, a lost answer, a 5xx, a 409, a 429. Only asking again tells. */
public final class GatewayUnsure extends RuntimeException {

    public GatewayUnsure(String requestId, Throwable cause) {
        super("unknown outcome, gateway request " + requestId, cause);
    }
}
