package fr.honoraire.practitioner;

import fr.honoraire.shared.Money;
import fr.honoraire.shared.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A health professional: the issuer of notes d'honoraires and the one who is paid. */
@Entity
public class Practitioner extends Stored {

    private UUID ownerId;

    @Enumerated(EnumType.STRING)
    private Civility civility;

    private String firstName;
    private String lastName;

    @Enumerated(EnumType.STRING)
    private Profession profession;

    private String speciality = "";

    @Enumerated(EnumType.STRING)
    private Sector sector = Sector.NON_CONVENTIONNE;

    private @Nullable String rpps;
    private @Nullable String siret;

    @Enumerated(EnumType.STRING)
    private LegalForm legalForm = LegalForm.EI;

    private String register = "";
    private String address = "";
    private String postalCode = "";
    private String city = "";
    private String phone = "";
    private String contactEmail;
    private String timeZone = "Europe/Paris";

    @Column(name = "announced_fee_cents")
    private Money announcedFee = Money.ofCents(25_00);

    @JdbcTypeCode(SqlTypes.ARRAY)
    private Long[] usualFeesCents = {25_00L, 30_00L, 60_00L};

    @Column(name = "ceiling_cents")
    private Money ceiling = Money.ofCents(500_00);

    @Column(name = "refund_limit_cents")
    private Money refundLimit = Money.ofCents(100_00);

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Practitioner() {}

    Practitioner(
            UUID ownerId,
            Civility civility,
            String firstName,
            String lastName,
            Profession profession,
            String contactEmail,
            Instant now) {
        this.ownerId = ownerId;
        this.civility = civility;
        this.firstName = firstName;
        this.lastName = lastName;
        this.profession = profession;
        this.contactEmail = contactEmail;
        this.createdAt = now;
    }

    /** Takes over what he says of himself. */
    void describe(Profile profile) {
        civility = Objects.requireNonNull(profile.civility());
        firstName = profile.firstName();
        lastName = profile.lastName();
        profession = Objects.requireNonNull(profile.profession());
        speciality = profile.speciality();
        sector = Objects.requireNonNull(profile.sector());
        rpps = profile.rpps().isEmpty() ? null : profile.rpps();
        siret = profile.siret().isEmpty() ? null : profile.siret();
        legalForm = Objects.requireNonNull(profile.legalForm());
        register = profile.register();
        address = profile.address();
        postalCode = profile.postalCode();
        city = profile.city();
        phone = profile.phone();
        contactEmail = profile.contactEmail();
    }

    /** From now on he asks this; what is planned or billed keeps its own amounts. */
    void ask(Fees fees) {
        announcedFee = fees.announced();
        usualFeesCents = fees.usual().stream().map(Money::cents).toArray(Long[]::new);
        ceiling = fees.ceiling();
        refundLimit = fees.refundLimit();
    }

    /** His day begins and ends by these hours from now on. */
    void liveIn(FrenchZone zone) {
        timeZone = zone.id();
    }

    /** {@code Dr Camille Martin} for a doctor, else {@code Camille Martin}. */
    public String displayName() {
        return (civility == Civility.DOCTEUR ? "Dr " : "") + firstName + " " + lastName;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public Civility civility() {
        return civility;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    public Profession profession() {
        return profession;
    }

    public String speciality() {
        return speciality;
    }

    public Sector sector() {
        return sector;
    }

    public @Nullable String rpps() {
        return rpps;
    }

    public @Nullable String siret() {
        return siret;
    }

    public LegalForm legalForm() {
        return legalForm;
    }

    public String register() {
        return register;
    }

    public String address() {
        return address;
    }

    public String postalCode() {
        return postalCode;
    }

    public String city() {
        return city;
    }

    public String phone() {
        return phone;
    }

    public String contactEmail() {
        return contactEmail;
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    /** The same as one of those he may choose. */
    public FrenchZone zone() {
        return FrenchZone.of(timeZone());
    }

    /** What a patient is told before the act; a starting point, each consultation has its own. */
    public Money announcedFee() {
        return announcedFee;
    }

    /** The amounts offered at one click. */
    public List<Money> usualFees() {
        return Arrays.stream(usualFeesCents).map(Money::ofCents).toList();
    }

    /** The most a note of his may ask, against slips of the finger. */
    public Money ceiling() {
        return ceiling;
    }

    /** How much may be given back in a day before the password is asked again. */
    public Money refundLimit() {
        return refundLimit;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
