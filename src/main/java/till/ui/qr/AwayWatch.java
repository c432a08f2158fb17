package till.ui.qr;

import java.util.Optional;
import java.util.function.Consumer;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Problem;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Asks the gateway about the payment on screen while the ledger cannot be reached, and says what was heard. FX thread only. */
final class AwayWatch {
    private static final int SECONDS_BETWEEN = 4;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderNo orderNo;
    private final Consumer<Optional<Problem>> told;
    private boolean away;
    private boolean asking;
    private boolean paid;
    private int seconds;

    /** @param told hears each word, and an empty one when the ledger is back */
    AwayWatch(UiDependencies dependencies, Frame frame, OrderNo orderNo, Consumer<Optional<Problem>> told) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.orderNo = orderNo;
        this.told = told;
    }

    void tick() {
        var before = away;
        away = dependencies.services().payments().away().isAway();
        if (away && !before) {
            seconds = 0;
            told.accept(Optional.of(Problem.of("payment.away")));
        } else if (before && !away) {
            told.accept(Optional.empty());
        }
        if (away && !asking && !paid && seconds++ % SECONDS_BETWEEN == 0) {
            ask();
        }
    }

    /** Whether the gateway called it paid, which cannot be written yet. */
    boolean saysPaid() {
        return away && paid;
    }

    private void ask() {
        asking = true;
        dependencies
                .background()
                .run(() -> dependencies.services().payments().away().ask(orderNo), this::heard, failure -> {
                    asking = false;
                    frame.unexpected().note(failure);
                });
    }

    private void heard(Optional<PaymentState> word) {
        asking = false;
        if (!away) {
            return;
        }
        paid = word.filter(PaymentState.PAID::equals).isPresent();
        var key = paid ? "payment.away.paid" : word.isPresent() ? "payment.away.ended" : "payment.away";
        told.accept(Optional.of(Problem.of(key)));
    }
}
