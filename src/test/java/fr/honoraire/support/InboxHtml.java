package fr.honoraire.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The HTML of the inbox. An e-mail's own HTML is shown in a frame that runs nothing. */
final class InboxHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.FRANCE).withZone(ZoneId.of("Europe/Paris"));

    private static final String CODES =
            "<p>Pour se connecter\u00a0: <a href=\"/codes\">les codes des comptes d’essai</a></p>";

    private InboxHtml() {}

    /** It fetches itself again every few seconds. */
    static String list(List<ReceivedMail> mails) {
        if (mails.isEmpty()) {
            return page(
                    "E-mails envoyés",
                    "<meta http-equiv=\"refresh\" content=\"5\">",
                    "<h1>E-mails envoyés</h1><p class=\"empty\">Aucun e-mail pour l’instant. Programmez une"
                            + " téléconsultation\u00a0: l’invitation du patient arrive ici.</p>" + CODES);
        }
        var rows = mails.stream().map(InboxHtml::row).collect(Collectors.joining());
        return page(
                "E-mails envoyés",
                "<meta http-equiv=\"refresh\" content=\"5\">",
                "<h1>E-mails envoyés</h1><p>Rien ne quitte cette machine. La page se met à jour toute seule.</p>"
                        + CODES + "<ul"
                        + " class=\"mails\">" + rows + "</ul>");
    }

    private static String row(ReceivedMail mail) {
        return """
                <li><a href="/messages/%s"><span class="subject">%s</span>
                <span class="to">%s</span> <time>%s</time></a></li>""".formatted(mail.key(), escape(mail.subject()), escape(mail.to()), time(mail.at()));
    }

    static String message(ReceivedMail mail) {
        var attachments = mail.attachments().keySet().stream()
                .map(name ->
                        "<li><a href=\"/messages/%s/%s\">%s</a></li>".formatted(mail.key(), escape(name), escape(name)))
                .collect(Collectors.joining());
        var headers = mail.headers().entrySet().stream()
                .map(header -> "<dt>%s</dt><dd>%s</dd>".formatted(escape(header.getKey()), escape(header.getValue())))
                .collect(Collectors.joining());
        return page(mail.subject(), "", """
                <p><a href="/">Tous les e-mails</a></p>
                <h1>%s</h1>
                <p class="to">À %s, le %s</p>
                %s
                <iframe title="L’e-mail tel qu’il s’affiche" src="/messages/%s/html"
                    sandbox="allow-top-navigation-by-user-activation"></iframe>
                <details><summary>Version texte</summary><pre>%s</pre></details>
                <details><summary>En-têtes</summary><dl>%s</dl></details>""".formatted(
                        escape(mail.subject()),
                        escape(mail.to()),
                        time(mail.at()),
                        attachments.isEmpty() ? "" : "<h2>Pièces jointes</h2><ul>" + attachments + "</ul>",
                        mail.key(),
                        escape(mail.text()),
                        headers));
    }

    /** The e-mail's own HTML, its links opening in the whole window. */
    static byte[] framed(ReceivedMail mail) {
        return mail.html()
                .replaceFirst("<head>", "<head><base target=\"_top\">")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String notFound() {
        return page("Introuvable", "", "<h1>Introuvable</h1><p><a href=\"/\">Tous les e-mails</a></p>");
    }

    static String page(String title, String head, String body) {
        return """
                <!DOCTYPE html>
                <html lang="fr">
                <head><meta charset="utf-8"><title>%s – Boîte de réception d’essai</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="stylesheet" href="/inbox.css">%s</head>
                <body><header>Boîte de réception d’essai</header><main>%s</main></body>
                </html>""".formatted(escape(title), head, body);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
