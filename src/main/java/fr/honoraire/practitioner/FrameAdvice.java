package fr.honoraire.practitioner;

import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Gives the frame of every page its signed-in practitioner. One query, and only when a page is really drawn. */
@ControllerAdvice
class FrameAdvice {

    private final Practitioners practitioners;
    private final InstantSource clock;

    FrameAdvice(Practitioners practitioners, InstantSource clock) {
        this.practitioners = practitioners;
        this.clock = clock;
    }

    /**
     * Nothing for visitors, and whoever has given his password alone is one still; nor on the pages of patients: a practitioner who
     * opens one sees what they see.
     */
    @ModelAttribute("frame")
    @Nullable LazyContextVariable<@Nullable Frame> frame(
            @AuthenticationPrincipal @Nullable SignedIn me, @Nullable Authentication who, HttpServletRequest request) {
        var path = request.getRequestURI();
        if (me == null || !Factors.areGiven(who) || path.startsWith("/join/") || path.startsWith("/pay/")) {
            return null;
        }
        return new LazyContextVariable<>() {
            @Override
            protected @Nullable Frame loadValue() {
                return read(me, path);
            }
        };
    }

    private @Nullable Frame read(SignedIn me, String path) {
        return practitioners
                .findWithPayee(me.practitionerId())
                .map(both -> new Frame(
                        me.practitionerId(),
                        both.practitioner().displayName(),
                        path.startsWith("/account/bank") ? null : Banner.of(both.payee(), clock.instant())))
                .orElse(null);
    }
}
