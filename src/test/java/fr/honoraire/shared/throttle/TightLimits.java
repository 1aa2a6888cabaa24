package fr.honoraire.shared.throttle;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import org.springframework.boot.test.context.TestComponent;

/** Limits that a test can reach: the suite's own are far away. */
@TestComponent
public class TightLimits {

    private final Throttle throttle;
    private final ProxyManager<String> buckets;

    TightLimits(Throttle throttle, ProxyManager<String> buckets) {
        this.throttle = throttle;
        this.buckets = buckets;
    }

    /** As if he had never tried; the suite's own limit holds again. */
    public void lift(Counted what, String whom) {
        buckets.removeProxy(throttle.id(what, whom));
    }

    /** From now on this one may do it only so often, as {@code 10/1h}. */
    public void set(Counted what, String whom, String rate) {
        lift(what, whom);
        buckets.getProxy(throttle.id(what, whom), () -> Throttle.configuration(Rate.of(rate)))
                .getAvailableTokens();
    }
}
