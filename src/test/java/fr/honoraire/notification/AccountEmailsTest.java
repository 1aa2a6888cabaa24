package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.simulator.AccountControls;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a practitioner hears of his account at Stripe: each thing once, when it is news. */
@IntegrationTest
class AccountEmailsTest {

    private static final String ASKED = "Encaissements\u00a0: des informations sont attendues";
    private static final String STOPPED = "Encaissements\u00a0: des nouvelles de votre compte";
    private static final String DOCUMENT = "identity.individual.documents.primary_verification";

    @Autowired
    private Given given;

    @Autowired
    private PayeeService payees;

    @Autowired
    private JdbcClient database;

    private Practice practice;
    private AccountControls account;

    @BeforeEach
    void aPractitionerWhoCanBePaid() {
        practice = given.aPractice();
        account = given.stripe().account(practice.account());
    }

    @Test
    void aDemandWithADateIsToldOnceAndOnceMoreWhenItIsOver() throws Exception {
        account.demand(DOCUMENT, inDays(10));
        read();
        read();
        assertThat(news()).isEqualTo(1);
        assertThat(last(ASKED)).contains("Stripe demande des informations", "À donner avant le");

        account.demand(DOCUMENT, inDays(-1));
        read();
        read();
        assertThat(news()).isEqualTo(2);
        assertThat(last(ASKED, 2)).contains("Des informations manquent toujours");
    }

    @Test
    void aDocumentRefusedAfterItWasExaminedIsTold() throws Exception {
        account.demand(DOCUMENT, inDays(10));
        read();
        account.examine(DOCUMENT);
        read();
        assertThat(news()).isEqualTo(1);

        account.refuse(DOCUMENT, "verification_document_expired");
        read();
        read();

        assertThat(news()).isEqualTo(2);
        assertThat(last(ASKED, 2)).contains("Stripe n’a pas accepté ce que vous avez envoyé");
    }

    @Test
    void aBankThatSentATransferBackIsToldAndThatTransfersGoOn() throws Exception {
        account.bankRefused();
        read();
        read();
        assertThat(news()).isEqualTo(1);
        assertThat(last(ASKED)).contains("Votre banque a renvoyé le dernier virement");

        account.bank("FR1420041010050500013M02606");
        read();
        assertThat(last("Vos reversements reprennent")).contains("repartent vers votre banque");
    }

    @Test
    void beingRejectedAndClosedAreToldUnderANeutralSubject() throws Exception {
        account.reject("rejected.terms_of_service");
        read();
        read();
        assertThat(news()).isEqualTo(1);
        assertThat(last(STOPPED)).contains("Stripe a arrêté votre compte").doesNotContain("Informations manquantes");

        account.closeAccount();
        read();
        read();
        assertThat(news()).isEqualTo(2);
        assertThat(last(STOPPED, 2)).contains("Votre compte est fermé chez Stripe");
    }

    @Test
    void whoIsStillGivingHisFirstAnswersHearsNothing() {
        practice = given.withAnAccount(given.aNewcomer());
        account = given.stripe().account(practice.account());
        read();
        account.refuse(DOCUMENT, "verification_document_not_readable");
        read();

        assertThat(news()).isZero();
    }

    private Instant inDays(int days) {
        return given.stripe().now().plus(Duration.ofDays(days));
    }

    private void read() {
        payees.refresh(practice.id());
    }

    /** How many alerts were put in the outbox: events tell us of the same, and may not put another there. */
    private int news() {
        given.stripe().awaitDeliveries();
        return database.sql("""
                        select count(*) from email_message
                        where kind = 'ACCOUNT_ALERT' and practitioner_id = :me and once_key like 'account-attention:%'
                        """).param("me", practice.id()).query(Integer.class).single();
    }

    private String last(String subject) throws Exception {
        return last(subject, 1);
    }

    /** The text of the newest of so many under this subject. */
    private String last(String subject, int count) throws Exception {
        var mails = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Mails.await(practice.email(), subject), found -> found.size() >= count);
        return Mails.bodies(mails.getLast()).getFirst();
    }
}
