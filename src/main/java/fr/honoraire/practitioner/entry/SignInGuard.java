package fr.honoraire.practitioner.entry;

import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.Origin;
import fr.honoraire.shared.throttle.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/**
 * Counts the attempts to sign in: by account, by address, and all of them. A browser that has signed in to the account before
 * is counted by itself alone, so that strangers who fail cannot lock the owner out.
 */
@Component
class SignInGuard {

    static final String EVERYONE = "";

    private final Throttle throttle;
    private final KnownDevices devices;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /** The request and its response are those of the moment. */
    SignInGuard(Throttle throttle, KnownDevices devices, HttpServletRequest request, HttpServletResponse response) {
        this.throttle = throttle;
        this.devices = devices;
        this.request = request;
        this.response = response;
    }

    /** Before the password is looked at. The account is counted last: a try that others used up is none of its own. */
    void attempt(String email) {
        devices.of(request, email)
                .ifPresentOrElse(device -> throttle.count(Counted.SIGNIN_DEVICE, device), () -> ofStranger(email));
    }

    private void ofStranger(String email) {
        throttle.count(Counted.SIGNIN_ADDRESS, Origin.of(request));
        throttle.count(Counted.SIGNIN_ALL, EVERYONE);
        throttle.count(Counted.SIGNIN_ACCOUNT, email);
    }

    /** It was the right one: nobody was guessing, and this browser is known from now on. */
    void succeeded(String email) {
        devices.of(request, email)
                .ifPresentOrElse(device -> throttle.giveBack(Counted.SIGNIN_DEVICE, device), () -> forgive(email));
        devices.remember(request, response, email);
    }

    private void forgive(String email) {
        throttle.giveBack(Counted.SIGNIN_ADDRESS, Origin.of(request));
        throttle.giveBack(Counted.SIGNIN_ACCOUNT, email);
    }
}
