package fr.honoraire.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quatre chevaux bleus",
                "soleil pomme licorne",
                "une phrase de passe assez longue",
                "Zk7-prune-hublot",
                "Éléphant à bicyclette",
                "7391-4068-2257"
            })
    void whatNobodyWouldTryFirstIsAccepted(String password) {
        assertThat(refusal(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "court", "onze caract", "éééééééé"})
    void elevenCharactersAreTooFew(String password) {
        assertThat(refusal(password)).contains("password.short");
    }

    @Test
    void aBookIsTooLong() {
        assertThat(refusal("abcdefg ".repeat(30))).contains("password.long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Motdepasse2026!",
                "azertyuiop123",
                "AZERTYUIOPQSDF",
                "123456789012",
                "!!Bienvenue2026",
                "aaaaaaaaaaaaaa",
                "abcabcabcabc",
                "motdepassemotdepasse",
                "zyxwvutsrqpo",
                "......2026......",
                "P4ssw0rd-Soleil2026",
                "m0td3p4ss3!!!!",
                "Élodie-Chocolat",
                "docteurmedecin1"
            })
    void whatManyPeopleUseIsRefused(String password) {
        assertThat(refusal(password)).contains("password.common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camille.martin@cabinet.fr",
                "CamilleMartin",
                "martin-camille-1",
                "c.martin@cabinet.fr",
                "Martin Martin",
                "Honoraire Martin"
            })
    void whatIsMostlyHisNameOrAddressIsRefused(String password) {
        assertThat(rules.refusal(password, "c.martin@cabinet.fr", "Camille", "Martin"))
                .contains("password.yours");
    }

    @Test
    void hisNameMayStandAmongOtherWords() {
        assertThat(refusal("le martin pêcheur plonge")).isEmpty();
    }

    private Optional<String> refusal(String password) {
        return rules.refusal(password, "camille.martin@cabinet.fr", "Camille", "Martin");
    }
}
