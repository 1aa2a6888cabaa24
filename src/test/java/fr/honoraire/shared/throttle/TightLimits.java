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

    /** From now on this one may do it only so often, as {@code 10/1h}. */
    public void set(Counted what, String whom, String rate) {
        var id = throttle.id(what, whom);
        buckets.removeProxy(id);
        buckets.getProxy(id, () -> Throttle.configuration(Rate.of(rate))).getAvailableTokens();
    }
}
