package fr.honoraire.shared;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.support.IntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.client.RestClient;

@IntegrationTest
class HelpPagesTest {

    private static final Pattern PICTURE = Pattern.compile("<img class=\"guide-picture\"[^>]* src=\"([^\"]+)\"");

    @Value("${honoraire.base-url}")
    private String base;

    @Test
    void theFourGuidesAreOneClickAway() {
        assertThat(get("/help"))
                .contains("/help/facturer", "/help/programmer", "/help/visioconference", "/help/se-connecter")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"facturer", "programmer", "visioconference", "se-connecter"})
    void aGuideIsOpenToAllAndAllItsPicturesAreThere(String guide) {
        var page = get("/help/" + guide);

        assertThat(page).containsOnlyOnce("<h1").doesNotContain("??").doesNotContain("alt=\"\"></li>");
        var pictures =
                PICTURE.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(pictures)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(picture -> assertThat(RestClient.create(base)
                                .get()
                                .uri(picture)
                                .retrieve()
                                .toEntity(byte[].class)
                                .getBody())
                        .hasSizeGreaterThan(1_000));
    }

    private String get(String path) {
        return String.valueOf(RestClient.create(base).get().uri(path).retrieve().body(String.class));
    }
}
