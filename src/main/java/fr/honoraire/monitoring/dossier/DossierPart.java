package fr.honoraire.monitoring.dossier;

import java.util.ArrayList;
import java.util.List;

/** A part of the dossier as it is printed: a title, and facts under it. */
record DossierPart(String title, List<Line> lines) {

    /** A fact and its name. */
    record Line(String name, String value) {}

    static DossierPart of(String title) {
        return new DossierPart(title, new ArrayList<>());
    }

    DossierPart with(String name, String value) {
        lines.add(new Line(name, value));
        return this;
    }
}
