package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.TightLimits;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What somebody sees when we fail or refuse: a page like the others, as safe as they are, that says nothing of the inside. */
@IntegrationTest
class FailureTest {

    private static final String SECRET = "what-only-the-log-may-know";

    @Autowired
    private TightLimits limits;

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    private RequestMappingInfo broken;
    private Visitor visitor;

    /** A page among ours, for everyone, that fails as any of them might. */
    static final class Broken {

        @SuppressWarnings("unused") // found by its name
        public String fail() {
            throw new IllegalStateException(SECRET, new IllegalArgumentException("select " + SECRET));
        }
    }

    @BeforeEach
    void aPageThatFails() throws NoSuchMethodException {
        broken = RequestMappingInfo.paths("/help/broken")
                .methods(RequestMethod.GET, RequestMethod.POST)
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(broken, new Broken(), Broken.class.getMethod("fail"));
        visitor = new Visitor(properties.baseUrl(), "127.0.0.7");
    }

    @AfterEach
    void nothingFailsAnyMore() {
        mapping.unregisterMapping(broken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?trace=true&message=true&errors=true&exception=true&path=true"})
    void aFailureIsToldInFrenchAndNothingOfItsCause(String asking) {
        var answer = visitor.get("/help/broken" + asking);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Erreur de notre côté", "lang=\"fr\"");
        isSafe("/help/broken", answer);
    }

    @Test
    void aFailedFormAndAFailedFragmentAreNoDifferent() {
        isSafe("/help/broken", visitor.post("/help/broken", "trace=true"));
        visitor.saying("HX-Request", "true");
        isSafe("/help/broken", visitor.get("/help/broken"));
        visitor.saying("Accept", "application/json");
        isSafe("/help/broken", visitor.get("/help/broken"));
    }

    @Test
    void whoeverIsRefusedGetsAPageAsSafe() {
        limits.set(Counted.UNKNOWN_LINK_ADDRESS, "127.0.0.7", "1/1h");
        visitor.get("/pay/nonsense");

        refused(429, "/pay/nonsense", visitor.get("/pay/nonsense"), "Trop de demandes");
        refused(422, "/signin", visitor.post("/signin", "email=nobody@example.org&password=x"), "Adresse");
        refused(403, "/signin", visitor.postWithoutToken("/signin", "email=a&password=b"), "Page expirée");
        refused(404, "/nowhere", visitor.get("/help/nowhere"), "Page introuvable");
        refused(400, "/signup", visitor.get("/help;jsessionid=1"), "Demande incomprise");
        refused(405, "/signup/sent", visitor.post("/signup/sent", ""), "Demande incomprise");
    }

    private static void refused(int status, String path, HttpResponse<String> answer, String said) {
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.body()).as(path).contains(said);
        isSafe(path, answer);
    }

    private static void isSafe(String path, HttpResponse<String> answer) {
        assertThat(Safety.missing(
                        path, name -> answer.headers().firstValue(name).orElse(null)))
                .as("%s %s", answer.statusCode(), path)
                .isEmpty();
        assertThat(Safety.writtenIn(answer.body())).isEmpty();
        assertThat(answer.body())
                .doesNotContain(SECRET, "Exception", "at fr.honoraire", "org.springframework", "Tomcat", "trace");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(List.of(403, 404, 405, 400, 422, 429, 500)).contains(answer.statusCode());
    }
}
