package till.ui.links;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Ability;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.WaysOut;
import till.ui.qr.ShownCode;

/** The link that is looked at, and what can be done with it. FX thread only. */
public final class ShownLink implements WaysOut.Place {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Runnable changed;
    private final WaysOut ways;
    private final ReadOnlyObjectWrapper<Optional<Payment>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ShownCode>> code = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean closed;

    /** @param changed has the list and this link read anew */
    ShownLink(UiDependencies dependencies, Frame frame, Runnable changed) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.changed = changed;
        this.ways = new WaysOut(dependencies, frame, this);
    }

    void close() {
        closed = true;
    }

    Optional<Payment> looked() {
        return shown.get();
    }

    /** The same link as it stands now; another one changes nothing. */
    void renew(Payment payment) {
        if (isLooked(payment)) {
            put(payment);
        }
    }

    private boolean isLooked(Payment payment) {
        return shown.get()
                .filter(each -> each.orderNo().equals(payment.orderNo()))
                .isPresent();
    }

    /** Looks at a link. */
    public void look(Payment payment) {
        if (!isLooked(payment)) {
            code.set(Optional.empty());
            problem.set(Optional.empty());
        }
        put(payment);
    }

    void look(OrderNo orderNo) {
        dependencies
                .background()
                .run(
                        () -> dependencies.services().payments().find(orderNo),
                        found -> found.filter(_ -> !closed).ifPresent(this::look),
                        this::failed);
    }

    /** Looks at none: a new one is filled in. */
    public void lookAway() {
        shown.set(Optional.empty());
        code.set(Optional.empty());
        problem.set(Optional.empty());
    }

    private void put(Payment payment) {
        shown.set(Optional.of(payment));
        if (code.get().isEmpty()) {
            payment.shownCode()
                    .ifPresent(given -> dependencies
                            .background()
                            .run(
                                    () -> ShownCode.of(
                                            given,
                                            payment.order().gateway(),
                                            dependencies.outside().pictures()),
                                    drawn -> {
                                        if (isLooked(payment)) {
                                            code.set(Optional.of(drawn));
                                        }
                                    },
                                    this::failed));
        }
    }

    /** Asks the gateway about the link at once. */
    public void checkNow() {
        shown.get().filter(_ -> !busy.get()).ifPresent(payment -> {
            leaving();
            dependencies
                    .background()
                    .run(
                            () -> dependencies.services().payments().check(payment.orderNo()),
                            _ -> stays(Optional.empty()),
                            this::failed);
        });
    }

    /** Asks whether to cancel, then closes the link at its gateway where that can; else says so. */
    public void cancel() {
        shown.get().filter(_ -> !busy.get()).ifPresent(payment -> {
            var gateway = payment.order().gateway();
            var closes = dependencies.services().gateways().abilities(gateway).contains(Ability.CLOSE);
            var text = closes ? "links.cancel.closes" : "links.cancel.open";
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("links.cancel.title"),
                            Problem.of(text, frame.gatewayName(gateway)),
                            List.of(
                                    new Choice("links.cancel.yes", Weight.DANGER, () -> ways.close(payment)),
                                    new Choice("links.cancel.no", Weight.PLAIN, () -> {}))));
        });
    }

    /** Opens the page behind the link. */
    public void openInBrowser() {
        var drawn = code.get().orElse(new ShownCode.Nothing());
        var browser = dependencies.outside().browser();
        shown.get()
                .flatMap(Payment::shownCode)
                .ifPresent(given -> dependencies
                        .background()
                        .run(
                                () -> drawn.openIn(browser, given),
                                _ -> {},
                                _ -> problem.set(Optional.of(Problem.of("code.notOpened")))));
    }

    /** Goes to all that is known of the link's payment. */
    public void showOrder() {
        shown.get().ifPresent(payment -> frame.navigator().go(new Route.Orders(payment.orderNo())));
    }

    /** A short text to send with the link, in the customers' languages. */
    public Optional<String> message() {
        var shop = dependencies.settings().current();
        return shown.get()
                .flatMap(payment -> LinkMessage.of(
                        payment,
                        shop.shopName(),
                        dependencies.services().here().calendar().zone(),
                        shop.display().languages().spoken()));
    }

    @Override
    public void leaving() {
        busy.set(true);
        problem.set(Optional.empty());
    }

    @Override
    public void stays(Optional<Problem> why) {
        busy.set(false);
        problem.set(why);
        changed.run();
    }

    @Override
    public boolean isGone() {
        return closed;
    }

    private void failed(Throwable failure) {
        busy.set(false);
        problem.set(Optional.of(frame.unexpected().note(failure)));
    }

    /** The link that is looked at. */
    public ReadOnlyObjectProperty<Optional<Payment>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** How the link that is looked at can be shown; empty before that is known. */
    public ReadOnlyObjectProperty<Optional<ShownCode>> codeProperty() {
        return code.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    boolean isBusy() {
        return busy.get();
    }

    /** Whether the gateway is being asked on somebody's word. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
