package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.honoraire.Routes.Row;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.web.BackTo;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

/** Nothing somebody puts into an address or a form leads a browser to another site. */
@IntegrationTest
class OffSiteTest {

    /** Those we read, and those others are known to read. */
    private static final List<String> PARAMETERS = List.of(
            "back",
            "next",
            "return",
            "returnTo",
            "return_to",
            "continue",
            "redirect",
            "redirect_uri",
            "url",
            "target",
            "there",
            "here",
            "to",
            "from",
            "lang",
            "locale",
            "goto",
            "success",
            "referer");

    private static final Pattern OFF_SITE = Pattern.compile(
            "(?i)(href|action|src|hx-get|hx-post|content)=\"\\s*(//|/\\\\|\\\\|https?://[^\"]*evil|javascript:)");

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private WebApplicationContext context;

    private Tour tour;
    private Practice practice;
    private Map<String, String> ids;

    @BeforeEach
    void aPractice() {
        tour = new Tour(context);
        practice = tour.practice();
        ids = tour.billed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "https:evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/ok\r\nLocation: https://evil.example",
                "/%0d%0aLocation:%20https://evil.example",
                "javascript:alert(1)",
                "evil.example",
                "@evil.example",
                "/{evil}"
            })
    void noParameterLeadsAway(String attack) {
        var broken = new ArrayList<String>();
        for (var row : Routes.ALL) {
            var request = tour.asOwner(row, ids).with(csrf()).header("Referer", "https://evil.example/");
            for (var parameter : PARAMETERS) {
                request = request.param(parameter, attack);
            }
            away(row, Tour.send(request)).forEach(broken::add);
        }
        assertThat(broken).isEmpty();
    }

    /** To Stripe, where a practitioner shows his papers, and nowhere else. */
    private List<String> away(Row row, MockHttpServletResponse answer) {
        var away = new ArrayList<String>();
        for (var header : List.of("Location", "HX-Redirect", "HX-Location", "HX-Push-Url", "Refresh")) {
            var there = answer.getHeader(header);
            var isStripe = row.path().startsWith("/account/bank/")
                    && !String.valueOf(there).contains("evil");
            if (there != null && !isStripe && !there.matches("/(?![/\\\\])\\S*")) {
                away.add(row + " " + header + ": " + there);
            }
        }
        if (answer.getStatus() >= 500) {
            away.add(row + " fails");
        }
        var link = OFF_SITE.matcher(Tour.bodyOf(answer));
        if (link.find()) {
            away.add(row + " " + link.group());
        }
        return away;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/monitoring",
                "/.//evil.example",
                "/%2f/evil.example",
                "/%5cevil.example",
                "/monitoring?back=//evil.example",
                "/monitoring/%0d%0aLocation:%20https://evil.example"
            })
    void whoSignsInComesBackToOurOwnPageWhateverHeAskedFor(String wanted) {
        var visitor = new Visitor(properties.baseUrl());
        visitor.get(properties.baseUrl() + wanted);

        var password = visitor.post(
                "/signin",
                "email=" + practice.email() + "&password=" + practice.password().replace(' ', '+'));
        var code = visitor.giveCode(practice.email());

        assertThat(password.headers().firstValue("Location")).hasValue("/signin/factor");
        assertThat(code.headers().firstValue("Location").orElseThrow())
                .matches("/(consultations|monitoring\\?back=//evil.example&?)");
    }

    @Test
    void aWayBackIsOneOfOurPagesOrNone() {
        assertThat(BackTo.address("/monitoring?state=PAID&after=x", "/")).isEqualTo("/monitoring?state=PAID&after=x");
        for (var wanted : List.of(
                "//evil.example", "/\\evil", "\\evil", "https://evil.example", "/a b", "/a\nb", "/{said}", "")) {
            assertThat(BackTo.address(wanted, "/ours")).as(wanted).isEqualTo("/ours");
        }
    }
}
