package till.ui;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import till.domain.Acting;
import till.domain.OrderNo;
import till.ui.charge.ChargeViewModel;
import till.ui.charge.OpenOrder;
import till.ui.paid.Ending;
import till.ui.paid.ResultViewModel;
import till.ui.qr.CodeAtHand;
import till.ui.qr.PayCodeViewModel;

/** The counter's screens on the real services, without a window. */
abstract class CounterScreens {
    final UiWorld world = new UiWorld();
    final Dialogs dialogs = new Dialogs();
    final Unexpected unexpected = new Unexpected(new Random(1), problem -> {
        throw new AssertionError(problem.key());
    });
    final CodeAtHand code = new CodeAtHand();
    final OpenOrder order = new OpenOrder(world.dependencies(), unexpected);
    final Navigator navigator = new Navigator(this::open);

    @AfterEach
    void close() {
        navigator.close();
        world.close();
    }

    Screen open(Route route, Navigator navigator) {
        var dependencies = world.dependencies();
        var frame = new Frame(
                navigator,
                dialogs,
                (_, _, then) -> then.accept(Acting.UNNAMED),
                new Appearance(world.settings, world.background, unexpected),
                new MethodNames(world.services.gateways()),
                unexpected);
        var model = switch (route) {
            case Route.Charge charge -> new ChargeViewModel(dependencies, frame, order, code, charge);
            case Route.PayCode(var orderNo) -> new PayCodeViewModel(dependencies, frame, orderNo, code);
            case Route.Result result -> new ResultViewModel(dependencies, frame, result);
            default -> throw new AssertionError(route);
        };
        return new Screen("none", model, Object::new);
    }

    <T> T shown(Class<T> model) {
        return assertInstanceOf(
                model, navigator.screenProperty().get().orElseThrow().model());
    }

    ChargeViewModel keyed(String amount) {
        navigator.go(new Route.Charge());
        var charge = shown(ChargeViewModel.class);
        charge.paste(amount);
        return charge;
    }

    OrderNo charged() {
        keyed("88.50").charge(2);
        return world.onlyOrder();
    }

    void answer(int choice) {
        var question = dialogs.currentProperty().get().orElseThrow();
        dialogs.answer(question.choices().get(choice));
    }

    Ending ending() {
        return shown(ResultViewModel.class).endingProperty().get();
    }
}
