package till.ui.qr;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Payment;
import till.ui.UiDependencies;

/** Works out once how the code of a payment is shown. FX thread only. */
final class CodeDrawing {
    private final UiDependencies dependencies;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<Optional<ShownCode>> code = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean begun;

    CodeDrawing(UiDependencies dependencies, Consumer<Throwable> failed) {
        this.dependencies = dependencies;
        this.failed = failed;
    }

    /** Takes what was worked out before. */
    void ready(Optional<ShownCode> given) {
        code.set(given);
        begun = given.isPresent();
    }

    /** In the background, as soon as there is a code; where that was done or begun, nothing. */
    void begin(Payment payment) {
        if (begun || payment.shownCode().isEmpty()) {
            return;
        }
        begun = true;
        var pictures = dependencies.outside().pictures();
        var given = payment.shownCode().get();
        dependencies
                .background()
                .run(
                        () -> ShownCode.of(given, payment.order().gateway(), pictures),
                        shown -> code.set(Optional.of(shown)),
                        failed);
    }

    ReadOnlyObjectProperty<Optional<ShownCode>> codeProperty() {
        return code.getReadOnlyProperty();
    }
}
