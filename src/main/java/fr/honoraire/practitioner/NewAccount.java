package fr.honoraire.practitioner;

/** What a practitioner gives to begin with. */
public record NewAccount(
        Civility civility, String firstName, String lastName, Profession profession, String email, String password) {

    /** What the person is called. */
    String name() {
        return firstName + " " + lastName;
    }

    /** Without the password, should it ever be logged. */
    @Override
    public String toString() {
        return "NewAccount";
    }
}
