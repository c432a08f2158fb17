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
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
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

/** Shipments in a real window: added, changed and imported, and as pictures in {@code target/pictures}. */
class ShipmentsPicturedTest extends WindowCases {
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

    private void carrier(String code) {
        Pictures.fx(() -> ((ComboBox<?>) window.scene().lookup("#ship-carrier"))
                .getEditor()
                .setText(code));
    }

    private String told(String selector) {
        return node(selector, Labeled.class).getText();
    }

    @Test
    void anOrderWithoutMoneyIsRefusedAsSoonAsItIsNamed() {
        world.gateway.ships();
        var back = paid();
        world.services.refunds().refund(new RefundRequest(back.orderNo(), back.amount(), "too big"), Acting.UNNAMED);
        go();
        fill("#ship-order", back.order().reference());
        assertTrue(told("#ship-found").contains("went back"), told("#ship-found"));
        pictures("shipments-form-refunded");
        fill("#ship-order", "NOWHERE-1");
        assertTrue(told("#ship-found").contains("NOWHERE-1"), told("#ship-found"));
        carrier("DHL");
        fill("#ship-number", "1234567890");
        fire("#ship-send");
        assertEquals(List.of(), states());
        pictures("shipments-form-problem");
    }

    @Test
    void aNumberThatAnotherOrderHasIsSentOnceSomebodySaysThatItIsMeant() {
        world.gateway.ships();
        add(paid(), "DHL", "1234567890");
        var second = paid();
        go();
        var order = node("#ship-order", TextInputControl.class);
        Pictures.fx(order::requestFocus);
        settle();
        pictures("shipments-choices");
        fill("#ship-order", second.order().reference());
        carrier("DHL");
        fill("#ship-number", "1234567890");
        fire("#ship-send");
        pictures("shipments-twice");
        type(KeyCode.ESCAPE);
        settle();
        assertEquals(1, states().size());
        fire("#ship-send");
        choose("Send it all the same");
        assertEquals(2, states().size());
    }

