package fr.honoraire.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.shared.SignedLinks.Right;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Patients' links cannot be made, bent or lent to another use. */
class SignedLinksTest {

    private static final String OLD = "the secret of last year, 32 letters and more";
    private static final String NEW = "the secret of this year, 32 letters and more";

    private final UUID id = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private final SignedLinks links = with(NEW, null);

    @Test
    void aLinkNamesWhatItWasSignedFor() {
        assertThat(links.read(Right.PAY, links.sign(Right.PAY, id, 3))).isEqualTo(new SignedLinks.Key(id, 3));
    }

    @Test
    void theRightToJoinIsNotTheRightToPay() {
        var join = links.sign(Right.JOIN, id, 1);
        assertThatThrownBy(() -> links.read(Right.PAY, join)).isInstanceOf(NotFound.class);
    }

    @Test
    void oneChangedLetterAnywhereIsRefused() {
        var link = links.sign(Right.PAY, id, 1);
        for (var place = 0; place < link.length() - 1; place++) {
            var other = link.charAt(place) == 'A' ? 'B' : 'A';
            var bent = link.substring(0, place) + other + link.substring(place + 1);
            assertThatThrownBy(() -> links.read(Right.PAY, bent)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void nonsenseIsRefusedTheSameWay() {
        for (var nonsense : new String[] {"", "x", "é", "../../etc", "A".repeat(46), "A".repeat(10_000)}) {
            assertThatThrownBy(() -> links.read(Right.PAY, nonsense)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void linksOutliveAChangeOfTheSecret() {
        var sentLastYear = with(OLD, null).sign(Right.PAY, id, 1);
        assertThat(with(NEW, OLD).read(Right.PAY, sentLastYear).id()).isEqualTo(id);
        assertThatThrownBy(() -> links.read(Right.PAY, sentLastYear)).isInstanceOf(NotFound.class);
    }

    private static SignedLinks with(String secret, @Nullable String previous) {
        return new SignedLinks(new HonoraireProperties(
                URI.create("https://honoraire.example"), secret, previous, "bonjour@honoraire.example"));
    }
}
