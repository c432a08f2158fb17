package till.ui.refund;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import till.domain.RefundNo;
import till.ui.Background;
import till.ui.Unexpected;

/** Asks again and again where one refund stands; one question at a time. FX thread only. */
final class RefundWatch {
    private static final int SECONDS_BETWEEN_QUESTIONS = 3;

    private final Background background;
    private final Unexpected unexpected;
    private final RefundLook look;
    private final Consumer<RefundLook.Seen> heard;
    private @Nullable RefundNo watched;
    private boolean asking;
    private int seconds;

    RefundWatch(Background background, Unexpected unexpected, RefundLook look, Consumer<RefundLook.Seen> heard) {
        this.background = background;
        this.unexpected = unexpected;
        this.look = look;
        this.heard = heard;
    }

    void on(@Nullable RefundNo refundNo) {
        watched = refundNo;
    }

    Optional<RefundNo> watched() {
        return Optional.ofNullable(watched);
    }

    /** A second has passed. */
    void tick() {
        if (++seconds % SECONDS_BETWEEN_QUESTIONS == 0) {
            ask();
        }
    }

    /** Asks the gateway. */
    void ask() {
        watched().ifPresent(refundNo -> run(() -> look.ask(refundNo)));
    }

    /** Reads what the ledger knows by now. */
    void read() {
        watched().ifPresent(refundNo -> run(() -> look.read(refundNo)));
    }

    private void run(Callable<RefundLook.Seen> work) {
        if (!asking) {
            asking = true;
            background.run(
                    work,
                    seen -> {
                        asking = false;
                        heard.accept(seen);
                    },
                    failure -> {
                        asking = false;
                        unexpected.note(failure);
                    });
        }
    }
}
