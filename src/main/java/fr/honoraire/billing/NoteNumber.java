package fr.honoraire.billing;

/** A number taken from its counter. */
record NoteNumber(Series series, int year, int sequence) {

    String text() {
        return series.number(year, sequence);
    }
}
