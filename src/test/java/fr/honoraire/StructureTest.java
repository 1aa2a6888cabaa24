package fr.honoraire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** What may know what. */
class StructureTest {

    @Test
    void modulesKnowOnlyWhatTheyDeclare() {
        ApplicationModules.of(HonoraireApplication.class).verify();
    }

    @Test
    void onlyTheStripeModuleKnowsStripe() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("fr.honoraire");
        noClasses()
                .that()
                .resideOutsideOfPackage("fr.honoraire.stripe..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.stripe..")
                .check(classes);
    }
}
