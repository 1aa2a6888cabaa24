package fr.honoraire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.BillOrder;
import fr.honoraire.billing.BillingService;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.Refund;
import fr.honoraire.billing.refund.RefundOrder;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.consultation.Consultation;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.Invitee;
import fr.honoraire.consultation.JoinLinks;
import fr.honoraire.consultation.JoinService;
import fr.honoraire.consultation.NewConsultation;
import fr.honoraire.consultation.Participant;
import fr.honoraire.consultation.PlanningService;
import fr.honoraire.consultation.RoomService;
import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.Civility;
import fr.honoraire.practitioner.NewAccount;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.practitioner.Profile;
import fr.honoraire.practitioner.factor.FactorService;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.simulator.StripeSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Situations, reached the way people reach them: by signing up, calling, billing, paying. Nothing is written behind the services. */
@TestComponent
public class Given {

    public static final String PASSWORD = "une phrase de passe assez longue";
    public static final Money FEE = Money.ofCents(25_00);

    /** A card that pays, and some that do not (https://docs.stripe.com/testing). */
    public static final String GOOD_CARD = "4242424242424242";

    public static final String POOR_CARD = "4000000000009995";
    public static final String CARD_WITH_3D_SECURE = "4000002760003184";

    private static final AtomicInteger counter = new AtomicInteger();

    private final AccountService accounts;
    private final FactorService factors;
    private final PractitionerService practitioners;
    private final PayeeService payees;
    private final PlanningService planning;
    private final ConsultationService consultations;
    private final JoinLinks joinLinks;
    private final JoinService joins;
    private final RoomService rooms;
    private final BillingService billing;
    private final PaymentService payments;
    private final RefundService refunds;
    private final DisputeService disputes;
    private final SignedLinks links;
    private final JdbcClient database;

    Given(
            AccountService accounts,
            FactorService factors,
            PractitionerService practitioners,
            PayeeService payees,
            PlanningService planning,
            ConsultationService consultations,
            JoinLinks joinLinks,
            JoinService joins,
            RoomService rooms,
            BillingService billing,
            PaymentService payments,
            RefundService refunds,
            DisputeService disputes,
            SignedLinks links,
            JdbcClient database) {
        this.accounts = accounts;
        this.factors = factors;
        this.practitioners = practitioners;
        this.payees = payees;
        this.planning = planning;
        this.consultations = consultations;
        this.joinLinks = joinLinks;
        this.joins = joins;
        this.rooms = rooms;
        this.billing = billing;
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
        this.links = links;
        this.database = database;
    }

    /** Stripe. */
    public StripeSimulator stripe() {
        return Embedded.simulator();
    }

    /** It is now that moment, here and at Stripe. */
    public void now(Instant now) {
        Embedded.clock().at(now);
        stripe().at(now);
    }

    /** Time passes, here and at Stripe. */
    public void later(Duration step) {
        Embedded.clock().advance(step);
        stripe().advance(step);
    }

    /** The hour it really is, here and at Stripe. */
    public void today() {
        Embedded.clock().reset();
        stripe().at(Instant.now());
    }

