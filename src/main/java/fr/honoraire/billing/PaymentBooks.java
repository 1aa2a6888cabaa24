package fr.honoraire.billing;

import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.live.LiveEvents;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what became of a payment: locks its row, lets it move, notes the step, tells who watches. Never calls out. */
@Component
@Transactional
class PaymentBooks {

    private final Payments payments;
    private final CreditNotes creditNotes;
    private final MoneyJournal journal;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final InstantSource clock;
    private final AuditTrail audit;

    PaymentBooks(
            Payments payments,
            CreditNotes creditNotes,
            MoneyJournal journal,
            ApplicationEventPublisher events,
            LiveEvents live,
            InstantSource clock,
            AuditTrail audit) {
        this.payments = payments;
        this.creditNotes = creditNotes;
        this.journal = journal;
        this.events = events;
        this.live = live;
        this.clock = clock;
        this.audit = audit;
    }

    /** Takes over what the gateway says now. */
    public Payment observe(UUID id, GatewayPayment seen, Cause cause) {
        return change(id, cause, payment -> payment.observe(seen, clock.instant()));
    }

    /** Records the wish to close it, unless it has ended meanwhile. */
    public Payment wantClosedAs(UUID id, PaymentStatus ending, @Nullable OtherMeans means, Cause cause) {
        return change(id, cause, payment -> {
            if (!payment.status().isFinal()) {
                payment.wantClosedAs(ending, means, clock.instant());
                audit.write(kind(ending), cause.actorId(), payment.practitionerId(), id);
            }
        });
    }

    private static AuditKind kind(PaymentStatus ending) {
        return switch (ending) {
            case CANCELED -> AuditKind.PAYMENT_CANCELED;
            case SETTLED_OTHERWISE -> AuditKind.PAYMENT_SETTLED;
            case WRITTEN_OFF -> AuditKind.PAYMENT_WRITTEN_OFF;
            case OPEN, PROCESSING, PAID -> throw new IllegalArgumentException("nobody may wish for " + ending);
        };
    }

    /** Closes what the gateway has never heard of. */
    public Payment closeUnopened(UUID id, Cause cause) {
        return change(id, cause, payment -> payment.closeUnopened(clock.instant()));
    }

    public Payment becomeUnsure(UUID id) {
        return change(id, Cause.SWEEPER, payment -> payment.becomeUnsure(clock.instant()));
    }

    public Payment openAgain(UUID id) {
        return change(id, Cause.SWEEPER, Payment::openAgain);
    }

    public Payment openingWasRefused(UUID id, String code) {
        return change(id, Cause.SWEEPER, payment -> payment.openingWasRefused(code, clock.instant()));
    }

    public Payment visited(UUID id) {
        return change(id, Cause.PATIENT, payment -> payment.visited(clock.instant()));
    }

    /** Asked in vain: later again. */
    public void looked(UUID id) {
        change(id, Cause.SWEEPER, payment -> payment.looked(clock.instant()));
    }

    private Payment change(UUID id, Cause cause, Consumer<Payment> step) {
        var payment = payments.lock(id).orElseThrow(NotFound::new);
        var before = payment.status();
        var viewBefore = payment.view();
        var seenBefore = payment.seenAt();
        var settledBefore = payment.net();
        step.accept(payment);
        if (payment.status() != before) {
            journal.record(payment, before, cause);
            ended(payment);
        }
        if (payment.view() == PaymentView.DECLINED && viewBefore != PaymentView.DECLINED) {
            events.publishEvent(new PaymentDeclined(payment.id(), payment.practitionerId()));
        }
        if (payment.view() != viewBefore
                || seenBefore == null && payment.seenAt() != null
                || settledBefore == null && payment.net() != null) {
            tell(payment);
        }
        return payments.save(payment);
    }

    private void ended(Payment payment) {
        switch (payment.status()) {
            case PAID ->
                events.publishEvent(new NotePaid(payment.id(), payment.consultationId(), payment.practitionerId()));
            case CANCELED -> {
                creditNotes.undo(payment.noteId());
                publishChange(payment);
            }
            case OPEN, PROCESSING, SETTLED_OTHERWISE, WRITTEN_OFF -> publishChange(payment);
        }
    }

    private void publishChange(Payment payment) {
        events.publishEvent(new PaymentChanged(payment.id(), payment.consultationId(), payment.practitionerId()));
    }

    /** Everyone who looks at this payment looks again: the patient who pays, both sides of the room, monitoring. */
    void tell(Payment payment) {
        live.publish("payment:" + payment.id(), "money");
        live.publish("participant:" + payment.participantId(), "billing");
        live.publish("consultation:" + payment.consultationId(), "billing");
        live.publish("practitioner:" + payment.practitionerId(), "money");
    }
}
