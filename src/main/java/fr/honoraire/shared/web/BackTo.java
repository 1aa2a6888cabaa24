package fr.honoraire.shared.web;

import org.jspecify.annotations.Nullable;

/** Where to go after a form: the page it was on, if that is one of ours. */
public final class BackTo {

    private BackTo() {}

    /** The address to redirect to; never another site, whatever the form says. */
    public static String ours(@Nullable String wanted, String otherwise) {
        var isOurs = wanted != null && wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");
        return "redirect:" + (isOurs ? wanted : otherwise);
    }
}
