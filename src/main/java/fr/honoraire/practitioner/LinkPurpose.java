package fr.honoraire.practitioner;

import java.time.Duration;

/** What a link by e-mail is for. */
public enum LinkPurpose {
    SIGN_UP(Duration.ofHours(24), "/signup/confirm/"),
    PASSWORD(Duration.ofMinutes(10), "/password/new/"),
    EMAIL(Duration.ofHours(24), "/email/confirm/");

    private final Duration life;
    private final String path;

    LinkPurpose(Duration life, String path) {
        this.life = life;
        this.path = path;
    }

    Duration life() {
        return life;
    }

    /** Where it leads, but for its key. */
    public String path() {
        return path;
    }
}
