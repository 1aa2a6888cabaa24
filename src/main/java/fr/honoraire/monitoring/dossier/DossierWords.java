package fr.honoraire.monitoring.dossier;

import fr.honoraire.billing.Note;
import fr.honoraire.billing.refund.Refund;
import fr.honoraire.shared.French;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in French what the dossier holds. What we do not hold is said to be missing, never left out. */
@Component
class DossierWords {

    private final MessageSource messages;
    private final French french;

    DossierWords(MessageSource messages, French french) {
        this.messages = messages;
        this.french = french;
    }

    List<DossierPart> parts(Dossier dossier) {
        return List.of(
                note(dossier),
                fee(dossier),
                appointment(dossier),
                payment(dossier),
                refunds(dossier),
                emails(dossier),
                dispute(dossier));
    }

    private DossierPart note(Dossier dossier) {
        var note = dossier.note();
        return part("note")
                .with(say("note.number"), note.number())
                .with(say("note.issued"), french.longMoment(note.issuedAt()))
                .with(say("note.act"), note.label())
                .with(say("note.act-at"), french.longMoment(note.actAt()))
                .with(say("note.amount"), french.amount(note.amount()))
                .with(say("note.patient"), note.patientName())
                .with(say("note.issuer"), note.issuer());
    }

    private DossierPart fee(Dossier dossier) {
        return part("fee")
                .with(say("fee.announced"), french.amount(dossier.consultation().announcedFee()))
                .with(say("fee.accepted"), moment(dossier.patient().feeAcceptedAt()));
    }

    private DossierPart appointment(Dossier dossier) {
        var consultation = dossier.consultation();
        var patient = dossier.patient();
        var length = consultation.length();
        return part("appointment")
                .with(say("appointment.planned"), french.longMoment(consultation.plannedAt()))
                .with(
                        say("appointment.planned-length"),
                        say(
                                "appointment.minutes",
                                Long.toString(consultation.plannedLength().toMinutes())))
                .with(say("appointment.arrived"), moment(patient.waitingSince()))
                .with(say("appointment.admitted"), moment(patient.admittedAt()))
                .with(say("appointment.left"), moment(patient.leftAt()))
                .with(say("appointment.started"), moment(consultation.startedAt()))
                .with(say("appointment.ended"), moment(consultation.endedAt()))
                .with(say("appointment.length"), length == null ? say("missing") : french.duration(length));
    }

    private DossierPart payment(Dossier dossier) {
        var payment = dossier.payment();
        return part("payment")
                .with(say("payment.seen"), moment(payment.seenAt()))
                .with(say("payment.paid"), moment(payment.paidAt()))
                .with(say("payment.amount"), french.amount(payment.amount()))
                .with(say("payment.card"), orMissing(payment.card()))
                .with(say("payment.reference"), orMissing(payment.gatewayId()))
                .with(say("payment.charge"), orMissing(payment.chargeId()));
    }

    private DossierPart refunds(Dossier dossier) {
        var part = part("refunds");
        dossier.refunds().forEach(refund -> part.with(french.longMoment(refund.requestedAt()), refund(refund)));
        dossier.creditNotes().forEach(credit -> part.with(french.longMoment(credit.issuedAt()), credit(credit)));
        return part.lines().isEmpty() ? part.with(say("refunds.none.name"), say("refunds.none")) : part;
    }

    private String refund(Refund refund) {
        return say("refunds.one", french.amount(refund.amount()), say("refunds.state." + refund.status()));
    }

    private String credit(Note credit) {
        return say("refunds.credit", credit.number(), french.amount(credit.amount()));
    }

    private DossierPart emails(Dossier dossier) {
        var part = part("emails");
        dossier.emails()
                .forEach(email -> part.with(
                        french.longMoment(email.at()),
                        say(
                                "emails.one",
                                sayOr("emails.kind." + email.kind(), "emails.kind.other"),
                                say("emails.outcome." + email.outcome()))));
        return part.lines().isEmpty() ? part.with(say("emails.none.name"), say("missing")) : part;
    }

    private DossierPart dispute(Dossier dossier) {
        var dispute = dossier.dispute();
        return part("dispute")
                .with(say("dispute.reference"), dispute.gatewayId())
                .with(say("dispute.reason"), dispute.reason())
                .with(say("dispute.opened"), french.longMoment(dispute.openedAt()))
                .with(say("dispute.amount"), french.amount(dispute.amount()));
    }

    /** What the practitioner affirms by sending it; only where we saw enough to have it stand there. */
    String claim(Dossier dossier) {
        return say(dossier.showsTheAct() ? "claim" : "claim.unseen");
    }

    private DossierPart part(String name) {
        return DossierPart.of(say("part." + name));
    }

    private String moment(@Nullable Instant at) {
        return at == null ? say("missing") : say("paris", french.longDay(at), precise(at));
    }

    /** Seconds count where two people meet. */
    private static String precise(Instant at) {
        var time = at.atZone(French.PARIS).toLocalTime();
        return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }

    private String orMissing(@Nullable String value) {
        return value == null ? say("missing") : value;
    }

    private String sayOr(String key, String otherwise) {
        return Objects.requireNonNullElseGet(
                messages.getMessage("dossier." + key, null, null, Locale.FRENCH), () -> say(otherwise));
    }

    String say(String key, Object... arguments) {
        return messages.getMessage("dossier." + key, arguments, Locale.FRENCH);
    }
}
