package fr.honoraire.practitioner.bank;

/** The things Stripe may ask of a practitioner, as he would call them; their French is in the messages. */
enum Need {
    WEBSITE,
    ACTIVITY,
    IDENTITY_DOCUMENT,
    PROOF_OF_ADDRESS,
    IBAN,
    BANK_PROOF,
    NAME,
    BIRTH,
    ADDRESS,
    EMAIL,
    PHONE,
    ID_NUMBER,
    NATIONALITY,
    GENDER,
    POLITICAL_EXPOSURE,
    TERMS,
    COMPANY_NAME,
    COMPANY_NUMBER,
    COMPANY_ADDRESS,
    COMPANY_PHONE,
    COMPANY_DOCUMENT,
    VAT,
    PEOPLE,
    PUBLIC_NAME,
    DESCRIPTOR,
    SUPPORT,
    FIGURES,
    LEGAL_FORM,
    COUNTRY,
    EXPORT,
    SELFIE,

    /** Stripe's people have a question of their own. */
    INQUIRY,

    /** Something Stripe has begun to ask since this list was written. */
    OTHER
}
