package fr.honoraire.shared.web;

import java.util.List;
import java.util.Locale;

/**
 * A practical guide. Its texts are in {@code messages/help.properties}: {@code help.<path>.<step>.title}, {@code .text} and
 * {@code .picture}. Each step has its picture, {@code images/help/<step>.png}, taken from the page it speaks of.
 */
enum Guide {
    FACTURER("receipt"),
    PROGRAMMER("calendar-plus"),
    VISIOCONFERENCE("camera-video"),
    SE_CONNECTER("people");

    private final String icon;

    Guide(String icon) {
        this.icon = icon;
    }

    /** The last part of its address, and the middle of its messages' keys. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String icon() {
        return icon;
    }

    /** What to do, in order. */
    public List<String> steps() {
        return switch (this) {
            case FACTURER -> List.of("bill-amount", "bill-preview", "bill-issued", "pay", "monitoring");
            case PROGRAMMER -> List.of("plan", "today", "move");
            case VISIOCONFERENCE -> List.of("room-before", "room-knock", "room-call", "room-after");
            case SE_CONNECTER -> List.of("invitation", "join-before", "join-wait", "join-after", "pay-phone");
        };
    }
}
