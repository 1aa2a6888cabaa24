package fr.honoraire.practitioner;

import java.time.ZoneId;
import java.util.Arrays;

/** The hours France lives by, here and overseas. Messages: {@code zone.*}. */
public enum FrenchZone {
    PARIS("Europe/Paris"),
    GUADELOUPE("America/Guadeloupe"),
    MARTINIQUE("America/Martinique"),
    GUYANE("America/Cayenne"),
    REUNION("Indian/Reunion"),
    MAYOTTE("Indian/Mayotte"),
    SAINT_PIERRE_ET_MIQUELON("America/Miquelon"),
    NOUVELLE_CALEDONIE("Pacific/Noumea"),
    POLYNESIE("Pacific/Tahiti"),
    WALLIS_ET_FUTUNA("Pacific/Wallis");

    private final String id;

    FrenchZone(String id) {
        this.id = id;
    }

    static FrenchZone of(ZoneId zone) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(zone.getId()))
                .findFirst()
                .orElse(PARIS);
    }

    /** Its name in the world's table of zones. */
    public String id() {
        return id;
    }
}
