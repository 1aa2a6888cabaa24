package fr.honoraire.practitioner;

import fr.honoraire.practitioner.Practitioners.WithPayee;
import fr.honoraire.shared.security.Factors;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.Rights;
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
    private final UserAccounts accounts;
    private final RequestRights rights;
    private final InstantSource clock;

    FrameAdvice(Practitioners practitioners, UserAccounts accounts, RequestRights rights, InstantSource clock) {
        this.practitioners = practitioners;
        this.accounts = accounts;
        this.rights = rights;
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
        if (me == null
                || !Factors.areGiven(who)
                || path.startsWith("/join/")
                || path.startsWith("/pay/")
                || path.startsWith("/invitations/")) {
            return null;
        }
        return new LazyContextVariable<>() {
            @Override
            protected @Nullable Frame loadValue() {
                return read(me, path, rights.of(request));
            }
        };
    }

    private @Nullable Frame read(SignedIn me, String path, Rights his) {
        var both = practitioners.findWithPayee(me.practitionerId());
        if (his.isOwner()) {
            return both.map(mine -> new Frame(
                            me.practitionerId(), mine.practitioner().displayName(), false, null, banner(mine, path)))
                    .orElse(null);
        }
        var actsFor = his.granted().isEmpty()
                ? null
                : both.map(theirs -> theirs.practitioner().displayName()).orElse(null);
        return accounts.findById(me.accountId())
                .map(account -> new Frame(
                        me.practitionerId(),
                        account.name(),
                        true,
                        actsFor,
                        his.bank() ? both.map(theirs -> banner(theirs, path)).orElse(null) : null))
                .orElse(null);
    }

    private @Nullable Banner banner(WithPayee practice, String path) {
        return path.startsWith("/account/bank") ? null : Banner.of(practice.payee(), clock.instant());
    }
}
