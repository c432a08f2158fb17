package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.receipt.ReceiptOf;
import till.service.ChargeRequest;
import till.service.ParcelText;
import till.service.RefundRequest;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.SimulatedDesk;
import till.ui.UiWorld;

/** Opens one screen after the other, with something in each, for tests of what has to hold on all of them. */
final class ScreenWalk implements AutoCloseable {
    final UiWorld world = new UiWorld();
    private final SimulatedDesk desk = new SimulatedDesk();
    final Stage stage = Pictures.onFx(Stage::new);
    final TillWindow window = Pictures.onFx(() -> {
        world.desk = desk;
        return TillWindow.show(stage, world.windowDependencies());
    });
    private final Map<String, Runnable> stops = new LinkedHashMap<>();
    private final Set<Class<?>> walked = new HashSet<>();

    ScreenWalk() {
        size(1366);
        var waiting = start("WX_QR", "88.50");
        var declined = ended("ALI_QR", "46.00", Standing.DECLINED);
        var paid = ended("WX_QR", "1240.00", Standing.PAID);
        world.gateway.says(Standing.PAID);
        world.services.refunds().refund(new RefundRequest(paid, Money.parse("HKD 240.00"), "faulty"), Acting.UNNAMED);
        late();
        world.gateway.ships();
        world.services
                .shipments()
                .add(new ParcelText(paid.text(), "DHL", "1234567890", "", "", ""), Acting.UNNAMED)
                .value();
        ended("YSF_QR", "12.00", Standing.PAID);
        world.gateway.says(Standing.WAITING);
        SampleAgreements.into(world, paid);
        desk.customers.add(waiting);
        Map<String, Route> routes = new LinkedHashMap<>();
        routes.put("charge", new Route.Charge());
        routes.put("code", new Route.PayCode(waiting));
        routes.put("paid", new Route.Result(paid));
        routes.put("declined", new Route.Result(declined));
        routes.put("orders", new Route.Orders(paid));
        routes.put("no order", new Route.Orders());
        routes.put("refund", new Route.Refund(paid));
        routes.put("refunds", new Route.Refunds());
        routes.put("receipt", new Route.Receipt(ReceiptOf.payment(paid), new Route.Orders(paid)));
        routes.put("find", new Route.Find());
        routes.put("links", new Route.Links());
        routes.put("agreements", new Route.Agreements());
        routes.put("agreement", new Route.Agreements("T01A1"));
        routes.put("shipments", new Route.Shipments());
        routes.put("catalogue", new Route.Catalogue());
        routes.put("reports", new Route.Reports());
        routes.put("close of day", new Route.CloseOfDay());
        routes.put("reconcile", new Route.Reconcile());
        routes.put("differences", new Route.Differences());
        routes.put("attention", new Route.Attention());
        routes.put("guide", new Route.Guide());
        for (var part : Route.Settings.Part.values()) {
            routes.put("settings " + part, new Route.Settings(part, null));
        }
        routes.values().forEach(route -> walked.add(route.getClass()));
        routes.forEach((name, route) -> stops.put(name, () -> Pictures.fx(() -> window.go(route))));
        stops.put("gateway form", () -> {
            Pictures.fx(() -> window.go(new Route.Settings()));
            Pictures.fx(() -> ((javafx.scene.control.MenuButton) window.scene().lookup("#add"))
                    .getItems()
                    .getFirst()
                    .fire());
        });
        stops.put("attention form", () -> {
            Pictures.fx(() -> window.go(new Route.Attention()));
            Pictures.fx(() -> press(".attention-card .button"));
        });
        stops.put("customers", () -> {
            Pictures.fx(() -> window.go(new Route.Charge()));
            Pictures.fx(() -> ((ToggleButton) window.scene().lookup(".training-toggle")).setSelected(true));
        });
        stops.put("shortcuts", () -> {
            Pictures.fx(() -> ((ToggleButton) window.scene().lookup(".training-toggle")).setSelected(false));
            Pictures.fx(() -> window.shortcuts().toggle());
        });
        stops.put("lock", () -> {
            Pictures.fx(() -> window.shortcuts().close());
            world.hire("mei", "Mei", Role.OWNER);
            Pictures.fx(world.session::lock);
        });
    }

    /** Screens that are not among those that are walked. */
    Set<String> notWalked() {
        return Arrays.stream(Route.class.getPermittedSubclasses())
                .filter(each -> !walked.contains(each))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    private void press(String selector) {
        if (window.scene().lookup(selector) instanceof Button button) {
            button.fire();
        }
    }

    private OrderNo start(String method, String amount) {
        var money = Money.of(CurrencyUnit.of("HKD"), new BigDecimal(amount));
        Pictures.fx(() -> world.services.payments().start(ChargeRequest.of("gnete", method, money), Acting.UNNAMED));
        return world.gateway.orders().getLast().orderNo();
    }

    private OrderNo ended(String method, String amount, Standing standing) {
        world.gateway.says(Standing.WAITING);
        var order = start(method, amount);
        world.gateway.says(standing);
        world.check(order);
        world.gateway.says(Standing.WAITING);
        return order;
    }

    private void late() {
        world.gateway.says(Standing.WAITING);
        var late = start("ALI_QR", "75.00");
        world.services.payments().cancel(late, Acting.UNNAMED).value();
        world.gateway.says(Standing.PAID);
        world.check(late);
    }

    void size(int width) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
        });
    }

    /** Something done on one screen. */
    @FunctionalInterface
    interface Stop {
        void at(String name);
    }

    /** Opens every screen; the lock comes last. */
    void each(Stop stop) {
        only(stops.keySet(), stop);
    }

    /** Opens some screens, in the same order; each of them has to be there. */
    void only(Set<String> wanted, Stop stop) {
        assertTrue(stops.keySet().containsAll(wanted), wanted::toString);
        stops.forEach((name, open) -> {
            if (wanted.contains(name)) {
                open.run();
                settle();
                stop.at(name);
            }
        });
    }

    static void settle() {
        for (var pulse = 0; pulse < 3; pulse++) {
            Pictures.fx(() -> {});
        }
    }

    /** Everything that can be seen, from the top. On the FX thread. */
    List<Node> seen() {
        var found = new ArrayList<Node>();
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
        collect(window.scene().getRoot(), found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        found.add(node);
        if (node instanceof ScrollPane scroll && scroll.getContent() != null && scroll.getSkin() == null) {
            collect(scroll.getContent(), found);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** Everything the focus can stand on. On the FX thread. */
    List<Node> focusable() {
        return seen().stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .toList();
    }

    static String called(Node node) {
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : "#" + node.getId())
                + node.getStyleClass();
    }

    @Override
    public void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }
}
