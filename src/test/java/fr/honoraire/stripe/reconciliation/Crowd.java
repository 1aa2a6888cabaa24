package fr.honoraire.stripe.reconciliation;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountCreateParams.Configuration;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Merchant;
import com.stripe.param.v2.core.AccountCreateParams.Defaults;
import com.stripe.param.v2.core.AccountCreateParams.Identity;
import fr.honoraire.billing.BillOrder;
import fr.honoraire.billing.BillingService;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Mandate;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Practitioners by the hundred. They and their calls are written as plainly as the tables allow, for what matters begins with
 * the note; their accounts at Stripe, and all money, are real ones. Their patients have no address that anybody could write to.
 */
final class Crowd {

    /** One practitioner, ready to be paid. */
    record Member(UUID practitioner, UUID owner, String account) {}

    private final JdbcClient database;
    private final StripeClient client;
    private final BillingService billing;
    private final PayeeService payees;
    private final InstantSource clock;

    Crowd(BeanFactory beans) {
        this.database = beans.getBean(JdbcClient.class);
        this.client = beans.getBean(StripeClient.class);
        this.billing = beans.getBean(BillingService.class);
        this.payees = beans.getBean(PayeeService.class);
        this.clock = beans.getBean("clock", InstantSource.class);
    }

    Member join() {
        var someone = someone();
        var account = openAccount();
        Embedded.simulator().completeOnboarding(account);
        database.sql("""
                        insert into payee (id, version, practitioner_id, gateway_id, charges, payouts, observed_at, created_at)
                        values (?, 0, ?, ?, 'NOT_READY', 'NOT_READY', ?, ?)""")
                .params(UUID.randomUUID(), someone.practitioner(), account, now(), now())
                .update();
        payees.refresh(someone.practitioner());
        return new Member(someone.practitioner(), someone.owner(), account);
    }

    /** Somebody who has no account at Stripe yet. */
    Member someone() {
        var owner = UUID.randomUUID();
        var practitioner = UUID.randomUUID();
        database.sql("""
                        insert into user_account (id, version, email, password_hash, created_at)
                        values (?, 0, ?, 'none', ?)""").params(owner, owner + "@example.org", now()).update();
        database.sql("""
                        insert into practitioner (id, version, owner_id, civility, first_name, last_name, profession,
                            sector, legal_form, contact_email, created_at)
                        values (?, 0, ?, 'DOCTEUR', 'Claire', 'Martin', 'MEDECIN', 'SECTEUR_1', 'EI', ?, ?)""")
                .params(practitioner, owner, practitioner + "@example.org", now())
                .update();
        Mandate.given(database, practitioner, owner);
        return new Member(practitioner, owner, "");
    }

    private String openAccount() {
        var cards =
                Merchant.Capabilities.CardPayments.builder().setRequested(true).build();
        var merchant = Merchant.builder()
                .setMcc("8011")
                .setCapabilities(
                        Merchant.Capabilities.builder().setCardPayments(cards).build())
                .build();
        var responsibilities = Defaults.Responsibilities.builder()
                .setFeesCollector(Defaults.Responsibilities.FeesCollector.STRIPE)
                .setLossesCollector(Defaults.Responsibilities.LossesCollector.STRIPE)
                .build();
        var params = AccountCreateParams.builder()
                .setContactEmail("claire.martin@example.org")
                .setDisplayName("Dr Claire Martin")
                .setDashboard(AccountCreateParams.Dashboard.FULL)
                .setIdentity(Identity.builder()
                        .setCountry("fr")
                        .setEntityType(Identity.EntityType.INDIVIDUAL)
                        .build())
                .setConfiguration(Configuration.builder().setMerchant(merchant).build())
                .setDefaults(Defaults.builder()
                        .setCurrency("eur")
                        .addLocale(Defaults.Locale.FR_FR)
                        .setResponsibilities(responsibilities)
                        .build())
                .build();
        try {
            return client.v2().core().accounts().create(params).getId();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A patient of his gets a note in the middle of a call. */
    Payment bill(Member member, Money amount) {
        var consultation = UUID.randomUUID();
        var participant = UUID.randomUUID();
        database.sql("""
                        insert into consultation (id, version, practitioner_id, status, planned_at, planned_minutes,
                            announced_fee_cents, started_at, created_at)
                        values (?, 0, ?, 'OPEN', ?, 30, 2500, ?, ?)""")
                .params(consultation, member.practitioner(), now(), now(), now())
                .update();
        database.sql("""
                        insert into participant (id, version, consultation_id, practitioner_id, name, email, status, position)
                        values (?, 0, ?, ?, 'Jean Petit', 'nobody', 'INVITED', 1)""")
                .params(participant, consultation, member.practitioner())
                .update();
        return billing.bill(
                new BillOrder(UUID.randomUUID(), member.practitioner(), consultation, participant, amount),
                Cause.SWEEPER);
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
