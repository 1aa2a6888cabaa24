package fr.honoraire.support;

import java.util.stream.Collectors;

/** The codes that the telephones of the demonstration's people show now: whoever tries it has none of his own. */
final class CodesHtml {

    private CodesHtml() {}

    /** It fetches itself again every few seconds, as codes last thirty. */
    static String page() {
        var rows = Authenticator.all().entrySet().stream()
                .map(one -> "<li><span>%s</span> <strong class=\"code\">%s</strong></li>"
                        .formatted(
                                InboxHtml.escape(one.getKey()), one.getValue().shown()))
                .collect(Collectors.joining());
        return InboxHtml.page(
                "Codes des comptes d’essai",
                "<meta http-equiv=\"refresh\" content=\"3\">",
                "<h1>Codes des comptes d’essai</h1><p>Ce que montrerait l’application sur leur téléphone. Un code change"
                        + " toutes les 30 secondes et ne sert qu’une fois.</p><ul class=\"codes\">" + rows + "</ul>"
                        + "<p><a href=\"/\">Tous les e-mails</a></p>");
    }
}
