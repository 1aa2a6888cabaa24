package fr.honoraire.simulator.page;

import fr.honoraire.simulator.state.Accounts.Asked;
import fr.honoraire.simulator.state.Onboarding;
import fr.honoraire.simulator.state.Requirement;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The fields of the hosted onboarding, with what was typed and what is wrong with it. */
final class OnboardingForm {

    private static final String NOTHING = "<p>Stripe ne demande rien de plus pour le moment.</p>";

    /** Some of the codes with which Stripe refuses a document; the controls know them all. */
    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "verification_document_not_readable", "Document refusé (illisible)",
            "verification_document_expired", "Document refusé (périmé)",
            "verification_document_failed_copy", "Document refusé (copie)",
            "verification_document_missing_back", "Document refusé (verso manquant)",
            "verification_document_name_mismatch", "Document refusé (autre nom)",
            "verification_document_type_not_supported", "Document refusé (autre sorte)"));

    private final ObjectNode typed;
    private final List<String> wrong;

    OnboardingForm(ObjectNode typed, List<String> wrong) {
        this.typed = typed;
        this.wrong = wrong;
    }

    String fields(Asked asked) {
        return asked.isEmpty()
                ? NOTHING
                : Stream.concat(
                                asked.known().stream().map(this::fields),
                                asked.others().stream().map(this::other))
                        .collect(Collectors.joining("\n"));
    }

    /** What has no field of its own is asked for under its name in the API. */
    private String other(String path) {
        return Onboarding.isPaper(path)
                ? paper(path, "Document\u00a0: " + path)
                : input(path, "Information\u00a0: " + path, "text", "off", "");
    }

    private String fields(Requirement requirement) {
        return switch (requirement) {
            case NAME ->
                input("given_name", "Prénom", "text", "given-name", "")
                        + input("surname", "Nom", "text", "family-name", "");
            case DATE_OF_BIRTH -> input("birthday", "Date de naissance", "date", "bday", "");
            case ADDRESS ->
                input("line1", "Adresse", "text", "address-line1", "")
                        + input("postal_code", "Code postal", "text", "postal-code", "")
                        + input("city", "Ville", "text", "address-level2", "");
            case PHONE -> input("phone", "Téléphone", "tel", "tel", "");
            case ACTIVITY -> "";
            case WEBSITE ->
                input("website", "Site web", "url", "url", "Pas de site\u202f? Décrivez votre activité ci-dessous.")
                        + input("activity", "Description de l’activité", "text", "off", "");
            case DOCUMENT -> paper("document", "Pièce d’identité");
            case PROOF_OF_ADDRESS -> paper("proof_of_address", "Justificatif de domicile");
            case BANK_ACCOUNT ->
                input("iban", "IBAN", "text", "off", "Pour essayer\u00a0: FR14 2004 1010 0505 0001 3M02 606")
                        + input(
                                "holder",
                                "Titulaire du compte",
                                "text",
                                "name",
                                "Exactement le nom que connaît la banque.");
            case TERMS -> terms();
        };
    }

    private String input(String name, String label, String type, String autocomplete, String hint) {
        return """
                <label for="%1$s">%2$s</label>
                <input id="%1$s" name="%1$s" type="%3$s" autocomplete="%4$s" value="%5$s"%6$s>
                %7$s%8$s
                """.formatted(
                        name,
                        label,
                        type,
                        autocomplete,
                        Template.escape(typed(name)),
                        described(name, hint),
                        hint.isEmpty() ? "" : "<p class=\"hint\" id=\"%s-hint\">%s</p>".formatted(name, hint),
                        complaint(name));
    }

    private String paper(String name, String label) {
        var refusals = REFUSALS.entrySet().stream()
                .map(refusal -> "<option value=\"%s\">%s</option>".formatted(refusal.getKey(), refusal.getValue()))
                .collect(Collectors.joining());
        return """
                <label for="%1$s">%2$s</label>
                <select id="%1$s" name="%1$s"%3$s>
                  <option value="accepted">Document accepté</option>
                  <option value="review">Document en cours d’examen</option>
                  <optgroup label="Document refusé">%4$s</optgroup>
                </select>
                """.formatted(name, Template.escape(label), described(name, ""), refusals);
    }

    private String terms() {
        return """
                <label class="check"><input type="checkbox" name="terms" value="accepted" %s>
                <span>J’accepte le contrat de compte connecté (simulé).</span></label>%s
                """.formatted(typed("terms").isEmpty() ? "" : "checked", complaint("terms"));
    }

    private String described(String name, String hint) {
        var by = (hint.isEmpty() ? "" : name + "-hint ") + (wrong.contains(name) ? name + "-wrong" : "");
        return (wrong.contains(name) ? " aria-invalid=\"true\"" : "")
                + (by.isEmpty() ? "" : " aria-describedby=\"%s\"".formatted(by.strip()));
    }

    private String complaint(String name) {
        if (!wrong.contains(name)) {
            return "";
        }
        var message =
                "iban".equals(name) && !typed(name).isEmpty() ? "Cet IBAN n’est pas valide." : "Champ obligatoire.";
        return "<p class=\"wrong\" id=\"%s-wrong\">%s</p>".formatted(name, message);
    }

    private String typed(String name) {
        return Objects.requireNonNullElse(Json.text(typed, name), "");
    }
}
