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
                "Mot de passe des deux comptes : " + DemoData.PASSWORD,
                "  " + DemoData.READY + "  Dr Camille Martin, prête à facturer",
                "  " + DemoData.LACKING + "    Karim Benali, il manque des pièces chez Stripe",
                "",
                "À essayer, en trois minutes :",
                "  1. se connecter, « Programmer », « Démarrer maintenant »",
                "  2. ouvrir le lien du patient (dans les e-mails) dans une fenêtre privée",
                "  3. « Participants », « Facture », 25 €, puis mettre fin à l’appel",
                "  4. payer côté patient : carte 4242 4242 4242 4242, 12/30, 123",
                "  5. « Monitoring » : effectué. Puis, sur la page de Stripe, avancer",
                "     l’horloge de trois jours et verser les fonds : versé le …"));
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
