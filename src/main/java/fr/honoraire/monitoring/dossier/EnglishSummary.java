package fr.honoraire.monitoring.dossier;

import fr.honoraire.billing.Note;
import fr.honoraire.billing.refund.Refund;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The dossier in a few English sentences: whoever decides at the bank may not read French. */
@Component
class EnglishSummary {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);

    private final DossierWords words;

    EnglishSummary(DossierWords words) {
        this.words = words;
    }

    List<String> of(Dossier dossier) {
        var said = new ArrayList<String>();
        said.add(payment(dossier));
        said.add(words.say(
                "en.service", dossier.note().number(), at(dossier.consultation().plannedAt())));
        said.add(fee(dossier));
        said.add(attendance(dossier));
        said.add(refunds(dossier));
        said.add(words.say(dossier.showsTheAct() ? "en.claim" : "en.claim.unseen"));
        said.add(words.say("en.times"));
        return said;
    }

    private String payment(Dossier dossier) {
        var payment = dossier.payment();
        var paidAt = payment.paidAt();
        return words.say(
                "en.payment",
                dossier.dispute().gatewayId(),
                euros(payment.amount()),
                paidAt == null ? "-" : at(paidAt),
                payment.card() == null ? "-" : payment.card());
    }

    private String fee(Dossier dossier) {
        var acceptedAt = dossier.patient().feeAcceptedAt();
        var fee = euros(dossier.consultation().announcedFee());
        return acceptedAt == null ? words.say("en.fee.missing", fee) : words.say("en.fee", fee, at(acceptedAt));
    }

    private String attendance(Dossier dossier) {
        var patient = dossier.patient();
        var admittedAt = patient.admittedAt();
        if (admittedAt == null) {
            return words.say("en.attendance.missing");
        }
        var leftAt = patient.leftAt();
        return leftAt == null
                ? words.say("en.attendance.in", at(admittedAt))
                : words.say("en.attendance", at(admittedAt), at(leftAt));
    }

    private String refunds(Dossier dossier) {
        var given = dossier.refunds().stream()
                .filter(refund -> refund.status().isGiven())
                .map(Refund::amount)
                .reduce(Money.ZERO, Money::plus);
        var credited = dossier.creditNotes().stream().map(Note::amount).reduce(Money.ZERO, Money::plus);
        return given.isZero() ? words.say("en.refunds.none") : words.say("en.refunds", euros(given), euros(credited));
    }

    private static String at(Instant instant) {
        return MOMENT.format(instant.atZone(French.PARIS));
    }

    private static String euros(Money money) {
        return "EUR " + money.euros().toPlainString();
    }
}
