package fr.honoraire.support;

import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Tells whoever has just started the application where everything is and what to try. */
@TestComponent
class Welcome {

    private static final int WIDTH = 76;

    private final Environment environment;

    Welcome(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        var base = environment.getProperty("honoraire.base-url");
        box(List.of(
                "Honoraire est prêt",
                "",
                "Application   " + base,
                "E-mails       " + environment.getProperty("inbox.url", "(serveur de mail donné par la configuration)"),
                "Stripe        " + environment.getProperty("stripe.api-base") + "  (simulateur)",
                "Actuator      http://localhost:" + environment.getProperty("management.server.port")
                        + "/actuator/health",
                "",
                "Mot de passe des trois comptes : " + DemoData.PASSWORD,
                "Code à 6 chiffres, changeant : " + codes(),
                account(DemoData.READY, "  Dr Camille Martin, prête à facturer"),
                account(DemoData.SECRETARY, "  Sophie Bernard, secrétaire, sans montants"),
                account(DemoData.LACKING, "    Karim Benali, papiers à donner"),
                "",
                "À essayer, en trois minutes :",
                "  1. se connecter, « Programmer », « Démarrer maintenant »",
                "  2. ouvrir le lien du patient (dans les e-mails) dans une fenêtre privée",
                "  3. « Participants », « Facture », 25 €, puis mettre fin à l’appel",
                "  4. payer côté patient : carte 4242 4242 4242 4242, 12/30, 123",
                "  5. « Monitoring » : effectué. Puis, sur la page de Stripe, avancer",
                "     l’horloge de trois jours et verser les fonds : versé le …"));
    }

    private static String account(String email, String who) {
        return "  " + email + who + " (" + Authenticator.of(email).shown() + ")";
    }

    /** On a page that keeps up with them; where there is none, the secret for an application of one's own. */
    private String codes() {
        var inbox = environment.getProperty("inbox.url");
        return inbox == null ? Authenticator.of(DemoData.READY).secret() : inbox + "/codes";
    }

    @SuppressWarnings("SystemOut") // For a person at a terminal, not for a log.
    private static void box(List<String> lines) {
        var text = new StringBuilder("\n┌" + "─".repeat(WIDTH) + "┐\n");
        for (var line : lines) {
            var room = Math.max(0, WIDTH - 2 - line.codePointCount(0, line.length()));
            text.append("│ ").append(line).append(" ".repeat(room)).append(" │\n");
        }
        System.out.println(text.append("└").append("─".repeat(WIDTH)).append("┘"));
    }
}
