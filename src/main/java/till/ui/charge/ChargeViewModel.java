package till.ui.charge;

import java.util.List;
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
import till.domain.Act;
import till.domain.Acting;
import till.domain.AmountText;
import till.domain.Payment;
import till.domain.Problem;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** A sale being keyed, and the one order that goes out for it. */
public final class ChargeViewModel implements ViewModel {
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
                    frame.approvals().ask(Act.CHARGE, null, acting -> send(request(button, money), acting));
                }
            }
        }
    }

    private ChargeRequest request(MethodButton button, Money money) {
        return new ChargeRequest(
                button.method().gateway(),
                button.method().code(),
                money,
                subject.get().strip(),
                sale.get().strip(),
                !besides.isEmpty() && besides.equals(sale.get().strip()),
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
            case Started.SaleTaken(var holder) -> askWhetherAgain(holder, request, acting);
        }
    }

    private void askWhetherAgain(Payment holder, ChargeRequest request, Acting acting) {
        var texts = frame.appearance().texts();
        var facts = Problem.of(
                holder.state().isOpen() ? "charge.taken.open" : "charge.taken.paid",
                request.sale(),
                texts.text("payment.state." + holder.state().name()),
                AmountFormat.withCurrency(holder.amount()),
                frame.methods().name(holder, texts));
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("charge.taken.title"),
                        facts,
                        List.of(
                                new Choice(
                                        "charge.taken.show",
                                        Weight.PRIMARY,
                                        () -> frame.navigator().go(new Route.PayCode(holder.orderNo()))),
                                new Choice("charge.taken.back", Weight.PLAIN, () -> {}),
                                new Choice(
                                        "charge.taken.again", Weight.DANGER, () -> send(request.beside(), acting)))));
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

    public boolean isCharging() {
        return charging.get();
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
