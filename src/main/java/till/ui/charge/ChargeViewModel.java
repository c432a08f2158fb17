package till.ui.charge;

import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.joda.money.Money;
import till.device.Scan;
import till.domain.Act;
import till.domain.AmountText;
import till.domain.Problem;
import till.domain.WalletCode;
import till.ui.Frame;
import till.ui.Route;
import till.ui.TakesScans;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.qr.CodeAtHand;

/** A sale being keyed, an amount or an order line by line, and the one payment that goes out for it. */
public final class ChargeViewModel implements ViewModel, TakesScans {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OpenOrder order;
    private final OrderStart start;
    private final AmountDue due;
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<MethodButton> methods = FXCollections.observableArrayList();
    private final BasketViewModel basket;
    private final ChargeDesk desk;
    private Subscription subscriptions = Subscription.EMPTY;

    public ChargeViewModel(
            UiDependencies dependencies, Frame frame, OpenOrder order, CodeAtHand code, Route.Charge route) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.order = order;
        var sale = route.sale();
        this.basket = new BasketViewModel(dependencies, frame, order, problem);
        var besides = sale != null && sale.again() ? sale.sale() : "";
        this.desk = new ChargeDesk(dependencies, frame, order, code, problem, besides);
        var currency = dependencies.settings().current().currency();
        this.due = new AmountDue(
                order, problem, sale == null ? AmountEntry.empty(currency) : AmountEntry.of(sale.amount()));
        this.start = new OrderStart(dependencies, frame, order, sale);
        problem.set(sale != null && sale.again() ? Optional.of(Problem.of("charge.carried")) : Optional.empty());
    }

    @Override
    public void activated() {
        start.begin(due, desk, problem);
        basket.activated();
        subscriptions = Subscription.combine(
                due.follow(),
                due.shownProperty().subscribe(_ -> offer()),
                // a gateway may stop or start answering while an amount is keyed
                dependencies.ticker().everySecond(this::tick)::close);
    }

    @Override
    public Runnable remembered() {
        var before = due.remembered();
        var told = problem.get();
        var lines = basket.remembered();
        return () -> {
            lines.run();
            before.run();
            problem.set(told);
        };
    }

    /** A customer's code is charged with what is due; while a payment is on its way it is not looked at. */
    @Override
    public boolean scanned(Scan scan, Optional<WalletCode> code) {
        if (code.isEmpty() || isCharging()) {
            return false;
        }
        new ScanCharge(dependencies, frame, problem::set)
                .choose(
                        code.get(),
                        due.reading(),
                        (method, money) -> desk.charge(method, money, code.get().code()));
        return true;
    }

    /** A product's barcode adds a line, or a piece to one. */
    @Override
    public boolean looksUp(Scan scan, Runnable otherwise) {
        if (isCharging()) {
            return false;
        }
        basket.scanned(scan.text(), otherwise);
        return true;
    }

    @Override
    public boolean isUnderWay() {
        return isCharging();
    }

    @Override
    public void close() {
        start.close();
        subscriptions.unsubscribe();
        basket.close();
        desk.close();
    }

    private void tick() {
        offer();
        basket.tick();
    }

    /** A key of the pad or the keyboard: a digit, {@code 00} or the point. */
    public void key(String key) {
        enter(due.entry().key(key));
    }

    public void backspace() {
        enter(due.entry().backspace());
    }

    public void clear() {
        enter(due.entry().cleared());
    }

    public void paste(String text) {
        enter(due.entry().paste(text));
    }

    private void enter(AmountEntry next) {
        if (!isCharging()) {
            due.enter(next);
        }
    }

    /** Makes what was keyed a line of the order. */
    public void addKeyed() {
        if (!isCharging()) {
            due.take().ifPresent(basket.getLines()::addKeyed);
        }
    }

    /** Makes what was keyed the selected line's quantity. */
    void multiply() {
        var lines = basket.getLines();
        if (!isCharging() && lines.selected() >= 0) {
            due.takeNumber().ifPresent(pieces -> lines.quantity(lines.selected(), pieces));
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
        if (isCharging()) {
            return;
        }
        switch (due.reading()) {
            case AmountText.Wrong(var wrong) -> problem.set(Optional.of(wrong));
            case AmountText.Amount(var money) -> {
                problem.set(button.obstacle());
                if (button.obstacle().isPresent()) {
                    return;
                }
                if (button.method().isKeyed()) {
                    desk.chargeKeyed(button.method(), money);
                } else {
                    new PayerInput(dependencies.services().gateways(), frame.dialogs())
                            .ask(button.method(), inputs -> desk.charge(button.method(), money, inputs));
                }
            }
        }
    }

    public Money getAmount() {
        return due.amount();
    }

    public boolean isDecimal() {
        return due.entry().currency().getDecimalPlaces() > 0;
    }

    /** What was keyed so far. */
    public ReadOnlyObjectProperty<AmountEntry> entryProperty() {
        return due.entryProperty();
    }

    /** What stands in large figures. */
    public ReadOnlyObjectProperty<AmountDue.Shown> shownProperty() {
        return due.shownProperty();
    }

    /** The order line by line. */
    public BasketViewModel getBasket() {
        return basket;
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
        return desk.chargingProperty();
    }

    public boolean isCharging() {
        return desk.chargingProperty().get();
    }

    /** Ways to pay in the shop's order. */
    public ObservableList<MethodButton> getMethods() {
        return methods;
    }

    /** The shop's own order number. */
    public StringProperty saleProperty() {
        return order.saleProperty();
    }
}
