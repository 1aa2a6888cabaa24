package fr.honoraire.shared;

/** The gateway understood and said no. Nothing was done. */
public final class GatewayRefused extends RuntimeException {

    private final String code;

    public GatewayRefused(String code, Throwable cause) {
        super("refused by the gateway: " + code, cause);
        this.code = code;
    }

    /** Stripe's error code. */
    public String code() {
        return code;
    }
}
