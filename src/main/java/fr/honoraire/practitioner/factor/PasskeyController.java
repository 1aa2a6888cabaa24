package fr.honoraire.practitioner.factor;

import fr.honoraire.practitioner.Typed;
import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.Reauthentication;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Has a browser make a passkey: as the first factor after the password, or as one more for whoever has just proven himself. */
@RestController
@ForEveryone
class PasskeyController {

    private static final String FIRST = "/signin/enrol/passkey";
    private static final String ANOTHER = "/account/factors/passkeys";

    private final HttpSessionPublicKeyCredentialCreationOptionsRepository asked =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();
    private final PasskeyService passkeys;
    private final PasskeyJson json;
    private final FactorSession session;
    private final CodeCheck check;
    private final Reauthentication reauthentication;

    PasskeyController(
            PasskeyService passkeys,
            PasskeyJson json,
            FactorSession session,
            CodeCheck check,
            Reauthentication reauthentication) {
        this.passkeys = passkeys;
        this.json = json;
        this.session = session;
        this.check = check;
        this.reauthentication = reauthentication;
    }

    @PostMapping(
            path = {FIRST + "/options", ANOTHER + "/options"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    String ask(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        var question = passkeys.question(who);
        asked.save(request, response, question);
        return json.write(question);
    }

    /** Making the key has shown that he has it and that it knows him, so he is in. */
    @PostMapping(path = FIRST, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> addFirst(
            @AuthenticationPrincipal SignedIn me,
            @RequestBody String sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        passkeys.enrol(me, question(request, response), key(sent));
        session.grant(me, Factors.PASSKEY, request, response);
        return Map.of("next", session.next(request, response));
    }

    @PostMapping(path = ANOTHER, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> add(
            @AuthenticationPrincipal SignedIn me,
            @RequestBody String sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!reauthentication.isFresh()) {
            throw new PasskeyRefused("not lately proven");
        }
        passkeys.add(me, question(request, response), key(sent));
        return Map.of("next", "/account/factors");
    }

    private PublicKeyCredentialCreationOptions question(HttpServletRequest request, HttpServletResponse response) {
        var question = asked.load(request);
        if (question == null) {
            throw new PasskeyRefused("not asked");
        }
        asked.save(request, response, null);
        return question;
    }

    private RelyingPartyPublicKey key(String sent) {
        var key = json.key(sent);
        var name = Typed.line(key.getLabel());
        if (name.isEmpty() || name.length() > Ways.LONGEST_NAME) {
            name = check.say("factor.passkey.unnamed");
        }
        return new RelyingPartyPublicKey(key.getCredential(), name);
    }

    @ExceptionHandler({PasskeyRefused.class, AlreadyEnrolled.class})
    ResponseEntity<Map<String, String>> refused(RuntimeException e) {
        return ResponseEntity.unprocessableContent().body(Map.of("said", check.say("factor.passkey.refused")));
    }
}