    private void choose(String words) {
        var button = Pictures.onFx(() -> window.scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> words.equals(each.getText()))
                .findFirst()
                .orElseThrow());
        Pictures.fx(button::fire);
        settle();
    }

    @Test
    void headingsOfOnesOwnAreExplainedOnce() throws IOException {
        world.gateway.ships();
        var order = paid().order().reference();
        var file = Files.createTempFile("parcels", ".csv");
        Files.writeString(file, "Ref,By,Waybill\n" + order + ",DHL,1234567890\n");
        world.place = Optional.of(file);
        go();
        fire("#ship-import");
        assertEquals(0, node("#import-rows", ListView.class).getItems().size());
        pictures("shipments-import-columns");
        column(0, "Ref");
        column(1, "By");
        assertEquals(1, node("#import-rows", ListView.class).getItems().size());
        fire("#import-away");
        Files.writeString(file, "By,Waybill,Ref\nDHL,1234567890," + order + "\n");
        fire("#ship-import");
        fire("#import-send");
        assertEquals(List.of(ShipmentState.ACCEPTED), states());
    }

    private void column(int which, String heading) {
        Pictures.fx(() -> {
            var boxes = window.scene().lookup(".shipments-columns").lookupAll(".combo-box").stream()
                    .map(ComboBox.class::cast)
                    .toList();
            @SuppressWarnings("unchecked") // they hold headings
            var box = (ComboBox<String>) boxes.get(which);
            box.getSelectionModel().select(heading);
        });
        settle();
    }

    @Test
    void everyKindOfRowProblemIsSeenBeforeAnythingIsSent() throws IOException {
        world.gateway.ships();
        var payment = paid();
        var other = paid();
        add(payment, "DHL", "1234567890");
        var back = paid();
        world.services.refunds().refund(new RefundRequest(back.orderNo(), back.amount(), "too big"), Acting.UNNAMED);
        world.gateway.says(Standing.WAITING);
        var method = world.gateway.methods().getFirst();
        var request = ChargeRequest.of(world.gateway.id(), method.code(), Money.parse("HKD 1"));
        var waiting = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        var order = other.order().reference();
        var file = Files.createTempFile("parcels", ".csv");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "order,carrier,tracking_no,date,direction,url",
                        order + ",DHL,1234567891,,,",
                        "NOWHERE,DHL,1234567892,,,",
                        waiting.order().reference() + ",DHL,1234567893,,,",
                        back.order().reference() + ",DHL,1234567894,,,",
                        payment.order().reference() + ",DHL,1234567890,,,",
                        order + ",DHL,1234567890,,,",
                        order + ",DHL,1234567895,31/31/2026,sideways,mailto:x",
                        order + ",PIGEON POST,1234567896,,,",
                        order + ",DHL,77,2026-11-21,forward,",
                        order + ",DHL,1234567891,,,",
                        ",,,,,"));
        world.place = Optional.of(file);
        go();
        fire("#ship-import");
        var rows = node("#import-rows", ListView.class);
        assertEquals(10, rows.getItems().size());
        pictures("shipments-preview");
        Pictures.fx(() -> ((CheckBox) window.scene().lookup("#import-only-odd")).setSelected(true));
        assertEquals(9, rows.getItems().size());
        pictures("shipments-preview-odd");
        Pictures.fx(() -> ((CheckBox) window.scene().lookup("#import-only-odd")).setSelected(false));
        fire("#import-send");
        pictures("shipments-preview-twice");
        choose("Leave these rows out");
        assertEquals(3, states().size());
        pictures("shipments-results");
    }

    @Test
    void theDaysAnOrderMayWaitAreASetting() {
        world.gateway.ships();
        paid();
        go();
        fire("#filter-WAITING");
        assertEquals(3, world.settings.current().shipDays());
        Pictures.fx(() -> ((Spinner<?>) window.scene().lookup("#ship-days")).increment(2));
        settle();
        assertEquals(5, world.settings.current().shipDays());
        var row = (TableView<?>) window.scene().lookup(".orders-table");
        assertTrue(
                row.getItems().getFirst().toString().endsWith("daysLeft=5]"),
                row.getItems().toString());
    }

    @Test
    void aWordNobodyKnowsIsShownAsItIs() {
        var parcels = world.gateway.ships();
        add(paid(), "DHL", "1234567890");
        parcels.says("1234567890", "AT CUSTOMS");
        world.services
                .shipments()
                .open()
                .forEach(each -> world.services.shipments().check(each.id()));
        go();
        Pictures.fx(() -> ((TableView<?>) window.scene().lookup(".orders-table"))
                .getSelectionModel()
                .select(0));
        settle();
        pictures("shipments-word");
        assertTrue(window.scene().getRoot().lookupAll(".shipments-told").stream()
                .anyMatch(each -> ((Labeled) each).getText().contains("AT CUSTOMS")));
    }

    @Test
    void allAreAskedAboutAndTheTrackingPageIsOpened() {
        var parcels = world.gateway.ships();
        add(paid(), "DHL", "1234567890");
        add(paid(), "DHL", "1234567891");
        parcels.says("1234567890", ParcelStatus.DELIVERED);
        parcels.says("1234567891", ParcelStatus.CANCELLED);
        go();
        fire("#ship-refresh-all");
        assertEquals(Set.of(ShipmentState.DELIVERED, ShipmentState.CANCELLED), Set.copyOf(states()));
        Pictures.fx(() -> ((TableView<?>) window.scene().lookup(".orders-table"))
                .getSelectionModel()
                .select(0));
        settle();
        fire("#ship-open");
        assertEquals(List.of("https://www.dhl.com/en/express/tracking.html?AWB=1234567891"), world.opened);
        pictures("shipments-cancelled");
        Pictures.fx(() -> ((TableView<?>) window.scene().lookup(".orders-table"))
                .getSelectionModel()
                .select(1));
        settle();
        pictures("shipments-delivered");
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
        wear(language, theme, width);
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
