package fr.honoraire.stripe;

import fr.honoraire.practitioner.LegalForm;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.Profession;

/** A doctor who has just signed up, without a database to sign up in. */
final class NewPractitioner extends Practitioner {

    @Override
    public String displayName() {
        return "Dr Claire Martin";
    }

    @Override
    public String contactEmail() {
        return "claire.martin@example.com";
    }

    @Override
    public LegalForm legalForm() {
        return LegalForm.EI;
    }

    @Override
    public Profession profession() {
        return Profession.MEDECIN;
    }
}
