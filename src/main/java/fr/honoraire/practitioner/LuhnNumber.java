package fr.honoraire.practitioner;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** So many digits, of which the last checks the others (Luhn): RPPS and SIRET. Nothing typed is fine. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LuhnNumber.Validator.class)
@interface LuhnNumber {

    int digits();

    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Does the sum. */
    final class Validator implements ConstraintValidator<LuhnNumber, String> {

        private int digits;

        @Override
        public void initialize(LuhnNumber asked) {
            digits = asked.digits();
        }

        @Override
        public boolean isValid(@Nullable String number, ConstraintValidatorContext context) {
            return number == null
                    || number.isEmpty()
                    || number.length() == digits && number.matches("[0-9]+") && isChecked(number);
        }

        /** From the right, every second digit counts double, its two digits added. */
        private static boolean isChecked(String number) {
            var sum = 0;
            for (var i = 0; i < number.length(); i++) {
                var digit = number.charAt(number.length() - 1 - i) - '0';
                var weighed = i % 2 == 0 ? digit : digit * 2;
                sum += weighed > 9 ? weighed - 9 : weighed;
            }
            return sum % 10 == 0 && sum > 0;
        }
    }
}
