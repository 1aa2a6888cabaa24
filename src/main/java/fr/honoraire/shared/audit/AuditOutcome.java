package fr.honoraire.shared.audit;

/** What came of it. */
public enum AuditOutcome {
    DONE,
    /** It was not allowed, or what was given was wrong. */
    REFUSED,
    /** It was not even looked at: there had been too many before it. */
    THROTTLED
}
