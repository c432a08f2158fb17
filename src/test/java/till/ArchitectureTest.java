package till;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every package to the neighbours it may use, and threads, clocks, JavaFX and SQL to their places. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("till");

    private static final List<String> PROVIDERS = List.of("easylink", "chingching", "gnete", "qlink", "acqra");

    /** Package to what it may use beside itself; {@code app}, the composition root, may use all. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("cli..", List.of("service..", "report..", "access..", "settings..", "domain..")),
            Map.entry("domain..", List.of()),
            Map.entry("gateway", List.of("domain..")),
            Map.entry("gateway.http..", List.of("gateway", "domain..")),
            Map.entry("simulator..", List.of("domain..")),
            Map.entry("ledger..", List.of("domain..")),
            Map.entry("access..", List.of("domain..", "ledger..")),
            Map.entry("service..", List.of("domain..", "gateway", "ledger..", "settings..", "access..")),
            Map.entry("poll..", List.of("service..", "ledger..", "domain..")),
            Map.entry("notify..", List.of("service..", "domain..")),
            Map.entry("settings..", List.of("domain..")),
            Map.entry("report..", List.of("domain..", "ledger..", "service..")),
            Map.entry("device..", List.of("domain..")),
            Map.entry("ui..", List.of("service..", "access..", "report..", "device..", "settings..", "domain..")));

    static Stream<ArchRule> rules() {
        var table = MAY_USE.entrySet().stream().map(row -> neighbours(row.getKey(), row.getValue()));
        var providers = PROVIDERS.stream()
                .map(name -> neighbours("gateway." + name + "..", List.of("gateway", "gateway.http..", "domain..")));
        return Stream.of(table, providers, places(), shapes()).flatMap(rules -> rules);
    }

    private static ArchRule neighbours(String own, List<String> others) {
        var allowed = Stream.concat(Stream.of(own), others.stream())
                .map(name -> "till." + name)
                .toArray(String[]::new);
        var foreign = com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("till..")
                .and(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(allowed));
        return noClasses().that().resideInAPackage("till." + own).should().dependOnClassesThat(foreign);
    }

    private static Stream<ArchRule> places() {
        return Stream.of(
                noClasses().that().resideOutsideOfPackages("till.ui..", "till.app..").should()
                        .dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx.."),
                noClasses().that().haveSimpleNameEndingWith("ViewModel").should().dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "javafx.application.."),
                noClasses().that().haveSimpleNameEndingWith("Controller").should()
                        .dependOnClassesThat().resideInAPackage("till.service.."),
                noClasses().that().resideOutsideOfPackage("till.ledger..").should().dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.h2..", "org.postgresql..",
                                "org.flywaydb.."),
                noClasses().that().resideOutsideOfPackage("till.app..").should()
                        .callConstructor(Thread.class, Runnable.class).orShould()
                        .callConstructor(Thread.class, Runnable.class, String.class).orShould()
                        .callMethod(Thread.class, "ofVirtual").orShould().callMethod(Thread.class, "ofPlatform")
                        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors"),
                noClasses().that().doNotHaveFullyQualifiedName("till.ui.FxBackground").should()
                        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable"),
                noClasses().should().callMethod(java.time.Instant.class, "now").orShould()
                        .callMethod(java.time.LocalDate.class, "now").orShould()
                        .callMethod(java.time.LocalDateTime.class, "now").orShould()
                        .callMethod(java.time.ZonedDateTime.class, "now").orShould()
                        .callMethod(System.class, "currentTimeMillis").orShould()
                        .callConstructor(java.util.Date.class));
    }

    private static Stream<ArchRule> shapes() {
        return Stream.of(
                fields().that().areStatic().and().doNotHaveModifier(
                                com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                        .should().beFinal(),
                fields().that().areDeclaredInClassesThat().resideInAnyPackage("till.domain..", "till.gateway..",
                                "till.ledger..", "till.service..", "till.poll..", "till.report..")
                        .should().notHaveRawType(double.class).andShould().notHaveRawType(float.class),
                noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Processor|Impl)"),
                slices().matching("till.(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleHolds(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    @Test
    void theProgramIsLookedAt() {
        assertTrue(PROGRAM.size() > 50, "classes found: " + PROGRAM.size());
        classes().should().resideInAPackage("till..").check(PROGRAM);
    }
}
