package fr.honoraire.shared.audit;

/** What was done or seen. A new one needs no migration; one that was ever written is never renamed. */
public enum AuditKind {
    // Coming in. The subject is the account, a session or a factor.
    SIGN_UP,
    SIGN_IN,
    SIGN_OUT,
    SESSIONS_ENDED,
    SECOND_FACTOR,
    FACTOR_ADDED,
    FACTOR_REMOVED,
    RECOVERY_CODES_MADE,
    RECOVERY_CODE_USED,
    PASSWORD_CHANGED,
    EMAIL_CHANGE_ASKED,
    EMAIL_CHANGED,
    PROFILE_CHANGED,
    SETTINGS_CHANGED,
    BANK_OPENED,

    // Teams. The subject is the team, the membership or the practitioner acted for.
    TEAM_OPENED,
    TEAM_CHANGED,
    MEMBER_INVITED,
    MEMBER_JOINED,
    MEMBER_CHANGED,
    MEMBER_REMOVED,
    ACTED_FOR,

    // Appointments. The subject is the consultation.
    CONSULTATION_PLANNED,
    CONSULTATION_MOVED,
    CONSULTATION_CANCELED,

    // Patients' data that was looked at. The subject is the consultation, the note, the dispute.
    AGENDA_READ,
    CONSULTATION_READ,
    ROOM_READ,
    MONITORING_READ,
    NOTE_READ,
    PAYOUT_READ,
    DISPUTE_READ,

    // Data that was taken away.
    MONITORING_EXPORTED,
    PAYOUT_EXPORTED,
    DOSSIER_EXPORTED,
    PATIENT_EXPORTED,
    ACCOUNTING_EXPORTED,

    // A patient who asked to be forgotten.
    PATIENT_ERASED,

    // Money that a person moved. The subject is the payment or the refund.
    NOTE_ISSUED,
    PAYMENT_CANCELED,
    PAYMENT_SETTLED,
    PAYMENT_WRITTEN_OFF,
    PAYMENT_REQUESTED,
    REFUND_ASKED,
    REFUND_REPEATED,
    REFUND_GIVEN_OTHERWISE
}
