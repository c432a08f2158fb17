package till.ui.qr;

import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import till.domain.Payment;
import till.settings.Texts;
import till.settings.TimeFormat;

/** Shows where an open payment stands and how much of its time is left. */
record Countdown(Label standing, ProgressBar bar) {
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final int URGENT_SECONDS = 30;

    void show(Payment payment, Duration left, Phase phase, Texts texts) {
        var order = payment.order();
        var whole = Duration.between(order.createdAt(), order.expiresAt());
        bar.setProgress(whole.isZero() ? 0 : (double) left.toMillis() / whole.toMillis());
        standing.setText(texts.text("code.standing." + phase.name(), TimeFormat.left(left)));
        standing.pseudoClassStateChanged(URGENT, hasTime(phase) && left.toSeconds() <= URGENT_SECONDS);
        standing.pseudoClassStateChanged(DOUBTFUL, !hasTime(phase) && phase != Phase.SENDING);
    }

    private static boolean hasTime(Phase phase) {
        return phase == Phase.WAITING || phase == Phase.CONFIRMING;
    }
}
