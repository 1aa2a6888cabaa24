package fr.honoraire.practitioner;

import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows what each practitioner has chosen. */
@Service
@Transactional
public class PreferenceService {

    private final PreferencesOfAll preferences;
    private final Practitioners practitioners;
    private final AuditTrail audit;
    private final InstantSource clock;

    PreferenceService(
            PreferencesOfAll preferences, Practitioners practitioners, AuditTrail audit, InstantSource clock) {
        this.preferences = preferences;
        this.practitioners = practitioners;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Preferences of(UUID practitionerId) {
        return preferences.findByPractitionerId(practitionerId).orElseGet(() -> new Preferences(practitionerId));
    }

    /** From now on he hears of this by e-mail, and of what must never be kept from him. */
    public void hear(SignedIn by, Set<News> wanted) {
        change(by, chosen -> chosen.hear(wanted));
    }

    public void adopt(SignedIn by, Habits habits) {
        change(by, chosen -> chosen.adopt(habits));
        practitioners.lock(by.practitionerId()).ifPresent(practitioner -> practitioner.liveIn(habits.zone()));
    }

    /** Charges us with issuing his notes. */
    public void acceptMandate(SignedIn by) {
        change(by, chosen -> chosen.acceptMandate(by.accountId(), clock.instant()));
    }

    /** The practitioner's lock makes two first choices at once wait for each other. */
    private void change(SignedIn by, Consumer<Preferences> choice) {
        practitioners.lock(by.practitionerId());
        var chosen = of(by.practitionerId());
        choice.accept(chosen);
        preferences.save(chosen);
        audit.write(AuditKind.SETTINGS_CHANGED, by, by.practitionerId());
    }
}
