package fr.honoraire.practitioner;

/** What the practitioner does; it decides the neutral words for the act on a note. */
public enum Profession {
    MEDECIN(Act.TELECONSULTATION),
    SAGE_FEMME(Act.TELECONSULTATION),
    CHIRURGIEN_DENTISTE(Act.TELECONSULTATION),
    INFIRMIER(Act.TELESOIN),
    KINESITHERAPEUTE(Act.TELESOIN),
    ORTHOPHONISTE(Act.TELESOIN),
    ORTHOPTISTE(Act.TELESOIN),
    ERGOTHERAPEUTE(Act.TELESOIN),
    DIETETICIEN(Act.TELESOIN),
    PEDICURE_PODOLOGUE(Act.TELESOIN),
    PHARMACIEN(Act.TELESOIN),
    PSYCHOLOGUE(Act.SEANCE),
    OSTEOPATHE(Act.SEANCE);

    /** The three neutral labels: none says why the patient came. */
    private enum Act {
        TELECONSULTATION("Téléconsultation"),
        TELESOIN("Télésoin"),
        SEANCE("Séance à distance");

        private final String label;

        Act(String label) {
            this.label = label;
        }
    }

    private final Act act;

    Profession(Act act) {
        this.act = act;
    }

    /** The act's name on a note, in French: a legal document, the same in every language of the screen. */
    public String actLabel() {
        return act.label;
    }
}
