package fr.honoraire.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import fr.honoraire.billing.BillOrder;
import fr.honoraire.billing.BillingService;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.practitioner.LegalForm;
import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Mandate;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A practitioner with an account at the simulator, and a patient of his who owes 25 €. */
class StripeSituation {

    private final JdbcClient database;
    private final StripeClient client;
    private final PayeeService payees;
    private final BillingService billing;

    StripeSituation(BeanFactory beans) {
        this.database = beans.getBean(JdbcClient.class);
        this.client = beans.getBean(StripeClient.class);
        this.payees = beans.getBean(PayeeService.class);
        this.billing = beans.getBean(BillingService.class);
    }

    /** Someone who has just opened his account and given nothing yet. */
    Payee aNewcomer() {
        var practitioner = practitioner();
        var payee = UUID.randomUUID();
        database.sql("""
                        insert into payee (id, version, practitioner_id, gateway_id, charges, payouts, observed_at, created_at)
                        values (?, 0, ?, ?, 'NOT_READY', 'NOT_READY', now(), now())""").params(payee, practitioner, account(payee)).update();
        return payees.refresh(practitioner);
    }

    Payee aPractitionerWhoCanBePaid() {
        var payee = aNewcomer();
        Embedded.simulator().completeOnboarding(String.valueOf(payee.gatewayId()));
        return payees.refresh(payee.practitionerId());
    }

    Payment aNoteToPay(Payee payee) {
        var practitioner = payee.practitionerId();
        var consultation = UUID.randomUUID();
        var participant = UUID.randomUUID();
        database.sql("""
                        insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes,
                            announced_fee_cents, started_at, created_at)
                        values (?, 0, ?, 'OPEN', now(), 30, 2500, now(), now())""").params(consultation, practitioner).update();
        database.sql("""
                        insert into participant (id, version, consultation_id, practitioner_id, name, email, status, position)
                        values (?, 0, ?, ?, 'Jean Petit', 'jean.petit@example.org', 'INVITED', 1)""").params(participant, consultation, practitioner).update();
        return billing.bill(
                new BillOrder(UUID.randomUUID(), practitioner, consultation, participant, Money.ofCents(25_00)),
                Cause.SWEEPER);
    }

    private UUID practitioner() {
        var owner = UUID.randomUUID();
        var practitioner = UUID.randomUUID();
        database.sql("""
                        insert into user_account (id, version, email, password_hash, created_at)
                        values (?, 0, ?, 'none', now())""").params(owner, owner + "@example.org").update();
        database.sql("""
                        insert into practitioner (id, version, owner_id, civility, first_name, last_name, profession,
                            sector, legal_form, contact_email, created_at)
                        values (?, 0, ?, 'DOCTEUR', 'Claire', 'Martin', 'MEDECIN', 'SECTEUR_1', 'EI',
                            'claire.martin@example.org', now())""").params(practitioner, owner).update();
        Mandate.given(database, practitioner, owner);
        return practitioner;
    }

    private String account(UUID payee) {
        var params =
                NewAccount.of(payee, "Dr Claire Martin", "claire.martin@example.org", LegalForm.EI, Profession.MEDECIN);
        try {
            return client.v2().core().accounts().create(params).getId();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }
}
