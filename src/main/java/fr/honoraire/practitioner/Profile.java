package fr.honoraire.practitioner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who a practitioner is, as he fills it in; it is printed on his notes d'honoraires.
 *
 * @param register where a company is registered; an entrepreneur individuel may leave it empty
 */
public record Profile(
        @NotNull(message = "{profile.choose.missing}") @Nullable Civility civility,

        @NotBlank(message = "{profile.firstName.missing}") @Size(max = 80, message = "{typed.long}") String firstName,

        @NotBlank(message = "{profile.lastName.missing}") @Size(max = 80, message = "{typed.long}") String lastName,

        @NotNull(message = "{profile.choose.missing}") @Nullable Profession profession,

        @Size(max = 120, message = "{typed.long}") String speciality,

        @NotNull(message = "{profile.choose.missing}") @Nullable Sector sector,

        @LuhnNumber(digits = 11, message = "{profile.rpps.wrong}")
        String rpps,

        @LuhnNumber(digits = 14, message = "{profile.siret.wrong}")
        String siret,

        @NotNull(message = "{profile.choose.missing}") @Nullable LegalForm legalForm,

        @Size(max = 120, message = "{typed.long}") String register,

        @Size(max = 200, message = "{typed.long}") String address,

        @Pattern(regexp = "([0-9]{5})?", message = "{profile.postalCode.wrong}")
        String postalCode,

        @Size(max = 80, message = "{typed.long}") String city,

        @Pattern(regexp = "(\\+?[0-9][0-9 ().-]{5,22})?", message = "{profile.phone.wrong}")
        String phone,

        @Pattern(regexp = Typed.EMAIL, message = "{typed.email}") @Size(max = 254, message = "{typed.long}") String contactEmail) {

    public Profile {
        firstName = Typed.line(firstName);
        lastName = Typed.line(lastName);
        speciality = Typed.line(speciality);
        rpps = Typed.digits(rpps);
        siret = Typed.digits(siret);
        register = Typed.line(register);
        address = Typed.line(address);
        postalCode = Typed.digits(postalCode);
        city = Typed.line(city);
        phone = Typed.line(phone);
        contactEmail = Typed.line(contactEmail);
    }

    /** What is known of him now. */
    public static Profile of(Practitioner practitioner) {
        return new Profile(
                practitioner.civility(),
                practitioner.firstName(),
                practitioner.lastName(),
                practitioner.profession(),
                practitioner.speciality(),
                practitioner.sector(),
                practitioner.rpps() == null ? "" : practitioner.rpps(),
                practitioner.siret() == null ? "" : practitioner.siret(),
                practitioner.legalForm(),
                practitioner.register(),
                practitioner.address(),
                practitioner.postalCode(),
                practitioner.city(),
                practitioner.phone(),
                practitioner.contactEmail());
    }
}
