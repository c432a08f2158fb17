package till.ui.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Result;
import till.report.statement.Compared;
import till.report.statement.Reconciliation;
import till.service.BillAnswer;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Asks the gateway about payments that something is wrong with, one after the other. FX thread only. */
final class GatewayAsking {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Standing standing;
    private final Supplier<Acting> acting;
    private final Map<OrderNo, String> says = new HashMap<>();

    /** @param acting as whom it is asked */
    GatewayAsking(UiDependencies dependencies, Frame frame, Standing standing, Supplier<Acting> acting) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.standing = standing;
        this.acting = acting;
    }

    /** @param then looks at what the answers moved in the ledger */
    void about(Reconciliation found, Runnable then) {
        if (standing.isBusy()) {
            return;
        }
        standing.begin();
        var as = acting.get();
        dependencies
                .background()
                .run(
                        () -> answers(found, as),
                        answers -> {
                            says.putAll(answers);
                            standing.end();
                            then.run();
                        },
                        failure -> {
                            standing.end();
                            standing.say(frame.unexpected().note(failure));
                        });
    }

    private Map<OrderNo, String> answers(Reconciliation found, Acting as) {
        var payments = found.exceptions().stream()
                .map(Compared::about)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var answers = new HashMap<OrderNo, String>();
        for (var orderNo : payments) {
            if (dependencies.services().bills().ask(orderNo, as) instanceof Result.Done<BillAnswer>(var answer)) {
                answers.put(orderNo, answer.says().name());
            }
            progress(answers.size(), payments.size());
        }
        return answers;
    }

    private void progress(int done, int all) {
        dependencies
                .background()
                .onScreen(() ->
                        standing.say(Problem.of("reconcile.asking", Integer.toString(done), Integer.toString(all))));
    }

    /** What the gateway answered about the payment of a row; empty where it was not asked. */
    Optional<String> says(Compared row) {
        return Optional.ofNullable(row.about()).map(says::get);
    }

    /** All it answered. */
    Map<OrderNo, String> all() {
        return Map.copyOf(says);
    }

    /** Another statement: what was answered counts no more. */
    void forget() {
        says.clear();
    }
}
