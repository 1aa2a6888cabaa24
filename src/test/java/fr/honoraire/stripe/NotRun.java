package fr.honoraire.stripe;

/** A case that could not be tried here, and why: neither passed nor failed. */
final class NotRun extends RuntimeException {

    NotRun(String why) {
        super(why);
    }
}
