package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a patient does in his window, in the words he reads there. */
final class Patient {

    final Page page;

    Patient(Page page) {
        this.page = page;
    }

    /** Follows the link of the invitation, accepts the announced fee and waits. */
    void arrive(String link) {
        page.navigate(link);
        page.getByLabel("J’ai pris connaissance").check();
        press("Entrer dans la salle d’attente");
        assertThat(page.locator("h1")).hasText("Salle d’attente");
    }

    /** Follows the link to pay that the call left on the screen; it opens a page of its own. */
    void followTheLinkToPay() {
        var link = page.locator(".due a.btn-primary").getAttribute("href");
        page.navigate(link);
    }

    void payWith(String card) {
        if (page.locator("#pay-start").isVisible()) {
            page.locator("#pay-start").click();
        }
        var form = cardForm();
        form.getByLabel("Numéro de carte").fill(card);
        form.getByLabel("Expiration").fill("12/34");
        form.locator("#cvc").fill("123");
        page.locator("#pay-confirm").click();
    }

    FrameLocator cardForm() {
        return page.frameLocator("#card-form iframe");
    }

    /** His bank asks; he says yes or no. */
    void answerTheBank(String answer) {
        page.frameLocator("dialog iframe")
                .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(answer))
                .click();
    }

    Locator state() {
        return page.locator("#pay-state");
    }

    private void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
