package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.Routes.Row;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.practitioner.team.MemberRole;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
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
    private RefundService refunds;

    @Autowired
    private DisputeService disputes;

    @Autowired
    private SignedLinks links;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Practice practice;
    private Map<String, String> ids;

    @BeforeEach
    void aPracticeThatHasEverything() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        practice = given.aPractice();
        var call = given.aCall(practice);
        var payment = given.contested(given.refunded(given.paid(given.billed(call)), Money.ofCents(5_00), practice));
        ids = idsOf(call, payment);
    }

    private Map<String, String> idsOf(Call call, Payment payment) {
        return Map.of(
                "consultations", call.consultationId().toString(),
                "patients", call.participantId().toString(),
                "notes", payment.noteId().toString(),
                "payments", payment.id().toString(),
                "refunds", refunds.ofPayment(payment.id()).getFirst().id().toString(),
                "disputes", disputes.ofPayment(payment.id()).getFirst().id().toString(),
                "join", call.joinKey(),
                "pay", links.sign(SignedLinks.Right.PAY, payment.id(), 1));
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

    @Test
    void whatIsAnothersAnswersLikeWhatIsUnknown() {
        var stranger = given.aPractice().who();
        var unknown = new HashMap<String, String>();
        ids.keySet().forEach(name -> unknown.put(name, UUID.randomUUID().toString()));

        everywhere(Row::isSomebodys, row -> {
            var theirs = ask(row, stranger, ids).getResponse();
            var nobodys = ask(row, stranger, unknown).getResponse();
            return theirs.getStatus() / 100 == 4
                    && theirs.getStatus() == nobodys.getStatus()
                    && theirs.getContentLength() == nobodys.getContentLength();
        });
    }

    @Test
    void aLinkOpensWhatItWasMadeForAndAForgedOneNothing() {
        var swapped = new HashMap<>(ids);
        swapped.put("join", Objects.requireNonNull(ids.get("pay")));
        swapped.put("pay", Objects.requireNonNull(ids.get("join")));
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
        var request =
                browser.method(row.method()).uri(Routes.address(row, their)).with(csrf());
        return (who == null ? request : request.with(Signed.in(who))).asyncExchange();
    }
}
