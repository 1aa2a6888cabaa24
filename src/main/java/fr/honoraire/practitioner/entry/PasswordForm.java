package fr.honoraire.practitioner.entry;

/** A password that is being chosen. */
record PasswordForm(String password) {

    static final PasswordForm EMPTY = new PasswordForm("");

    PasswordForm {
        password = password == null ? "" : password;
    }

    /** Without the password, should it ever be logged. */
    @Override
    public String toString() {
        return "PasswordForm";
    }
}
