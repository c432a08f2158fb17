package till.ui.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.ui.Pictures;
import till.ui.UiWorld;

/** A window at which people work, by the keys they press and what they see. */
abstract class PeopleInWindow extends FxRobot {
    UiWorld world = new UiWorld(Mode.LIVE);
    final Stage stage = Pictures.onFx(Stage::new);

    @SuppressWarnings("NullAway.Init") // opened first in each test
    TillWindow window;

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    void open() {
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Ada owns the shop, Ken manages it, Mei takes payments; tiles stand in the order of their names. */
    void openWithPeople() {
        world.hire("ada", "Ada", Role.OWNER);
        world.hire("ken", "Ken", Role.MANAGER);
        world.hire("mei", "Mei", Role.CASHIER);
        open();
    }

    void signedIn(String id) {
        Pictures.fx(() -> world.session.signIn(person(id)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    Operator person(String id) {
        return world.services.operators().all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void keys(KeyCode... codes) {
        type(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void typed(String text) {
        write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void lockKey() {
        press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void fire(String selector) {
        Pictures.fx(() -> ((ButtonBase) window.scene().lookup(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    void fill(String selector, String text) {
        Pictures.fx(() -> ((TextField) window.scene().lookup(selector)).setText(text));
    }

    void pass(Duration time) {
        Pictures.fx(() -> world.pass(time));
        WaitForAsyncUtils.waitForFxEvents();
    }

    boolean there(String selector) {
        return Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            return window.scene().getRoot().lookupAll(selector).stream().anyMatch(PeopleInWindow::isSeen);
        });
    }

    static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    String text(String selector) {
        return Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            return ((Labeled) window.scene().lookup(selector)).getText();
        });
    }

    List<String> words() {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .toList());
    }

    OrderNo paid(String amount) {
        world.gateway.says(Standing.PAID);
        world.services
                .payments()
                .start(ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD " + amount)), Acting.as(person("ada")));
        WaitForAsyncUtils.waitForFxEvents();
        var order = world.gateway.orders().getLast().orderNo();
        world.check(order);
        WaitForAsyncUtils.waitForFxEvents();
        return order;
    }

    List<String> refusals() {
        return world.ledger().history().after(Map.of(), 1000).stream()
                .filter(event -> event.kind() == Event.Kind.ACT_REFUSED)
                .map(event -> event.facts().get("act") + " " + event.facts().get("operator"))
                .toList();
    }
}
