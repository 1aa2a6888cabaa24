package fr.honoraire.consultation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How browsers find a way to each other, and when a room closes.
 *
 * @param stunUrls where they learn their own public address, such as {@code stun:turn.example.org:3478}
 * @param turnUrls where what cannot flow between them directly is relayed, such as {@code turns:turn.example.org:443}
 * @param turnSecret shared with the relay (coturn: {@code static-auth-secret}); nobody can use the relay without it
 * @param turnLifetime how long a participant's credential holds
 * @param relayOnly whether browsers never learn each other's addresses; everything is relayed then
 * @param closesAfter how long the practitioner's browser is silent before his call ends by itself
 */
@ConfigurationProperties("room")
record RoomProperties(
        @DefaultValue List<String> stunUrls,
        @DefaultValue List<String> turnUrls,
        @Nullable String turnSecret,
        @DefaultValue("4h") Duration turnLifetime,
        @DefaultValue("false") boolean relayOnly,
        @DefaultValue("15m") Duration closesAfter) {}
