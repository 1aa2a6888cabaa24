package fr.honoraire.billing.dispute;

import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Gives the frame of every page the disputes that await an answer. One small query, and only when a page is really drawn. */
@ControllerAdvice
class DisputeAdvice {

    private final DisputeService disputes;

    private final RequestRights rights;

    DisputeAdvice(DisputeService disputes, RequestRights rights) {
        this.disputes = disputes;
        this.rights = rights;
    }

    @ModelAttribute("disputeBanner")
    @Nullable LazyContextVariable<@Nullable DisputeBanner> banner(
            @AuthenticationPrincipal @Nullable SignedIn me, HttpServletRequest request) {
        if (me == null || !rights.of(request).amounts()) {
            return null;
        }
        return new LazyContextVariable<>() {
            @Override
            protected @Nullable DisputeBanner loadValue() {
                var waiting = disputes.awaitingAnswer(me.practitionerId());
                return waiting.isEmpty() ? null : DisputeBanner.of(waiting);
            }
        };
    }
}
