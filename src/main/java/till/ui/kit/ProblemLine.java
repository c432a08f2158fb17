package till.ui.kit;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import till.domain.Problem;

/** Shows a problem in place: a label that is there only while there is something to say. */
public final class ProblemLine {
    private ProblemLine() {}

    /** Follows a problem until the subscription ends. */
    public static Subscription follow(
            Label label, ObservableValue<Optional<Problem>> problem, Function<Problem, String> words) {
        return problem.subscribe(found -> {
            label.setText(found.map(words).orElse(""));
            label.setVisible(found.isPresent());
        });
    }
}
