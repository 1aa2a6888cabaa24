package fr.honoraire.shared.web;

import org.jspecify.annotations.Nullable;

/** Where to go after a form: the page it was on, if that is one of ours. */
public final class BackTo {

    private BackTo() {}

    /** The redirect there. */
    public static String redirect(@Nullable String wanted, String otherwise) {
        return "redirect:" + address(wanted, otherwise);
    }

    /** Its address; never another site, whatever the form says, and nothing that a view would fill in. */
    public static String address(@Nullable String wanted, String otherwise) {
        return wanted != null && wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\{}]]*") ? wanted : otherwise;
    }
}
