package till.ui.charge;

import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.device.Scan;
import till.domain.Act;
import till.domain.Acting;
import till.domain.AmountText;
import till.domain.AuthCode;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.domain.WalletCode;
import till.service.ChargeRequest;
import till.service.Started;
import till.ui.Frame;
import till.ui.Route;
import till.ui.TakesScans;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** A sale being keyed, and the one order that goes out for it. */
public final class ChargeViewModel implements ViewModel, TakesScans {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final String besides;
    private final ReadOnlyObjectWrapper<AmountEntry> entry;
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper charging = new ReadOnlyBooleanWrapper();
    private final ObservableList<MethodButton> methods = FXCollections.observableArrayList();
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty sale = new SimpleStringProperty("");
    private Runnable stopTicks = () -> {};
    private boolean closed;

    public ChargeViewModel(UiDependencies dependencies, Frame frame, Route.Charge route) {
        this.dependencies = dependencies;
        this.frame = frame;
        var start = route.sale();
        this.besides = start != null && start.again() ? start.sale() : "";
        this.entry = new ReadOnlyObjectWrapper<>(
                start == null
                        ? AmountEntry.empty(dependencies.settings().current().currency())
                        : AmountEntry.of(start.amount()));
        if (start != null) {
            subject.set(start.subject());
            sale.set(start.sale());
            problem.set(start.again() ? Optional.of(Problem.of("charge.carried")) : Optional.empty());
        }
    }

    @Override
    public void activated() {
        offer();
        // a gateway may stop or start answering while an amount is keyed
        stopTicks = dependencies.ticker().everySecond(this::offer)::close;
    }

    @Override
    public Runnable remembered() {
        var before = entry.get();
        var told = problem.get();
        return () -> {
            enter(before);
            problem.set(told);
        };
    }

    /** A customer's code is charged with the amount as it stands; while an order is on its way it is not looked at. */
    @Override
    public boolean scanned(Scan scan, Optional<WalletCode> code) {
        if (code.isEmpty() || charging.get()) {
            return false;
        }
        new ScanCharge(dependencies, frame, problem::set)
                .choose(
                        code.get(),
                        entry.get().reading(),
                        (method, money) -> ask(request(method, money, code.get().code())));
        return true;
    }

    @Override
    public boolean isUnderWay() {
        return charging.get();
    }

    @Override
    public void close() {
        stopTicks.run();
        closed = true;
    }

    /** A key of the pad or the keyboard: a digit, {@code 00} or the point. */
    public void key(String key) {
        enter(entry.get().key(key));
    }

    public void backspace() {
        enter(entry.get().backspace());
    }

    public void clear() {
        enter(AmountEntry.empty(entry.get().currency()));
    }

    public void paste(String text) {
        enter(entry.get().paste(text));
    }

    private void enter(AmountEntry next) {
        if (!charging.get()) {
            entry.set(next);
            problem.set(next.problem());
            offer();
        }
    }

    private void offer() {
        var wanted = dependencies.settings().current().methods();
        var buttons = MethodButton.of(dependencies.services().gateways().offers(getAmount()), wanted);
        if (!buttons.equals(methods)) {
            methods.setAll(buttons);
        }
    }

    /** Charges by the method at a place, from 1; a place without a method does nothing. */
    public void charge(int place) {
        if (place <= methods.size()) {
            charge(methods.get(place - 1));
        }
    }

    /** Sends the order once; does nothing while one is on its way. */
    public void charge(MethodButton button) {
        if (charging.get()) {
            return;
        }
        switch (entry.get().reading()) {
            case AmountText.Wrong(var wrong) -> problem.set(Optional.of(wrong));
            case AmountText.Amount(var money) -> {
                problem.set(button.obstacle());
                if (button.obstacle().isEmpty()) {
                    ask(request(button.method(), money, null));
                }
            }
        }
    }

    private void ask(ChargeRequest request) {
        frame.approvals().ask(Act.CHARGE, null, acting -> send(request, acting));
    }

    private ChargeRequest request(PaymentMethod method, Money money, @Nullable AuthCode authCode) {
        return new ChargeRequest(
                method.gateway(),
                method.code(),
                money,
                subject.get().strip(),
                sale.get().strip(),
                !besides.isEmpty() && besides.equals(sale.get().strip()),
                authCode,
                Map.of());
    }

    private void send(ChargeRequest request, Acting acting) {
        charging.set(true);
        dependencies
                .background()
                .run(
                        () -> dependencies.services().payments().start(request, acting),
                        started -> done(started, request, acting),
                        failure -> {
                            charging.set(false);
                            problem.set(Optional.of(Problem.of(
                                    "charge.failed",
                                    frame.unexpected().note(failure).arguments().getFirst())));
                        });
    }

    private void done(Started started, ChargeRequest request, Acting acting) {
        charging.set(false);
        if (closed) {
            return;
        }
        switch (started) {
            case Started.Running(var payment) -> frame.navigator().go(new Route.PayCode(payment.orderNo()));
            case Started.Declined(var payment, var why) ->
                frame.navigator().go(new Route.Result(payment.orderNo(), why));
            case Started.NotStarted(var why) -> problem.set(Optional.of(why));
            case Started.SaleTaken(var holder) ->
                TakenSale.ask(frame, holder, request, () -> send(request.beside(), acting));
        }
    }

    public Money getAmount() {
        return entry.get().amount();
    }

    public boolean isDecimal() {
        return entry.get().currency().getDecimalPlaces() > 0;
    }

    public ReadOnlyObjectProperty<AmountEntry> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** What to show in place, and no longer than until the next key. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether taking payments needs another person. */
    public BooleanBinding asksProperty() {
        return dependencies.session().asks(Act.CHARGE);
    }

    /** Whether an order is on its way to a gateway. */
    public ReadOnlyBooleanProperty chargingProperty() {
        return charging.getReadOnlyProperty();
    }

    /** Ways to pay in the shop's order. */
    public ObservableList<MethodButton> getMethods() {
        return methods;
    }

    /** What the customer reads in the wallet. */
    public StringProperty subjectProperty() {
        return subject;
    }

    /** The shop's own order number. */
    public StringProperty saleProperty() {
        return sale;
    }
}
