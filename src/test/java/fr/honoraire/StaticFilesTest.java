package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Styles, scripts and pictures may be kept for a year, for their address tells what is in them. */
@IntegrationTest
class StaticFilesTest {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:static|webjars)/[^\"]+)\"");
    private static final String WITH_ITS_HASH = ".*-[0-9a-f]{32}\\.(css|js|svg)";

    @Autowired
    private HonoraireProperties properties;

    @Test
    void everyFileOfAPageCarriesItsContentInItsName() {
        var visitor = new Visitor(properties.baseUrl());
        var files = FILE.matcher(visitor.get("/signin").body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(files).hasSizeGreaterThan(5).allSatisfy(file -> {
            assertThat(file).matches(WITH_ITS_HASH);
            var answer = visitor.get(file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000");
        });
    }
}
