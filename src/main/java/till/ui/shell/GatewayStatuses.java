package till.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import till.domain.Ability;
import till.ui.Frame;
import till.ui.UiDependencies;

/** How each gateway does, as the top bar shows it: connections tested now and then, figures of the last calls. */
final class GatewayStatuses {
    private static final Duration BETWEEN_FIGURES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TESTS = Duration.ofMinutes(5);
    private static final Duration BETWEEN_TESTS_IN_TROUBLE = Duration.ofMinutes(1);

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObservableList<GatewayStatus> all = FXCollections.observableArrayList();
    private Instant nextTest = Instant.MIN;
    private Instant nextAgain = Instant.MIN;
    private Instant nextFigures = Instant.MIN;

    GatewayStatuses(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    void start() {
        dependencies.services().gateways().ids().forEach(id -> all.add(GatewayStatus.untested(id)));
    }

    ObservableList<GatewayStatus> all() {
        return all;
    }

    /** Tests and reads whatever it is time for; what failed is tested again soon, so that it is not called failing for long. */
    void look(Instant now) {
        if (!now.isBefore(nextTest)) {
            nextTest = now.plus(BETWEEN_TESTS);
            nextAgain = now.plus(BETWEEN_TESTS_IN_TROUBLE);
            List.copyOf(all).forEach(this::test);
        } else if (!now.isBefore(nextAgain)) {
            nextAgain = now.plus(BETWEEN_TESTS_IN_TROUBLE);
            all.stream().filter(each -> each.trouble().isPresent()).toList().forEach(this::test);
        }
        read(now);
    }

    /** What changes how a gateway is to be treated is shown at once, its figures now and then: nobody reads them faster. */
    private void read(Instant now) {
        var health = dependencies.services().gateways().health();
        var figuresToo = !now.isBefore(nextFigures);
        if (figuresToo) {
            nextFigures = now.plus(BETWEEN_FIGURES);
        }
        for (var status : List.copyOf(all)) {
            var reading = health.of(status.id());
            if (status.differsInState(reading)
                    || (figuresToo && !status.reading().equals(reading))) {
                replace(status.id(), each -> each.read(reading));
            }
        }
    }

    private void test(GatewayStatus status) {
        var directory = dependencies.services().gateways();
        var id = status.id();
        if (directory.abilities(id).contains(Ability.TEST)) {
            dependencies
                    .background()
                    .run(
                            () -> directory.trouble(id),
                            trouble -> replace(id, each -> each.tested(trouble)),
                            frame.unexpected()::note);
        }
    }

    private void replace(String id, UnaryOperator<GatewayStatus> change) {
        all.replaceAll(each -> each.id().equals(id) ? change.apply(each) : each);
    }
}
