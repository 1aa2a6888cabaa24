package fr.honoraire.practitioner.factor;

/** What the browser sent proves nothing: another key, another site, another question, or nobody was recognised. */
final class PasskeyRefused extends RuntimeException {

    PasskeyRefused(String why) {
        super(why);
    }

    PasskeyRefused(Throwable cause) {
        super(cause.getClass().getSimpleName());
    }
}
