package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.honoraire.Routes.Row;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.practitioner.team.MemberRole;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import fr.honoraire.support.Visitor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets what at every address there is. A route without a row in {@link Routes} fails the build. */
@IntegrationTest
class AccessMatrixTest {

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @Autowired
    private WebApplicationContext context;

    private Tour tour;
    private Practice practice;
    private Map<String, String> ids;

    @BeforeEach
    void aPracticeThatHasEverything() {
        tour = new Tour(context);
        practice = tour.practice();
        ids = tour.everything();
    }

    @Test
    void everyRouteHasARow() {
        var routes = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            if (handler.getBeanType().getName().startsWith("fr.honoraire")) {
                route.getPatternValues()
                        .forEach(path -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + path)));
            }
        });

        assertThat(Routes.ALL.stream()
                        .map(row -> row.method() + " " + row.path())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void whoeverIsNotSignedInGetsNothingThatIsNotOpen() {
        everywhere(Row::isInside, row -> {
            var answer = ask(row, null, ids).getResponse();
            return answer.getStatus() / 100 == 3 && Objects.equals(answer.getRedirectedUrl(), "/signin");
        });
    }

    @Test
    void membersComeInWhereOneOfTheirRightsLetsThemAndNowhereElse() {
        for (var right : Right.values()) {
            var rights = right.needsAmounts() ? EnumSet.of(right, Right.SEE_AMOUNTS) : EnumSet.of(right);
            var member = colleagues.of(practice, MemberRole.PRACTITIONER, rights);
            everywhere(
                    Row::isInside,
                    row -> (ask(row, member, ids).getResponse().getStatus() != 403) == row.lets(rights),
                    rights.toString());
        }
    }

    @Test
    void thePractitionerHimselfIsRefusedNowhere() {
        everywhere(
                Row::isInside,
                row -> ask(row, practice.who(), ids).getResponse().getStatus() != 403);
    }

    /** Else the next test would compare what nobody has with what nobody has. */
    @Test
    void whatIsHisHeFinds() {
        everywhere(
                row -> row.isSomebodys() && HttpMethod.GET.equals(row.method()),
                row -> ask(row, practice.who(), ids).getResponse().getStatus() != 404);
    }

    @Test
    void whatIsAnothersAnswersLikeWhatIsUnknown() {
        var stranger = given.aPractice();
        var browser = signedIn(stranger);
        var half = new HashMap<>(ids);
        half.put("consultations", given.aCall(stranger).consultationId().toString());

        everywhere(Row::isSomebodys, row -> {
            var unknown = reply(browser, row, Tour.unknown(ids));
            return unknown.startsWith("4")
                    && reply(browser, row, ids).equals(unknown)
                    && (!row.path().contains("{participantId}")
                            || reply(browser, row, half).equals(unknown));
        });
    }

    private Visitor signedIn(Practice somebody) {
        return new Visitor(properties.baseUrl()).signIn(somebody);
    }

    /** The answer, with its page, less what is another each time: ids, nonces, tokens. */
    private static String reply(Visitor browser, Row row, Map<String, String> their) {
        var address = Routes.address(row, their);
        var answer = HttpMethod.GET.equals(row.method()) ? browser.get(address) : browser.post(address, "");
        return answer.statusCode() + answer.body().replaceAll("[\\w+/=-]{22,}", "");
    }

    @Test
    void aLinkOpensWhatItWasMadeForAndAForgedOneNothing() {
        var swapped = new HashMap<>(ids);
        swapped.put("join", Objects.requireNonNull(ids.get("pay")));
        swapped.put("pay", Objects.requireNonNull(ids.get("invitations")));
        swapped.put("invitations", Objects.requireNonNull(ids.get("join")));
        var forged = new HashMap<>(ids);
        forged.replaceAll((name, value) -> value.length() > 36 ? value.substring(0, 24) + "A".repeat(22) : value);

        everywhere(
                row -> "link".equals(row.who()),
                row -> ask(row, null, swapped).getResponse().getStatus() / 100 == 4
                        && ask(row, null, forged).getResponse().getStatus() / 100 == 4);
    }

    private static void everywhere(Predicate<Row> where, Predicate<Row> holds, String... whose) {
        var broken = new ArrayList<Row>();
        Routes.ALL.stream().filter(where).forEach(row -> {
            if (!holds.test(row)) {
                broken.add(row);
            }
        });
        assertThat(broken).as(String.join(" ", whose)).isEmpty();
    }

    private MvcTestResult ask(Row row, @Nullable SignedIn who, Map<String, String> their) {
        var request = tour.request(row, their).with(csrf());
        return (who == null ? request : request.with(Signed.in(who))).asyncExchange();
    }
}
