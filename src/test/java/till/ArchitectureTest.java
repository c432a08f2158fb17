package till;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import till.app.Gateways;
import till.domain.ProfileForm;

/** Holds the program to the rules between packages, and the rules to the classes they were made against. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("till");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("till.archfixture");

    static Stream<ArchRule> rules() {
        return ArchitectureRules.of("till", PROGRAM).all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleHolds(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({
        "neighbours of cli.., CommandBesideTheServices",
        "neighbours of gateway.gnete.., GnetePeek",
        "only app names gateway.gnete.., CommandBesideTheServices",
        "only app names gateway.qlink.., GnetePeek",
        "JavaFX only in ui and app, CommandBesideTheServices",
        "runLater only in FxBackground, Late",
        "threads are made only in app, OwnThread",
        "threads are made only in app, OwnWorkers",
        "the time comes from a Clock, OwnWorkers",
        "time is measured only around calls, OwnWorkers",
        "only app ends the program, OwnWorkers",
        "no inexact number in a field near money, Price",
        "no inexact number in a method near money, Price"
    })
    void brokenRuleIsNoticed(String name, String culprit) {
        var broken = ArchitectureRules.of("till.archfixture", BROKEN)
                .all()
                .filter(rule -> rule.getDescription().startsWith(name))
                .toList();
        assertEquals(1, broken.size(), name);
        var said = String.join(
                "\n", broken.getFirst().evaluate(BROKEN).getFailureReport().getDetails());
        assertTrue(said.contains("." + culprit), said);
    }

    @Test
    void everyProviderStandsAloneInThePackageOfItsKind() {
        var kinds = Gateways.forms().stream().map(ProfileForm::kind).collect(Collectors.toSet());
        assertEquals(kinds, ArchitectureRules.of("till", PROGRAM).providers());
    }

    @Test
    void theProgramIsLookedAt() {
        assertTrue(PROGRAM.size() > 50, "classes found: " + PROGRAM.size());
        classes().should().resideInAPackage("till..").check(PROGRAM);
    }
}
