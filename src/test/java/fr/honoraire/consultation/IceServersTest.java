package fr.honoraire.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IceServersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final UUID PEER = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void aCredentialNamesItsParticipantAndWhenItEnds() {
        var relay = servers("north wind", false).of(PEER).iceServers().getLast();

        assertThat(relay.username()).isEqualTo(NOW.plus(Duration.ofHours(4)).getEpochSecond() + ":" + PEER);
        // printf '1795528800:00000000-0000-4000-8000-000000000001' | openssl dgst -sha1 -hmac 'north wind' -binary |
        // base64
        assertThat(relay.credential()).isEqualTo("/zDO2gj4vJlbdM7FU57U9/+4M8g=");
    }

    @Test
    void withoutASecretThereIsNoRelay() {
        assertThat(servers(null, false).of(PEER).iceServers())
                .extracting(IceServers.Server::urls)
                .containsExactly(List.of("stun:relay.example:3478"));
    }

    @Test
    void whoWantsNoAddressesToldRelaysEverything() {
        assertThat(servers("north wind", true).of(PEER).iceTransportPolicy()).isEqualTo("relay");
        assertThat(servers("north wind", false).of(PEER).iceTransportPolicy()).isEqualTo("all");
    }

    private static IceServers servers(@Nullable String secret, boolean relayOnly) {
        var room = new RoomProperties(
                List.of("stun:relay.example:3478"),
                List.of("turn:relay.example:3478"),
                secret,
                Duration.ofHours(4),
                relayOnly,
                Duration.ofMinutes(15));
        return new IceServers(room, () -> NOW);
    }
}
