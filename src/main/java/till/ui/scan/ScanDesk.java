package till.ui.scan;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.device.Scan;
import till.domain.Masks;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.WalletCode;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.Route;
import till.ui.Screen;
import till.ui.TakesScans;
import till.ui.UiDependencies;
import till.ui.people.UnderWay;

/**
 * What a scan means where it falls: a customer's code is the open screen's or is not used, a number of ours opens its order,
 * and of anything else it is said what was read. FX thread only.
 */
public final class ScanDesk {
    private static final int LONGEST_SHOWN = 24;
    private static final int SECONDS_SHOWN = 12;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final BooleanSupplier approving;
    private final ReadOnlyObjectWrapper<Optional<Function<Texts, String>>> notice =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int secondsLeft;

    /** @param approving whether another person is asked for a PIN */
    public ScanDesk(UiDependencies dependencies, Frame frame, BooleanSupplier approving) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.approving = approving;
    }

    /** Takes what the scanner typed. A customer's code is either used here and now or forgotten. */
    public void read(Scan scan) {
        notice.set(Optional.empty());
        var code = WalletCode.of(scan.text());
        if (dependencies.session().isLocked()) {
            tell(Problem.of("scan.locked"));
        } else if (isAsking()) {
            tell(Problem.of(code.isPresent() ? "scan.question.code" : "scan.question"));
        } else if (!open().map(screen -> screen.scanned(scan, code)).orElse(false)) {
            code.ifPresentOrElse(this::noUse, () -> lookUp(scan));
        }
    }

    /** A scan came of which an input method took a part. */
    public void torn() {
        tell(Problem.of("scan.torn"));
    }

    /** What puts the open screen back to as it stands now. */
    public Runnable remembered() {
        return frame.navigator()
                .screenProperty()
                .get()
                .map(screen -> screen.model().remembered())
                .orElse(() -> {});
    }

    private boolean isAsking() {
        return approving.getAsBoolean()
                || frame.dialogs().currentProperty().get().isPresent();
    }

    private Optional<TakesScans> open() {
        return frame.navigator()
                .screenProperty()
                .get()
                .map(Screen::model)
                .filter(TakesScans.class::isInstance)
                .map(TakesScans.class::cast);
    }

    private void noUse(WalletCode code) {
        var key = UnderWay.at(frame.navigator()) ? "scan.code.running" : "scan.code.noAmount";
        say(texts -> texts.text(key, texts.text("method.brand." + code.wallet().name())));
    }

    /** The open screen knows best; what it does not know may be an order's number. */
    private void lookUp(Scan scan) {
        if (!open().map(screen -> screen.looksUp(scan, () -> find(scan.text()))).orElse(false)) {
            find(scan.text());
        }
    }

    private void find(String text) {
        if (text.isBlank()) {
            tell(Problem.of("scan.empty"));
            return;
        }
        dependencies
                .background()
                .run(
                        () -> dependencies.services().orders().named(text),
                        found -> found(text, found),
                        failure -> tell(frame.unexpected().note(failure)));
    }

    /** An order is not opened over a payment: its customer stands at the counter. */
    private void found(String text, List<Payment> found) {
        if (found.isEmpty()) {
            tell(Problem.of("scan.unknown", Masks.scanned(text, LONGEST_SHOWN), Integer.toString(text.length())));
        } else if (UnderWay.at(frame.navigator())) {
            tell(Problem.of("scan.order.running", found.getFirst().order().reference()));
        } else if (!dependencies.session().isLocked() && !isAsking()) {
            frame.navigator().go(new Route.Orders(found.getFirst().orderNo()));
        }
    }

    private void tell(Problem now) {
        say(texts -> texts.text(now));
    }

    private void say(Function<Texts, String> words) {
        secondsLeft = SECONDS_SHOWN;
        notice.set(Optional.of(words));
    }

    /** A second passed. */
    public void tick() {
        if (secondsLeft > 0 && --secondsLeft == 0) {
            dismiss();
        }
    }

    public void dismiss() {
        notice.set(Optional.empty());
    }

    /** What to say about the last scan, in whatever language; empty where the screen itself shows what came of it. */
    public ReadOnlyObjectProperty<Optional<Function<Texts, String>>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
