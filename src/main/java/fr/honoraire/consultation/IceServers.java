package fr.honoraire.consultation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells a browser how to find a way to another, with a credential for the relay that is made for one participant and soon
 * worth nothing: the scheme of coturn's {@code use-auth-secret}
 * (https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00).
 */
@Component
class IceServers {

    /** One server, as {@code RTCPeerConnection} wants it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Server(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {}

    /** What {@code RTCPeerConnection} is made with. */
    record Configuration(List<Server> iceServers, String iceTransportPolicy) {}

    private final RoomProperties room;
    private final InstantSource clock;

    IceServers(RoomProperties room, InstantSource clock) {
        this.room = room;
        this.clock = clock;
    }

    Configuration of(UUID peerId) {
        var servers = new ArrayList<Server>();
        if (!room.stunUrls().isEmpty()) {
            servers.add(new Server(room.stunUrls(), null, null));
        }
        var secret = room.turnSecret();
        if (!room.turnUrls().isEmpty() && secret != null && !secret.isBlank()) {
            var username = clock.instant().plus(room.turnLifetime()).getEpochSecond() + ":" + peerId;
            servers.add(new Server(room.turnUrls(), username, credential(secret, username)));
        }
        return new Configuration(servers, room.relayOnly() ? "relay" : "all");
    }

    private static String credential(String secret, String username) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
