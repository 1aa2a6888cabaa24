package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import fr.honoraire.support.Authenticator;
import java.nio.file.Path;

/** What a practitioner does in his window, in the words he reads there. */
final class Doctor {

    final Page page;
    final String base;

    Doctor(Page page, String base) {
        this.page = page;
        this.base = base;
    }

    void signUp(String email, String password) {
        page.navigate(base + "/signup");
        fillSignUp(email, password);
        enrol(email);
        assertThat(page).hasURL(base + "/account/bank");
    }

    void fillSignUp(String email, String password) {
        page.getByLabel("Civilité").selectOption("DOCTEUR");
        page.getByLabel("Prénom").fill("Camille");
        page.getByLabel("Nom", new Page.GetByLabelOptions().setExact(true)).fill("Martin");
        page.getByLabel("Profession").selectOption("MEDECIN");
        page.getByLabel("Adresse e-mail").fill(email);
        press("Recevoir le lien");
        assertThat(page.locator("h1")).hasText("Regardez vos e-mails");
        page.navigate(base + Letters.pathIn(email, "/signup/confirm/"));
        page.getByLabel("Nouveau mot de passe").fill(password);
        press("Ouvrir mon compte");
    }

    /** Links the application on his telephone, and keeps the recovery codes. */
    void enrol(String email) {
        page.getByText("Utiliser une application").click();
        linkApp(email);
        page.getByText("Je les ai notés").click();
    }

    /** Has his telephone scan the picture, and types what it shows. */
    void linkApp(String email) {
        var telephone = Authenticator.give(email, page.locator("#secret").textContent());
        page.getByLabel("Code à 6 chiffres").fill(telephone.next());
        press("Confirmer");
    }

    void addPasskey(String name) {
        page.navigate(base + "/account/factors");
        press("Ajouter une clé d’accès");
        page.getByLabel("Nom de la clé").fill(name);
        press("Créer la clé d’accès");
        page.waitForURL(base + "/account/factors");
    }

    void signIn(String email, String password) {
        password(email, password);
        giveCode(email);
        assertThat(page).hasURL(base + "/consultations");
    }

    void signOut() {
        page.navigate(base + "/account/profile");
        page.locator("form[action$='/signout'] button").first().evaluate("button => button.click()");
        assertThat(page.locator("h1")).hasText("Se connecter");
    }

    /** The first step. */
    void password(String email, String password) {
        page.navigate(base + "/signin");
        page.getByLabel("Adresse e-mail").fill(email);
        page.getByLabel("Mot de passe").fill(password);
        press("Se connecter");
    }

    /** What his telephone shows. */
    void giveCode(String email) {
        page.getByLabel("Code à 6 chiffres").fill(Authenticator.of(email).next());
        press("Continuer");
    }

    /** Gives Stripe what it asks for, on its own page. */
    void openPayments() {
        openPayments("Document accepté");
    }

    /** The same, with an identity document of which Stripe makes this. */
    void openPayments(String document) {
        press("Activer les paiements");
        page.getByLabel("Prénom").fill("Camille");
        page.getByLabel("Nom", new Page.GetByLabelOptions().setExact(true)).fill("Martin");
        page.getByLabel("Date de naissance").fill("1980-05-17");
        page.getByLabel("Adresse", new Page.GetByLabelOptions().setExact(true)).fill("12 rue des Lilas");
        page.getByLabel("Code postal").fill("69003");
        page.getByLabel("Ville").fill("Lyon");
        page.getByLabel("Téléphone").fill("0612345678");
        page.getByLabel("Description de l’activité").fill("Consultations de médecine générale");
        page.getByLabel("IBAN").fill("FR1420041010050500013M02606");
        page.getByLabel("Titulaire du compte").fill("Camille Martin");
        page.getByText("J’accepte le contrat").click();
        page.getByLabel("Pièce d’identité").selectOption(new SelectOption().setLabel(document));
        comeBack();
    }

    /** Gives Stripe the document it asks for. */
    void giveDocument(String document) {
        press("Mettre à jour mes informations");
        page.getByLabel("Pièce d’identité").selectOption(new SelectOption().setLabel(document));
        comeBack();
    }

    /** From Stripe's page, by its button. */
    void comeBack() {
        press("Enregistrer et revenir");
        page.waitForURL(base + "/account/bank");
    }

    /** Starts a call at once, and is in its room. */
    void startNow(String patient, String email) {
        page.navigate(base + "/consultations/new");
        page.getByLabel("Prénom et nom").fill(patient);
        page.getByLabel("E-mail").fill(email);
        press("Démarrer maintenant");
        page.waitForURL(address -> address.endsWith("/room"));
    }

    void admit(String patient) {
        button("Faire entrer " + patient).click();
        assertThat(page.locator(".tile-state").getByText("En communication")).isVisible();
    }

    void bill(String amount) {
        openParticipants();
        page.locator("summary", new Page.LocatorOptions().setHasText("Facture")).click();
        page.locator(".bill")
                .getByLabel("Montant", new Locator.GetByLabelOptions().setExact(true))
                .fill(amount);
        press("Continuer");
    }

    /** The first time, he gives the mandate to issue his notes. */
    void issue() {
        var issue = page.locator(".bill button", new Page.LocatorOptions().setHasText("Émettre la note"));
        issue.waitFor();
        var mandate = page.locator(".bill input[name=mandate]");
        if (mandate.count() > 0) {
            mandate.check();
        }
        issue.click();
        assertThat(page.locator(".bill-state")).isVisible();
    }

    void openParticipants() {
        if (page.locator("#participants").getAttribute("open") == null) {
            page.locator("#participants > summary").click();
        }
    }

    void end() {
        press("Mettre fin à la téléconsultation");
    }

    void monitoring() {
        page.navigate(base + "/monitoring");
    }

    /** The row of a patient in the table. */
    Locator row(String patient) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(patient));
    }

    Path export() {
        return page.waitForDownload(
                        () -> page.getByText("Exporter au format CSV").click())
                .path();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
