package fr.honoraire.shared.throttle;

import fr.honoraire.shared.HonoraireProperties;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts how often somebody tries, for all nodes together. It uses a connection of its own, so never in a transaction. */
@Component
@Transactional(propagation = Propagation.NEVER)
public class Throttle {

    private static final int ID_BYTES = 16;

    private final ProxyManager<String> buckets;
    private final ThrottleProperties properties;
    private final String secret;

    Throttle(ProxyManager<String> buckets, ThrottleProperties properties, HonoraireProperties own) {
        this.buckets = buckets;
        this.properties = properties;
        this.secret = own.linkSecret();
    }

    /**
     * Counts one try.
     *
     * @param whom an account, an address: it is not kept
     * @throws TooOften if that is one too many
     */
    public void count(Counted what, String whom) {
        var probe = bucket(what, whom).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooOften(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** It was no try after all: whoever is right has not been guessing. */
    public void giveBack(Counted what, String whom) {
        bucket(what, whom).addTokens(1);
    }

    private BucketProxy bucket(Counted what, String whom) {
        return buckets.getProxy(id(what, whom), () -> configuration(properties.of(what)));
    }

    static BucketConfiguration configuration(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.in()))
                .build();
    }

    String id(Counted what, String whom) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(what.name().getBytes(StandardCharsets.UTF_8));
            var hash = mac.doFinal(whom.getBytes(StandardCharsets.UTF_8));
            return what + ":" + HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
