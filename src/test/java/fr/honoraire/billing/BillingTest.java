package fr.honoraire.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.billing.CannotBill.Reason;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.NotFound;
import fr.honoraire.simulator.wire.Fault;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Billing, and everything that may come between a note and its money. */
@IntegrationTest
class BillingTest {

    private static final int ALWAYS = 1000;
    private static final Duration LONG_ENOUGH_FOR_ANOTHER_KEY = Duration.ofSeconds(50);
    private static final String INTENTS = "/v1/payment_intents.*";

    @Autowired
    private Given given;

    @Autowired
    private BillingService billing;

    @Autowired
    private PaymentService payments;

    @Autowired
    private PaymentRequestService requests;

    @Autowired
    private NoteService notes;

    @Autowired
    private PaymentGateway gateway;

    @Autowired
    private JdbcClient database;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = given.aPractice();
    }

    @AfterEach
    void calm() {
        given.stripe().faults().clear();
        given.stripe().dropWebhooks(false);
        given.today();
    }

    @Test
    void aFormSentTwiceAtOnceBillsOnce() {
        var call = given.aCall(practice);
        var order = given.order(call, Given.FEE);

        var billed = atOnce(4, () -> billing.bill(order, by(practice)).id());

        assertThat(billed).hasSize(4).containsOnly(billed.getFirst());
        assertThat(numbers()).containsExactly("2026-0001");
    }

    @Test
    void twoTabsCannotBillTheSamePatientTwice() {
        var call = given.aCall(practice);
        given.billed(call);

        assertThatThrownBy(() -> given.billed(call, Money.ofCents(30_00)))
                .isInstanceOfSatisfying(
                        CannotBill.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALREADY_BILLED));
        assertThat(numbers()).hasSize(1);
    }

    @Test
    void numbersHaveNoGapHoweverManyAreIssuedAtOnce() {
        var calls = new ArrayList<Call>();
        IntStream.range(0, 6).forEach(each -> calls.add(given.aCall(practice)));
        var next = calls.iterator();

        atOnce(6, () -> {
            Call call;
            synchronized (next) {
                call = next.next();
            }
            return given.billed(call).id();
        });

        assertThat(numbers())
                .containsExactlyInAnyOrder(
                        "2026-0001", "2026-0002", "2026-0003", "2026-0004", "2026-0005", "2026-0006");
    }

    @Test
    void amountsOutsideWhatIsAllowedAreRefusedAndTakeNoNumber() {
        var call = given.aCall(practice);
        assertThatThrownBy(() -> given.billed(call, Money.ofCents(49))).hasMessage("BELOW_MINIMUM");
        assertThatThrownBy(() -> given.billed(call, Money.ofCents(500_01))).hasMessage("ABOVE_CEILING");
        given.billed(call, Money.ofCents(50));
        assertThat(numbers()).containsExactly("2026-0001");
    }

    @Test
    void whoCannotBePaidYetCannotBill() {
        var newcomer = given.aNewcomer();
        var call = given.aCall(newcomer);
        assertThatThrownBy(() -> given.billed(call)).hasMessage("PAYMENTS_NOT_OPEN");
    }

    @Test
    void anotherPractitionersConsultationIsUnknown() {
        var call = given.aCall(practice);
        var stranger = given.aPractice();
        var order =
                new BillOrder(UUID.randomUUID(), stranger.id(), call.consultationId(), call.participantId(), Given.FEE);
        assertThatThrownBy(() -> billing.bill(order, by(stranger))).isInstanceOf(NotFound.class);
    }

    @Test
    void aNoteWhoseAnswerFromStripeGotLostIsOpenedOnceAfterAskingFirst() {
        given.stripe().dropWebhooks(true);
        given.stripe().faults().next(ALWAYS, "POST", INTENTS, Fault.DROP_AFTER);
        var payment = given.billed(given.aCall(practice));
        assertThat(payment.gatewayId()).isNull();
        assertThat(payment.unsureSince()).isNotNull();

        given.stripe().faults().clear();
        given.later(LONG_ENOUGH_FOR_ANOTHER_KEY);
        var found = payments.refresh(payment.id(), Cause.SWEEPER);

        assertThat(found.gatewayId()).isNotNull();
        assertThat(found.unsureSince()).isNull();
        assertThat(openingAttempts(payment)).isEqualTo(1);
        assertThat(given.stripe().objects(payment.payee(), "payment_intent")).hasSize(1);
    }

    @Test
    void aFailureThatStripeRepeatsUnderItsKeyIsLeftByAnotherOnceNothingCanBeUnderWay() {
        given.stripe().dropWebhooks(true);
        given.stripe().faults().next(ALWAYS, "POST", INTENTS, Fault.ERROR_BEFORE);
        var payment = given.billed(given.aCall(practice));
        given.stripe().faults().clear();
        given.later(LONG_ENOUGH_FOR_ANOTHER_KEY);

        var opened = payments.refresh(payment.id(), Cause.SWEEPER);

        assertThat(opened.gatewayId()).isNotNull();
    }

    @Test
    void stripeBeingBusyIsNoRefusal() {
        given.stripe().faults().next(ALWAYS, "POST", INTENTS, Fault.RATE_LIMITED);
        var payment = given.billed(given.aCall(practice));
        assertThat(payment.openingRefused()).isNull();
        assertThat(payment.unsureSince()).isNotNull();

        given.stripe().faults().clear();
        assertThat(payments.refresh(payment.id(), Cause.SWEEPER).gatewayId()).isNotNull();
    }

    @Test
    void payingBeforeTheCancellationReachesStripeKeepsTheMoneyAndTheNote() {
        var payment = given.anUnpaidNote(practice);
        given.triedWith(Given.GOOD_CARD, payment);

        var closed = given.canceled(payment, practice);

        assertThat(closed.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(notes.undoneBy(notes.get(payment.noteId()))).isEmpty();
    }

    @Test
    void aCancelledNoteIsUndoneByACreditNoteAndCannotBePaid() {
        var payment = given.anUnpaidNote(practice);

        assertThat(given.canceled(payment, practice).status()).isEqualTo(PaymentStatus.CANCELED);

        assertThat(notes.undoneBy(notes.get(payment.noteId())))
                .hasValueSatisfying(credit -> assertThat(credit.number()).isEqualTo("A2026-0001"));
        assertThat(payments.form(payment.id())).isEmpty();
        assertThat(gateway.read(payment.payee(), gatewayIdOf(payment)).status()).isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void cancellingAndPayingAtTheSameInstantEndsTheSameHereAndAtStripe() {
        for (var round = 0; round < 5; round++) {
            var payment = given.anUnpaidNote(practice);
            atOnce(List.of(
                    () -> given.canceled(payment, practice).status().name(),
                    () -> quietly(() -> given.triedWith(Given.GOOD_CARD, payment))));

            var here = payments.refresh(payment.id(), Cause.SWEEPER).status();

            assertThat(here).isIn(PaymentStatus.PAID, PaymentStatus.CANCELED);
            assertThat(gateway.read(payment.payee(), gatewayIdOf(payment)).status())
                    .isEqualTo(here);
        }
    }

    @Test
    void aWishToCancelThatStripeDidNotAnswerIsCarriedOutLater() {
        var payment = given.anUnpaidNote(practice);
        given.stripe().faults().next(ALWAYS, "POST", INTENTS, Fault.ERROR_BEFORE);
        assertThat(given.canceled(payment, practice).status()).isEqualTo(PaymentStatus.OPEN);

        given.stripe().faults().clear();
        given.later(Duration.ofSeconds(50));

        assertThat(payments.refresh(payment.id(), Cause.SWEEPER).status()).isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void replacingAnUnpaidNoteIssuesACreditNoteAndAnother() {
        var call = given.aCall(practice);
        var former = given.billed(call);

        var payment = billing.replace(former.id(), given.order(call, Money.ofCents(40_00)), by(practice));

        assertThat(payment.amount()).isEqualTo(Money.ofCents(40_00));
        assertThat(payments.get(former.id()).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(numbers()).containsExactly("2026-0001", "2026-0002", "A2026-0001");
    }

    @Test
    void askingTwiceAtOnceSendsOneRequest() {
        var payment = given.anUnpaidNote(practice);
        given.later(Duration.ofMinutes(11));

        var asked = atOnce(
                4,
                () -> requests.askAgain(
                                payment.id(), practice.id(), practice.who().accountId())
                        .isPresent());

        assertThat(asked).containsOnlyOnce(true);
    }

    @Test
    void nobodyIsAskedForWhatHeHasPaid() {
        var payment = given.paid(given.anUnpaidNote(practice));
        given.later(Duration.ofMinutes(11));
        assertThat(requests.askAgain(payment.id(), practice.id(), practice.who().accountId()))
                .isEmpty();
    }

    @Test
    void theTablesRefuseWhatTheServicesWouldNeverDo() {
        var payment = given.paid(given.anUnpaidNote(practice));
        assertRefused("update payment set status = 'OPEN', paid_at = null where id = :id", payment.id());
        assertRefused("update payment set amount_cents = 1 where id = :id", payment.id());
        assertRefused("delete from payment where id = :id", payment.id());
        assertRefused("update note set amount_cents = 1 where id = :id", payment.noteId());
        assertRefused("delete from note where id = :id", payment.noteId());
        assertRefused("update money_journal set to_status = 'OPEN' where payment_id = :id", payment.id());
        assertRefused("delete from money_journal where payment_id = :id", payment.id());
    }

    @Test
    void whatStripeNoLongerShowsUsDoesNotKeepTheOthersWaiting() {
        var payment = given.anUnpaidNote(practice);
        given.forget(List.of(payment.payee()));
        given.overdue("payment", payment.id());

        payments.sweep(ALWAYS);

        assertThat(given.isOverdue("payment", payment.id())).isFalse();
    }

    @Test
    void theJournalTellsEachStepOfThePayment() {
        var payment = given.paid(given.anUnpaidNote(practice));
        var steps = database.sql("select to_status from money_journal where payment_id = :id order by id")
                .param("id", payment.id())
                .query(String.class)
                .list();
        assertThat(steps).startsWith("OPEN").endsWith("PAID").doesNotHaveDuplicates();
    }

    private void assertRefused(String statement, UUID id) {
        assertThatThrownBy(() -> database.sql(statement).param("id", id).update())
                .isInstanceOf(DataAccessException.class);
    }

    private List<String> numbers() {
        return database.sql("select number from note where practitioner_id = :id order by number collate \"C\"")
                .param("id", practice.id())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private long openingAttempts(Payment payment) {
        return gateway.find(payment.id(), payment.payee(), payment.createdAt()).stream()
                .count();
    }

    private String gatewayIdOf(Payment payment) {
        return Objects.requireNonNull(payments.get(payment.id()).gatewayId());
    }

    private static Cause by(Practice practice) {
        return Cause.practitioner(practice.who());
    }

    private static String quietly(Callable<String> work) {
        try {
            return work.call();
        } catch (Exception refused) {
            return "refused";
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) {
        return atOnce(Collections.nCopies(times, work));
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work.stream().map(AtOnce::here).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
