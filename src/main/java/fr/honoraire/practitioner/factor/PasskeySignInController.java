package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.ForEveryone;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Proves who somebody is by his passkey: instead of his password, after it, or once more later. The question waits in the
 * session, which all nodes share, and is answered once.
 */
@RestController
@ForEveryone
@RequestMapping(path = "/signin/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
class PasskeySignInController {

    private final HttpSessionPublicKeyCredentialRequestOptionsRepository asked =
            new HttpSessionPublicKeyCredentialRequestOptionsRepository();
    private final PasskeyService passkeys;
    private final PasskeyJson json;
    private final FactorSession session;
    private final CodeCheck check;
    private final ApplicationEventPublisher events;

    PasskeySignInController(
            PasskeyService passkeys,
            PasskeyJson json,
            FactorSession session,
            CodeCheck check,
            ApplicationEventPublisher events) {
        this.passkeys = passkeys;
        this.json = json;
        this.session = session;
        this.check = check;
        this.events = events;
    }

    @PostMapping("/options")
    String ask(@Nullable Authentication who, HttpServletRequest request, HttpServletResponse response) {
        var challenge = passkeys.challenge(who);
        asked.save(request, response, challenge);
        return json.write(challenge);
    }

    @PostMapping
    Map<String, String> prove(
            @AuthenticationPrincipal @Nullable SignedIn before,
            @RequestBody String sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        var challenge = asked.load(request);
        if (challenge == null) {
            throw new PasskeyRefused("not asked");
        }
        asked.save(request, response, null);
        var me = passkeys.prove(challenge, json.answer(sent));
        if (before != null && !before.accountId().equals(me.accountId())) {
            throw new PasskeyRefused("another person");
        }
        var who = session.grant(before == null ? me : before, Factors.PASSKEY, request, response);
        if (before == null) {
            events.publishEvent(new AuthenticationSuccessEvent(who));
        }
        return Map.of("next", session.next(request, response));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(PasskeyRefused e) {
        return ResponseEntity.unprocessableContent().body(Map.of("said", check.say("factor.passkey.refused")));
    }
}
