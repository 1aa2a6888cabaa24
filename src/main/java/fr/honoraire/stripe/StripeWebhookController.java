package fr.honoraire.stripe;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Stripe's letter-box. What is signed is kept and acknowledged at once; looking into it is a job's work. */
@Controller
class StripeWebhookController {

    private static final Logger log = LoggerFactory.getLogger(StripeWebhookController.class);
    private static final int LARGEST = 256 * 1024;

    private final Signatures signatures;
    private final StripeEventIntake intake;
    private final StripeProperties properties;

    StripeWebhookController(Signatures signatures, StripeEventIntake intake, StripeProperties properties) {
        this.signatures = signatures;
        this.intake = intake;
        this.properties = properties;
    }

    /** The signature is over the very bytes, so they are read here, before anything could touch them. */
    @PostMapping("/webhooks/stripe")
    ResponseEntity<Void> receive(
            HttpServletRequest request,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var payload = new String(body, StandardCharsets.UTF_8);
        if (signature == null || !signatures.areRight(payload, signature)) {
            log.warn("a delivery is not signed by Stripe, or not now");
            return ResponseEntity.badRequest().build();
        }
        return keep(payload);
    }

    private ResponseEntity<Void> keep(String payload) {
        var envelope = Envelope.read(payload);
        if (envelope.isEmpty()) {
            log.warn("a signed delivery is no event");
            return ResponseEntity.badRequest().build();
        }
        var event = envelope.get().event();
        if (envelope.get().live() != properties.isLive()) {
            log.warn("event {} is of the other mode", event.id());
            return ResponseEntity.badRequest().build();
        }
        intake.take(event);
        return ResponseEntity.ok().build();
    }
}
