package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.ShipmentState;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Shipments.ParcelStatus;
import till.service.ChargeRequest;
import till.service.ParcelText;
import till.service.RefundRequest;
import till.service.Refunded;
import till.service.Started;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** Shipments in a real window: added, changed and imported, and as pictures in {@code target/pictures}. */
class ShipmentsPicturedTest extends FxRobot {
    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            stage.close();
        });
        world.close();
    }

    private Payment paid() {
        var method = world.gateway.methods().getFirst();
        var request = ChargeRequest.of(world.gateway.id(), method.code(), Money.parse("HKD 420"));
        var payment = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        world.gateway.says(Standing.PAID);
        return world.check(payment.orderNo());
    }

    private void add(Payment payment, String carrier, String number) {
        var text = new ParcelText(payment.order().reference(), carrier, number, "", "", "");
        world.services.shipments().add(text, Acting.UNNAMED).value();
    }

    private void go() {
        Pictures.fx(() -> window.go(new Route.Shipments()));
        settle();
    }

    private void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private <N extends Node> N node(String selector, Class<N> type) {
        return Pictures.onFx(() -> type.cast(window.scene().lookup(selector)));
    }

    private void fire(String selector) {
        var button = node(selector, ButtonBase.class);
        Pictures.fx(button::fire);
        settle();
    }

    private void fill(String selector, String text) {
        var field = node(selector, TextInputControl.class);
        Pictures.fx(() -> field.setText(text));
        settle();
    }

    private List<ShipmentState> states() {
        return world.services.shipments().list("", Set.of(), null, null, 99).stream()
                .map(each -> each.state())
                .toList();
    }

    @Test
    void aParcelIsAddedRenamedAndCalledOffThroughTheWindow() {
        world.gateway.ships();
        var payment = paid();
        push(KeyCode.SHIFT, KeyCode.F6);
        settle();
        assertInstanceOf(Route.Shipments.class, window.route());
        fill("#ship-order", payment.order().reference());
        Pictures.fx(() -> ((ComboBox<?>) window.scene().lookup("#ship-carrier"))
                .getEditor()
                .setText("DHL"));
        fill("#ship-number", "1234567890");
        fire("#ship-send");
        assertEquals(List.of(ShipmentState.SHIPPED), states());
        fire("#ship-delivered");
        assertEquals(List.of(ShipmentState.DELIVERED), states());
        fire("#ship-cancel");
        assertEquals(List.of(ShipmentState.DELIVERED), states());
        type(KeyCode.ESCAPE);
        settle();
        assertEquals(List.of(ShipmentState.DELIVERED), states());
    }

    @Test
    void anOrderIsShippedAndWhatIsGivenBackComesBackByParcel() {
        world.gateway.ships();
        var payment = paid();
        order(payment);
        fire("#order-ship");
        assertEquals(new Route.Shipments(payment, false), window.route());
        var gave = world.services
                .refunds()
                .refund(new RefundRequest(payment.orderNo(), payment.amount(), "too big"), Acting.UNNAMED);
        assertInstanceOf(Refunded.Asked.class, gave);
        order(payment);
        fire("#order-ship");
        assertTrue(((Route.Shipments) window.route()).back());
        var back = new ParcelText(payment.order().reference(), "DHL", "1234567890", "", "return", "");
        var parcel = world.services.shipments().add(back, Acting.UNNAMED).value();
        assertEquals(Parcel.Direction.RETURN, parcel.parcel().direction());
    }

    private void order(Payment payment) {
        Pictures.fx(() -> window.go(new Route.Orders(payment.orderNo())));
        settle();
    }

    @Test
    void aFileIsLookedAtSentAndItsFailedRowsAreSaved() throws IOException {
        world.gateway.ships().refuses("1234567891", "carrier unknown");
        var payment = paid();
        var file = Files.createTempFile("parcels", ".csv");
        var order = payment.order().reference();
        Files.writeString(
                file,
                "order,carrier,tracking_no\n" + order + ",DHL,1234567890\n" + order
                        + ",DHL,1234567891\nX-1,DHL,1234567892\n");
        world.place = Optional.of(file);
        go();
        fire("#ship-import");
        assertEquals(3, node("#import-rows", ListView.class).getItems().size());
        pictures("shipments-import");
        fire("#import-send");
        assertEquals(
                List.of(ShipmentState.ACCEPTED, ShipmentState.REFUSED),
                states().stream().sorted().toList());
        pictures("shipments-imported");
        fire("#import-save");
        var saved = Files.readString(file);
        assertTrue(saved.contains("1234567891") && saved.contains("X-1") && !saved.contains("1234567890"), saved);
    }

    @Test
    void picturesOfEveryState() {
        pictureOf("shipments-none");
        var parcels = world.gateway.ships();
        var first = paid();
        add(first, "SF_EXPRESS", "SF1092837465123");
        add(paid(), "FEDEX", "767084337176");
        parcels.says("767084337176", ParcelStatus.DELIVERED);
        world.services
                .shipments()
                .list("7670", Set.of(), null, null, 9)
                .forEach(each -> world.services.shipments().check(each.id()));
        parcels.refuses("JD0146000", "carrier is not supported");
        add(paid(), "DHL", "JD0146000");
        parcels.fallsSilent(true);
        add(paid(), "2EBOX", "EB20251119");
        parcels.fallsSilent(false);
        paid();
        Pictures.fx(() -> world.pass(Duration.ofSeconds(1)));
        go();
        pictures("shipments");
        var shipments = world.services.shipments().list("", Set.of(), null, null, 9);
        Pictures.fx(() -> ((TableView<?>) window.scene().lookup(".orders-table"))
                .getSelectionModel()
                .select(shipments.size() - 1));
        settle();
        pictures("shipments-one");
        Pictures.fx(() -> ((TableView<?>) window.scene().lookup(".orders-table"))
                .getSelectionModel()
                .select(0));
        settle();
        pictures("shipments-uncertain");
        fire("#filter-WAITING");
        pictures("shipments-waiting");
    }

    private void pictureOf(String name) {
        go();
        pictures(name);
    }

    private void pictures(String name) {
        picture(name + "-light-en", Language.ENGLISH, Theme.LIGHT, 1366);
        picture(name + "-dark-zh-1024", Language.TRADITIONAL_CHINESE, Theme.DARK, 1024);
        Pictures.fx(() -> {
            stage.setWidth(1366);
            window.speak(Language.ENGLISH);
            window.wear(Theme.LIGHT);
        });
        settle();
    }

    private void picture(String name, Language language, Theme theme, int width) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
        });
        settle();
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
