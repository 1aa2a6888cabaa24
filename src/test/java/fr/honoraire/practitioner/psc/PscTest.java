package fr.honoraire.practitioner.psc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IdentityProvider;
import fr.honoraire.support.IdentityProvider.Mischief;
import fr.honoraire.support.IdentityProvider.Person;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Rpps;
import fr.honoraire.support.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Coming in by Pro Santé Connect, against a provider that signs for real: who may, who may not, and what is asked of whom. */
@IntegrationTest
class PscTest {

    private static final Pattern ON_THE_PAGE = Pattern.compile("href=\"([^\"]+)\"");

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private Given given;

    @Autowired
    private JdbcClient database;

    private final IdentityProvider provider = Embedded.identityProvider();
    private final String rpps = Rpps.any();
    private final Person person = new Person(UUID.randomUUID().toString(), "8" + rpps, "eidas1");
    private Practice practice;
    private Visitor visitor;

    @BeforeEach
    void aPractitionerWithHisNumber() {
        practice = given.aNewcomer();
        given.bears(practice, rpps);
        visitor = new Visitor(properties.baseUrl());
        provider.next(person);
    }

    @AfterEach
    void today() {
        given.today();
    }

    @Test
    void theFirstTimeAsksForThePasswordAndLaterTimesDoNot() {
        assertThat(Visitor.location(comeBack(visitor))).isEqualTo("/signin/psc/link");
        assertThat(visitor.get("/consultations").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/signin/psc/link").body())
                .contains("Relier votre compte")
                .doesNotContain("??");

        assertThat(Visitor.location(link(visitor, practice.password()))).startsWith("/consultations");
        assertThat(visitor.get("/account/profile").body()).contains("value=\"Camille\"");

        var later = new Visitor(properties.baseUrl());
        assertThat(Visitor.location(comeBack(later))).isEqualTo("/consultations");
        assertThat(later.get("/consultations").statusCode()).isEqualTo(200);
        assertThat(later.get("/account/bank").statusCode()).isEqualTo(200);
    }

    @Test
    void aNumberWithoutThePasswordOpensNothing() {
        comeBack(visitor);

        assertThat(link(visitor, "not his password").statusCode()).isEqualTo(422);

        assertThat(visitor.get("/consultations").statusCode()).isEqualTo(302);
        assertThat(Visitor.location(comeBack(new Visitor(properties.baseUrl()))))
                .isEqualTo("/signin/psc/link");
    }

    @Test
    void thePageThatAsksForThePasswordIsForWhoJustCameBackAlone() {
        assertThat(Visitor.location(visitor.get("/signin/psc/link"))).isEqualTo("/signin");
        assertThat(Visitor.location(link(visitor, practice.password()))).isEqualTo("/signin");

        comeBack(visitor);
        given.later(Duration.ofMinutes(11));
        assertThat(Visitor.location(link(visitor, practice.password()))).isEqualTo("/signin");
    }

    @Test
    void anUnknownNumberIsToldWhatToDo() {
        provider.next(new Person("somebody", "8" + Rpps.any(), "eidas1"));

        assertThat(Visitor.location(comeBack(visitor))).isEqualTo("/signin/psc/unknown");

        assertThat(visitor.get("/signin/psc/unknown").body())
                .contains("Aucun compte à votre numéro", "Informations personnelles")
                .doesNotContain("??");
    }

    @Test
    void whoTookAnothersNumberOpensNoAccountButHisOwn() {
        linked();
        given.bears(practice, "");
        var other = given.aNewcomer();
        given.bears(other, rpps);

        assertThat(Visitor.location(comeBack(new Visitor(properties.baseUrl()))))
                .isEqualTo("/signin/psc/link");
    }

    @Test
    void anotherPersonWithTheSameNumberIsAskedForThePasswordToo() {
        linked();
        provider.next(new Person("another subject", person.number(), "eidas1"));

        assertThat(Visitor.location(comeBack(new Visitor(properties.baseUrl()))))
                .isEqualTo("/signin/psc/link");
    }

    @Test
    void whoWasNotIdentifiedSurelyEnoughStaysOutside() {
        linked();
        provider.next(new Person(person.subject(), person.number(), null));

        assertThat(Visitor.location(comeBack(visitor))).isEqualTo("/signin/psc/failed");
        assertThat(visitor.get("/consultations").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aTokenThatIsNotForUsOrNotFromTheProviderIsRefused(Mischief mischief) {
        linked();
        provider.misbehave(mischief);

        assertThat(Visitor.location(comeBack(visitor))).isEqualTo("/signin/psc/failed");

        assertThat(visitor.get("/consultations").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/signin/psc/failed").body())
                .contains("n’a pas abouti")
                .doesNotContain("??");
    }

    @Test
    void whatCameBackToAnotherBrowserOrWasMadeUpIsRefused() {
        linked();
        var address = addressBack(visitor);

        assertThat(Visitor.location(new Visitor(properties.baseUrl()).get(address)))
                .isEqualTo("/signin/psc/failed");
        assertThat(Visitor.location(visitor.get(address.replaceAll("state=[^&]+", "state=forged"))))
                .isEqualTo("/signin/psc/failed");
    }

    @Test
    void whatIsAskedIsBoundToThisBrowserAndLevel() {
        addressBack(visitor);

        assertThat(provider.asked())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("acr_values", "eidas1")
                .containsEntry(
                        "redirect_uri",
                        properties.address("/signin/psc/callback").toString())
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void theSessionGetsANewNameWhenHeComesIn() {
        linked();
        var address = addressBack(visitor);
        var before = visitor.cookie("session");

        visitor.get(address);

        assertThat(visitor.cookie("session")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void whatTheProviderSaidOfHimIsNotKept() {
        comeBack(visitor);
        linked();

        assertThat(database.sql("""
                        select attribute_name from spring_session_attributes
                         where position('OidcUser'::bytea in attribute_bytes) > 0
                            or position('OAuth2AuthorizedClient'::bytea in attribute_bytes) > 0""").query(String.class).list()).isEmpty();
    }

    @Test
    void comingInSoIsWrittenDown() {
        linked();

        assertThat(database.sql("select count(*) from audit_entry where account_id = :me and kind = 'SIGN_IN'")
                        .param("me", practice.who().accountId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void linked() {
        var first = new Visitor(properties.baseUrl());
        comeBack(first);
        assertThat(Visitor.location(link(first, practice.password()))).isEqualTo("/consultations");
    }

    /** He goes to the provider, says who he is, and comes back. */
    private HttpResponse<String> comeBack(Visitor who) {
        return who.get(addressBack(who));
    }

    private static String addressBack(Visitor who) {
        var there = who.get("/signin/with/psc").headers().firstValue("Location").orElseThrow();
        var page = ON_THE_PAGE.matcher(who.get(there).body());
        assertThat(page.find()).isTrue();
        return page.group(1).replace("&amp;", "&");
    }

    private static HttpResponse<String> link(Visitor who, String password) {
        return who.post("/signin/psc/link", "password=" + password.replace(' ', '+'));
    }
}
