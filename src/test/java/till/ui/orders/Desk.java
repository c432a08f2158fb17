package till.ui.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.OrderNo;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.ui.Appearance;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.MethodNames;
import till.ui.Navigator;
import till.ui.Screen;
import till.ui.UiWorld;
import till.ui.Unexpected;
import till.ui.ViewModel;

/** A till for tests of the back office's view models: payments by the short way, and a frame that goes nowhere. */
public final class Desk implements AutoCloseable {
    public final UiWorld world = new UiWorld();
    /** What approval was asked for. */
    public final List<String> asked = new ArrayList<>();
    /** Whether what is asked for may be done. */
    public boolean approves = true;

    /** Who approves it; null where nobody has to. */
    public @Nullable Operator approver;

    public final Dialogs dialogs = new Dialogs();
    public final Navigator navigator = new Navigator((_, _) -> new Screen("", new ViewModel() {}, Object::new));
    private final Unexpected unexpected = new Unexpected(new Random(7), _ -> {});
    public final Frame frame = new Frame(
            navigator,
            dialogs,
            this::ask,
            new Appearance(world.settings, world.background, unexpected),
            new MethodNames(world.services.gateways()),
            unexpected);

    private void ask(Act act, @Nullable Money amount, Consumer<Acting> then) {
        asked.add(amount == null ? act.name() : act + " " + amount);
        if (approves) {
            var acting = world.session.acting();
            then.accept(approver == null ? acting : acting.approvedBy(approver));
        }
    }

    public OrderNo waiting(String amount) {
        world.services
                .payments()
                .start(ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD " + amount)), Acting.UNNAMED);
        return world.gateway.orders().getLast().orderNo();
    }

    public OrderNo paid(String amount) {
        var order = waiting(amount);
        world.gateway.says(Standing.PAID);
        world.check(order);
        return order;
    }

    @Override
    public void close() {
        world.close();
    }
}
