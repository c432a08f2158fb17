package till.ui.charge;

import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.AuthCode;
import till.domain.CardBuffer;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.service.ChargeRequest;
import till.service.Started;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.qr.CodeAtHand;

/** Sends what is on the Charge screen to a gateway, once, and goes on to what came of it. FX thread only. */
final class ChargeDesk {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OpenOrder order;
    private final CodeAtHand code;
    private final ObjectProperty<Optional<Problem>> problem;
    private final String besides;
    private final ReadOnlyBooleanWrapper charging = new ReadOnlyBooleanWrapper();
    private boolean closed;

    /**
     * @param code where the code of what was charged is laid ready
     * @param problem what the Charge screen shows in place
     * @param besides the sale that is explicitly charged beside another payment; empty for none
     */
    ChargeDesk(
            UiDependencies dependencies,
            Frame frame,
            OpenOrder order,
            CodeAtHand code,
            ObjectProperty<Optional<Problem>> problem,
            String besides) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.order = order;
        this.code = code;
        this.problem = problem;
        this.besides = besides;
    }

    /** Whether an order is on its way to a gateway. */
    ReadOnlyBooleanProperty chargingProperty() {
        return charging.getReadOnlyProperty();
    }

    void close() {
        closed = true;
    }

    /** By the customer's own code. */
    void charge(PaymentMethod method, Money money, AuthCode authCode) {
        charge(request(method, money, authCode, Map.of()));
    }

    /**
     * By a code, a page, or what is for the shop's own app.
     *
     * @param inputs what the method is sent with for this payment alone
     */
    void charge(PaymentMethod method, Money money, Map<String, String> inputs) {
        charge(request(method, money, null, inputs));
    }

    /** By a card that is typed in, by whom that is allowed to: who may, may decide on a price too. */
    void chargeKeyed(PaymentMethod method, Money money) {
        new PayerInput(dependencies.services().gateways(), frame.dialogs()).ask(method, inputs -> {
            var request = request(method, money, null, inputs);
            frame.approvals().ask(Act.KEY_CARD, null, acting -> typed(method, request, acting));
        });
    }

    private void typed(PaymentMethod method, ChargeRequest request, Acting acting) {
        new KeyedCard(dependencies, frame).ask(method, request.amount(), card -> send(request, card, acting));
    }

    private void charge(ChargeRequest request) {
        if (!request.basket().isConceded()) {
            frame.approvals().ask(Act.CHARGE, null, acting -> send(request, acting));
        } else {
            // whoever may decide on a price may take a payment too
            order.approved()
                    .ifPresentOrElse(
                            acting -> send(request, acting),
                            () -> frame.approvals().ask(Act.DISCOUNT, null, acting -> send(request, acting)));
        }
    }

    private ChargeRequest request(
            PaymentMethod method, Money money, @Nullable AuthCode authCode, Map<String, String> inputs) {
        var sale = order.saleProperty().get().strip();
        return new ChargeRequest(
                        method.gateway(),
                        method.code(),
                        money,
                        order.subjectProperty().get().strip(),
                        sale,
                        !besides.isEmpty() && besides.equals(sale),
                        authCode,
                        inputs)
                .of(order.basket());
    }

    /** The lines are kept first: a payment that ends unpaid gives them back. What was changed meanwhile is not sent. */
    private void send(ChargeRequest request, Acting acting) {
        send(request, null, acting);
    }

    private void send(ChargeRequest request, @Nullable CardBuffer card, Acting acting) {
        if (charging.get() || !request.basket().equals(order.basket())) {
            if (card != null) {
                card.close();
            }
            return;
        }
        charging.set(true);
        if (request.basket().isBlank()) {
            start(request, card, acting);
        } else {
            order.saved(() -> start(request, card, acting));
        }
    }

    private Outcome started(ChargeRequest request, @Nullable CardBuffer card, Acting acting) {
        var payments = dependencies.services().payments();
        var started = card == null ? payments.start(request, acting) : payments.startKeyed(request, card, acting);
        return new Outcome(
                started,
                started instanceof Started.Running(var payment)
                        ? Optional.of(CodeAtHand.Made.of(payment))
                        : Optional.empty());
    }

    /** What came of it, and its code where there is one. */
    private record Outcome(Started started, Optional<CodeAtHand.Made> made) {}

    private void start(ChargeRequest request, @Nullable CardBuffer card, Acting acting) {
        dependencies
                .background()
                .run(() -> started(request, card, acting), outcome -> done(outcome, request, acting), failure -> {
                    charging.set(false);
                    problem.set(Optional.of(Problem.of(
                            "charge.failed",
                            frame.unexpected().note(failure).arguments().getFirst())));
                });
    }

    private void done(Outcome outcome, ChargeRequest request, Acting acting) {
        var started = outcome.started();
        charging.set(false);
        if ((started instanceof Started.Running || started instanceof Started.Declined)
                && order.basket().equals(request.basket())) {
            order.letGo();
        }
        if (closed) {
            return;
        }
        outcome.made().ifPresent(code::put);
        switch (started) {
            case Started.Running(var payment) -> frame.navigator().go(new Route.PayCode(payment.orderNo()));
            case Started.Declined(var payment, var why) ->
                frame.navigator().go(new Route.Result(payment.orderNo(), why));
            case Started.NotStarted(var why) -> problem.set(Optional.of(why));
            case Started.SaleTaken(var holder) ->
                TakenSale.ask(frame, holder, () -> again(request.besides(holder), acting));
        }
    }

    /** A card was overwritten by then and is typed again. */
    private void again(ChargeRequest request, Acting acting) {
        var keyed = dependencies.services().gateways().methods().stream()
                .filter(PaymentMethod::isKeyed)
                .filter(way ->
                        way.gateway().equals(request.gateway()) && way.code().equals(request.method()))
                .findFirst();
        keyed.ifPresentOrElse(way -> typed(way, request, acting), () -> send(request, acting));
    }
}
