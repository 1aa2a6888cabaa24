package fr.honoraire.practitioner.team;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Signed;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A browser that several people use in turn, each signed in as himself. */
public final class Desk {

    private final MockMvcTester browser;

    public Desk(WebApplicationContext context) {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
    }

    /** For whoever is not signed in, or asks in a way of his own. */
    MockMvcTester browser() {
        return browser;
    }

    MvcTestResult get(SignedIn who, String address) {
        return browser.get().uri(address).with(Signed.in(who)).exchange();
    }

    /** @param fields names and values in turn */
    public MvcTestResult post(SignedIn who, String address, String... fields) {
        var request = browser.post().uri(address).with(Signed.in(who)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
