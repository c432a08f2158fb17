package till;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules between packages, each with a name; they can be laid over the program and over classes made to break them.
 *
 * @param root the package all others are below
 * @param providers the packages of the gateways, each of which stands alone
 */
record ArchitectureRules(String root, Set<String> providers) {
    /** Below {@code gateway} and no provider's. */
    private static final String SHARED = "http";

    /** Package to what it may use beside itself; {@code app}, the composition root, may use all. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("backup..", List.of("domain..", "ledger..", "settings..")),
            Map.entry("catalogue..", List.of("domain..", "ledger..", "settings..", "access..")),
            Map.entry(
                    "cli..",
                    List.of(
                            "service..",
                            "backup..",
                            "catalogue..",
                            "report..",
                            "receipt..",
                            "access..",
                            "settings..",
                            "domain..")),
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
            Map.entry("report..", List.of("domain..", "ledger..", "service..", "verify..")),
            Map.entry("device..", List.of("domain..")),
            Map.entry("receipt..", List.of("domain..", "device..", "service..", "access..", "settings..")),
            Map.entry(
                    "ui..",
                    List.of(
                            "service..",
                            "backup..",
                            "catalogue..",
                            "access..",
                            "report..",
                            "receipt..",
                            "device..",
                            "settings..",
                            "domain..")));

    private static final String[] MONEY = {
        "domain..",
        "gateway..",
        "ledger..",
        "service..",
        "poll..",
        "report..",
        "receipt..",
        "simulator..",
        "catalogue.."
    };
    private static final Set<String> INEXACT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final String CONSTRUCTOR = "<init>";

    /** The rules for these classes: whatever stands below {@code gateway} and is not shared is a provider's. */
    static ArchitectureRules of(String root, JavaClasses classes) {
        var gateways = root + ".gateway.";
        return new ArchitectureRules(
                root,
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(gateways))
                        .map(name -> name.substring(gateways.length()).split("\\.", 2)[0])
                        .filter(name -> !name.equals(SHARED))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    Stream<ArchRule> all() {
        return Stream.of(table(), apart(), libraries(), threads(), machine(), shapes())
                .flatMap(rules -> rules);
    }

    private Stream<ArchRule> table() {
        return MAY_USE.entrySet().stream()
                .map(row -> neighbours(row.getKey(), row.getValue()).as("neighbours of " + row.getKey()));
    }

    private Stream<ArchRule> apart() {
        return providers.stream()
                .map(name -> "gateway." + name + "..")
                .flatMap(own -> Stream.of(
                        neighbours(own, List.of("gateway", "gateway.http..", "domain.."))
                                .as("neighbours of " + own),
                        classes()
                                .that()
                                .resideInAPackage(below(own))
                                .should()
                                .onlyHaveDependentClassesThat()
                                .resideInAnyPackage(below(own, "app.."))
                                .as("only app names " + own)));
    }

    private ArchRule neighbours(String own, List<String> others) {
        var allowed = below(Stream.concat(Stream.of(own), others.stream()).toArray(String[]::new));
        var foreign = resideInAPackage(root + "..").and(resideOutsideOfPackages(allowed));
        return noClasses().that().resideInAPackage(below(own)).should().dependOnClassesThat(foreign);
    }

    private Stream<ArchRule> libraries() {
        return Stream.of(
                outside("ui..", "app..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.ikonli..")
                        .as("JavaFX only in ui and app"),
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "javafx.application..")
                        .as("a view model knows no control"),
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Controller")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(below("service..", "catalogue.."))
                        .as("a controller sees no service"),
                outside("ledger..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "org.jdbi..",
                                "org.h2..",
                                "org.postgresql..",
                                "org.flywaydb..")
                        .as("SQL only in ledger"));
    }