    /** Everything Stripe had to tell has been told, and looked into. */
    public void untilHandled() {
        stripe().awaitDeliveries();
        await().atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> assertThat(unhandled()).isEmpty());
    }

    private List<Map<String, @Nullable Object>> unhandled() {
        return database.sql("select type, account, attempts, failure from stripe_event where handled_at is null")
                .query()
                .listOfRows();
    }

    /** Time to ask about it. */
    public void overdue(String table, UUID id) {
        database.sql("update %s set check_at = now() - interval '2 days' where id = ?".formatted(table))
                .param(id)
                .update();
    }

    /** Whether it is the turn of this row, and will be again until somebody puts it off. */
    public boolean isOverdue(String table, UUID id) {
        return database.sql("select coalesce(check_at <= now(), false) from %s where id = ?".formatted(table))
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Those accounts are gone, here and at Stripe: no job of ours goes on asking about them while other tests run. */
    public void forget(Collection<String> accounts) {
        accounts.forEach(stripe()::forget);
        stripe().awaitDeliveries();
        var gone = accounts.toArray(String[]::new);
        database.sql("update stripe_event set handled_at = now() where handled_at is null and account = any(:gone)")
                .param("gone", gone)
                .update();
        for (var table : List.of("payment", "refund", "dispute", "payout")) {
            database.sql("""
                            update %s set check_at = null where check_at is not null
                            and practitioner_id in (select practitioner_id from payee where gateway_id = any(:gone))""".formatted(table)).param("gone", gone).update();
        }
    }

    /** Signed up, with a second factor, and nothing more. */
    public Practice aNewcomer() {
        var number = counter.incrementAndGet();
        return aNewcomer(
                "Camille", "Martin", Profession.MEDECIN, "camille.martin." + number + "@cabinet.example", PASSWORD);
    }

    public Practice aNewcomer(String firstName, String lastName, Profession profession, String email, String password) {
        var practice = withoutAFactor(firstName, lastName, profession, email, password);
        enrol(practice.who(), email);
        return practice;
    }

    /** Signed up, and has not chosen a second factor yet. */
    public Practice aNewcomerWithoutAFactor() {
        var email = "claude.petit." + counter.incrementAndGet() + "@cabinet.example";
        return withoutAFactor("Claude", "Petit", Profession.PSYCHOLOGUE, email, PASSWORD);
    }

    private Practice withoutAFactor(
            String firstName, String lastName, Profession profession, String email, String password) {
        var civility = profession == Profession.MEDECIN ? Civility.DOCTEUR : Civility.MONSIEUR;
        var who = accounts.signUp(new NewAccount(civility, firstName, lastName, profession, email, password));
        return new Practice(who, email, password, "");
    }

    /** He was here before, and has a new telephone: nobody knows what the old one's codes were made of. */
    void newTelephone(String email, String password) {
        var who = accounts.identify(email, password).orElseThrow();
        var app = factors.newApp(who.accountId());
        var telephone = Authenticator.give(email, app.text());
        assertThat(factors.changeApp(who, app.locked(), telephone.next())).isTrue();
    }

    /** He has an application on his telephone that shows codes. */
    void enrol(SignedIn who, String email) {
        var app = factors.newApp(who.accountId());
        var telephone = Authenticator.give(email, app.text());
        assertThat(factors.enrol(who, app.locked(), telephone.next())).isPresent();
    }

    /** He states this professional number; none if empty. */
    public void bears(Practice practice, String rpps) {
        var is = Profile.of(practitioners.get(practice.id()));
        practitioners.describe(
                practice.who(),
                new Profile(
                        is.civility(),
                        is.firstName(),
                        is.lastName(),
                        is.profession(),
                        is.speciality(),
                        is.sector(),
                        rpps,
                        is.siret(),
                        is.legalForm(),
                        is.register(),
                        is.address(),
                        is.postalCode(),
                        is.city(),
                        is.phone(),
                        is.contactEmail()));
    }

    /** The account at Stripe of somebody who signed up by himself. */
    public String accountOf(String email) {
        var me = accounts.identify(email, PASSWORD).orElseThrow();
        return Objects.requireNonNull(
                payees.of(me.practitionerId()).orElseThrow().gatewayId());
    }

    /** His account at Stripe is open, and still lacks everything. */
    public Practice withAnAccount(Practice newcomer) {
        var account = Objects.requireNonNull(payees.open(newcomer.id()).gatewayId());
        return new Practice(newcomer.who(), newcomer.email(), newcomer.password(), account);
    }

    /** Ready to bill and to be paid. */
    public Practice aPractice() {
        return ready(aNewcomer());
    }

    public Practice ready(Practice newcomer) {
        var practice = readyButForTheMandate(newcomer);
        Mandate.given(database, practice.id(), practice.who().accountId());
        return practice;
    }

    /** He can be paid, and has not charged us with issuing his notes. */
    public Practice readyButForTheMandate(Practice newcomer) {
        var practice = withAnAccount(newcomer);
        stripe().completeOnboarding(practice.account());
        payees.refresh(practice.id());
        return practice;
    }

    /** Stripe asks for papers before it pays out. */
    public Practice lackingPapers(Practice newcomer) {
        var practice = ready(newcomer);
        stripe().lackPapers(practice.account());
        payees.refresh(practice.id());
        return practice;
    }

    public Call aPlannedCall(Practice practice, String patient, Instant at) {
        var consultation = planning.plan(practice.who(), wanted(patient, at));
        return call(practice, consultation);
    }

    /** Both are in the call. */
    public Call aCall(Practice practice) {
        return aCall(practice, "Jeanne Durand");
    }

    public Call aCall(Practice practice, String patient) {
        var consultation = planning.startNow(
                practice.who(), wanted(patient, Embedded.clock().instant()));
        var call = call(practice, consultation);
        joins.enter(call.joinKey(), true);
        rooms.admit(call.consultationId(), practice.id(), call.participantId());
        return call;
    }

    /** The practitioner is in the room, and nobody else. */
    public UUID anOpenRoom(Practice practice) {
        return planning.startNow(
                        practice.who(), wanted("Jeanne Durand", Embedded.clock().instant()))
                .id();
    }

    /** A patient waits for a practitioner who has not opened the room. */
    public Call aWaitingPatient(Practice practice, String patient) {
        var call = aPlannedCall(practice, patient, Embedded.clock().instant());
        joins.enter(call.joinKey(), true);
        return call;
    }

    /** The practitioner and two patients are in the call. */
    public Room aCallOfThree(Practice practice) {
        var now = Embedded.clock().instant();
        var consultation = planning.startNow(
                practice.who(), wanted(now, List.of(invitee("Jeanne Durand"), invitee("Paul Petit"))));
        var patients = consultations.participantsOf(consultation.id());
        var keys = patients.stream().map(this::joinKey).toList();
        keys.forEach(key -> joins.enter(key, true));
        patients.forEach(patient -> rooms.admit(consultation.id(), practice.id(), patient.id()));
        return new Room(consultation.id(), keys);
    }

    private static Invitee invitee(String patient) {
        return new Invitee(patient, "patient" + counter.incrementAndGet() + "@patients.example", "");
    }

    private String joinKey(Participant patient) {
        var path = joinLinks.of(patient).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static NewConsultation wanted(String patient, Instant at) {
        return wanted(at, List.of(invitee(patient)));
    }

    private static NewConsultation wanted(Instant at, List<Invitee> patients) {
        return new NewConsultation(UuidCreator.getTimeOrderedEpoch(), at, Duration.ofMinutes(20), FEE, patients);
    }

    private Call call(Practice practice, Consultation consultation) {
        var patient = consultations.participantsOf(consultation.id()).getFirst();
        return new Call(practice, consultation.id(), patient.id(), joinKey(patient));
    }

    public void ended(Call call) {
        ended(call, null);
    }

    /** @param reason why nothing was billed */
    public void ended(Call call, @Nullable String reason) {
        rooms.end(call.consultationId(), call.practice().id(), reason);
    }

    public Payment billed(Call call) {
        return billed(call, FEE);
    }

    public Payment billed(Call call, Money amount) {
        return billing.bill(
                order(call, amount), Cause.practitioner(call.practice().who()));
    }

    public BillOrder order(Call call, Money amount) {
        return new BillOrder(
                UuidCreator.getTimeOrderedEpoch(),
                call.practice().id(),
                call.consultationId(),
                call.participantId(),
                amount);
    }

    /** A note that waits to be paid, its call over. */
    public Payment anUnpaidNote(Practice practice) {
        var call = aCall(practice);
        var payment = billed(call);
        ended(call);
        return payments.get(payment.id());
    }

    /** The patient's card is tried at Stripe. We have not looked yet. */
    public String triedWith(String card, Payment payment) {
        return stripe().payIntent(payment.payee(), Objects.requireNonNull(payment.gatewayId()), card);
    }

    /** We look at Stripe again. */
    public Payment lookedAt(Payment payment) {
        return payments.refresh(payment.id(), Cause.SWEEPER);
    }

    public Payment paid(Payment payment) {
        triedWith(GOOD_CARD, payment);
        return lookedAt(payment);
    }

    /** The patient's bank says yes to Stripe, and neither his browser nor an event tells us. */
    public void paidBehindTheScreen(String payLink) {
        var key = payLink.substring(payLink.lastIndexOf('/') + 1);
        triedWith(GOOD_CARD, payments.get(links.read(SignedLinks.Right.PAY, key).id()));
    }

    /** A part or all of what was paid goes back to the patient. */
    public Payment refunded(Payment payment, Money amount, Practice by) {
        var order = new RefundOrder(
                UuidCreator.getTimeOrderedEpoch(),
                payment.id(),
                by.id(),
                amount,
                RefundReason.PATIENT_REQUEST,
                "",
                by.who().accountId());
        refunds.refund(order, Cause.practitioner(by.who()));
        return payments.get(payment.id());
    }

    /** What was given back of it comes back: the patient's bank did not take it. */
    public Refund cameBack(Payment refunded) {
        var refund = refunds.ofPayment(refunded.id()).getFirst();
        stripe().failRefund(refunded.payee(), Objects.requireNonNull(refund.gatewayId()));
        refunds.refresh(refunded.id(), Cause.SWEEPER);
        return refunds.get(refund.id());
    }

    /** The patient contests at his bank what he paid, and we have seen it. */
    public Payment contested(Payment payment) {
        stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        disputes.refresh(payment.id(), Cause.SWEEPER);
        return payments.get(payment.id());
    }

    public Payment canceled(Payment payment, Practice by) {
        return payments.close(payment.id(), PaymentStatus.CANCELED, null, Cause.practitioner(by.who()));
    }

    public Payment settledOtherwise(Payment payment, OtherMeans means, Practice by) {
        return payments.close(payment.id(), PaymentStatus.SETTLED_OTHERWISE, means, Cause.practitioner(by.who()));
    }
}