    private Stream<ArchRule> threads() {
        return Stream.of(
                outside("app..")
                        .should()
                        .accessTargetWhere(
                                at("java.lang.Thread", CONSTRUCTOR, "ofVirtual", "ofPlatform", "startVirtualThread"))
                        .orShould()
                        .beAssignableTo(Thread.class)
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.util\\.(Timer|concurrent\\.(Executors|ForkJoinPool|\\w*ThreadPoolExecutor))")
                        .as("threads are made only in app"),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(root + ".ui.FxBackground")
                        .should()
                        .accessTargetWhere(at("javafx.application.Platform", "runLater"))
                        .as("runLater only in FxBackground"));
    }

    /** The clock, other programs and the end of this one: each has its place. */
    private Stream<ArchRule> machine() {
        return Stream.of(
                noClasses()
                        .should()
                        .accessTargetWhere(readsTheClock())
                        .orShould()
                        .accessTargetWhere(at("java.lang.System", "currentTimeMillis"))
                        .orShould()
                        .callConstructor(Date.class)
                        .as("the time comes from a Clock"),
                outside("app..")
                        .should()
                        .accessTargetWhere(at("java.time.Clock", "system", "systemUTC", "systemDefaultZone"))
                        .as("the Clock comes from app"),
                outside("gateway.http..", "app..", "cli..", "ledger..")
                        .should()
                        .accessTargetWhere(at("java.lang.System", "nanoTime"))
                        .as("time is measured only around calls, waits and transactions"),
                outside("app..", "verify..")
                        .should()
                        .accessTargetWhere(at("java.lang.System", "exit").or(at("java.lang.Runtime", "exit", "halt")))
                        .as("only app ends the program"),
                outside("app..")
                        .should()
                        .accessTargetWhere(
                                at("java.lang.ProcessBuilder", CONSTRUCTOR).or(at("java.lang.Runtime", "exec")))
                        .as("only app starts other programs"));
    }

    private Stream<ArchRule> shapes() {
        var money = resideInAnyPackage(below(MONEY)).or(describe("amounts as text", this::writesAmounts));
        return Stream.of(
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal()
                        .as("static fields are final"),
                fields().that()
                        .areDeclaredInClassesThat(money)
                        .should(beExact((JavaField field) -> Stream.of(field.getType())))
                        .as("no inexact number in a field near money"),
                codeUnits()
                        .that()
                        .areDeclaredInClassesThat(money)
                        .should(beExact(ArchitectureRules::signature))
                        .as("no inexact number in a method near money"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Manager|Helper|Utils?|Processor|Impl)")
                        .as("no name that says nothing"),
                slices().matching(root + ".(*)..").should().beFreeOfCycles().as("no cycles"));
    }

    private boolean writesAmounts(JavaClass type) {
        return type.getName().equals(root + ".settings.AmountFormat");
    }

    private static Stream<JavaType> signature(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
    }

    private static <T extends HasDescription> ArchCondition<T> beExact(Function<T, Stream<JavaType>> types) {
        return new ArchCondition<>("hold no double and no float") {
            @Override
            public void check(T item, ConditionEvents events) {
                types.apply(item)
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> INEXACT.contains(type.getName()))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                item, item.getDescription() + " holds a " + type.getName())));
            }
        };
    }

    private GivenClassesConjunction outside(String... packages) {
        return noClasses().that().resideOutsideOfPackages(below(packages));
    }

    private String below(String name) {
        return root + "." + name;
    }

    private String[] below(String... names) {
        return Stream.of(names).map(this::below).toArray(String[]::new);
    }

    /** Calls and method references. */
    private static DescribedPredicate<JavaAccess<?>> at(String owner, String... names) {
        var wanted = Set.of(names);
        return describe(
                owner + " " + wanted,
                access -> access.getTargetOwner().getName().equals(owner)
                        && wanted.contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return describe(
                "the machine's time",
                access -> access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getTarget().getName().equals("now")
                        && access.getTarget() instanceof CodeUnitAccessTarget target
                        && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }
}
