package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Item;
import till.domain.ItemNames;
import till.domain.Payment;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.report.statement.Matching;
import till.report.statement.StatementLayout;
import till.service.ChargeRequest;
import till.service.Started;
import till.ui.CutOffs;
import till.ui.Pictures;
import till.ui.Route;

/** What another till, or a command on the same ledger, does while a screen is open: the screen follows. */
class DoneElsewhereTest extends WindowCases {
    @TempDir
    Path folder;

    private void go(Route route) {
        Pictures.fx(() -> window.go(route));
        ScreenWalk.settle();
    }

    /** As once a second. */
    private void heard() {
        world.services.feed().refresh();
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What a scrolled part holds is there once it has its skin. */
    private Node node(String selector) {
        window.scene().getRoot().applyCss();
        return window.scene().lookup(selector);
    }

    @Override
    void fire(String selector) {
        Pictures.fx(() -> ((ButtonBase) node(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String words() {
        return Pictures.onFx(() -> String.join("\n", CutOffs.words(window.scene())));
    }

    private String field(String selector) {
        return Pictures.onFx(() -> ((TextField) node(selector)).getText());
    }

    private Role role(String id) {
        return world.services.operators().all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .role();
    }

    @Test
    void personAddedOrRenamedIsShown() {
        world.hire("ada", "Ada", Role.OWNER);
        go(new Route.Settings(Route.Settings.Part.PEOPLE, null));
        fire("#operator-ada");
        var mei = world.hire("mei", "Mei", Role.CASHIER);
        heard();
        await().until(() -> words().contains("Mei"));
        fire("#operator-mei");
        world.services.operators().rename("mei", "Mei Ling", Acting.UNNAMED).value();
        heard();
        await().until(() -> field("#field-name").equals("Mei Ling"));
        assertEquals("mei", mei.id());
    }

    @Test
    void whatIsTypedStaysAndTakesNothingBack() {
        world.hire("ada", "Ada", Role.OWNER);
        world.hire("mei", "Mei", Role.MANAGER);
        go(new Route.Settings(Route.Settings.Part.PEOPLE, null));
        fire("#operator-mei");
        Pictures.fx(() -> ((TextField) node("#field-name")).setText("Mei Wong"));
        world.services.operators().role("mei", Role.CASHIER, Acting.UNNAMED).value();
        heard();
        assertEquals("Mei Wong", field("#field-name"));
        fire("#savePerson");
        ScreenWalk.settle();
        assertEquals(Role.CASHIER, role("mei"));
    }

    @Test
    void whoMayNoLongerWorkHereIsLockedOutAtOnce() {
        world.hire("ada", "Ada", Role.OWNER);
        var mei = world.hire("mei", "Mei", Role.CASHIER);
        Pictures.fx(() -> world.session.signIn(mei));
        heard();
        assertFalse(Pictures.onFx(world.session::isLocked));
        world.services.operators().disable("mei", Acting.UNNAMED).value();
        heard();
        await().until(() -> Pictures.onFx(world.session::isLocked));
    }

    @Test
    void quickButtonHasTheNewPrice() {
        var tea = new Item("TEA", "", ItemNames.of("Oolong tea"), Money.parse("HKD 24.00"), "Food", 1, null, true);
        var kept = world.catalogue.add(tea, Acting.UNNAMED).value();
        go(new Route.Charge());
        var dearer = new Item("TEA", "", ItemNames.of("Oolong tea"), Money.parse("HKD 26.00"), "Food", 1, null, true);
        world.catalogue.change(kept, dearer, Acting.UNNAMED).value();
        heard();
        await().until(() -> words().contains("26.00"));
        clickOn("#quick-1");
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#method-2");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Money.parse("HKD 26.00"), world.gateway.orders().getFirst().amount());
    }

    @Test
    void figuresOfTodayBecomeThoseOfTheNewDay() {
        paid("88.50");
        go(new Route.Reports());
        assertTrue(figures().contains("HKD 88.50"), figures().toString());
        Pictures.fx(() -> world.pass(Duration.ofDays(1)));
        await().until(() -> !figures().contains("HKD 88.50"));
    }

    private List<String> figures() {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".figure-value").stream()
                .filter(DoneElsewhereTest::isSeen)
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private Payment paid(String amount) {
        world.gateway.says(Standing.WAITING);
        var request = ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD " + amount));
        var payment = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        world.gateway.says(Standing.PAID);
        return world.check(payment.orderNo());
    }

    @Test
    void differenceIsFollowedWithItsHistory() throws Exception {
        var first = differs("25.00");
        go(new Route.Differences());
        assertEquals(1, rows().size());
        Pictures.fx(() -> table().getSelectionModel().select(0));
        world.reports()
                .reconciliations()
                .comment(first, "asked the bank", Acting.UNNAMED)
                .value();
        heard();
        await().until(() -> about().contains("asked the bank"));
        world.reports()
                .reconciliations()
                .accept(first, "a test of theirs", Acting.UNNAMED)
                .value();
        heard();
        await().until(() -> rows().isEmpty());
    }

    private Difference differs(String theirs) throws Exception {
        var paid = paid("20.00");
        var day = Objects.requireNonNull(paid.businessDay());
        var row = paid.orderNo().text() + "," + day + " 12:00:00," + theirs + ",HKD\n";
        var text = ("order_no,time,amount,currency\n" + row).getBytes(StandardCharsets.UTF_8);
        var layout = new StatementLayout(
                Map.of(),
                false,
                world.services.here().calendar().zone(),
                paid.amount().getCurrencyUnit());
        var reports = world.reports();
        var statement = reports.statements()
                .read(Files.write(folder.resolve("statement.csv"), text), layout, _ -> {})
                .value();
        var found = reports.statements().match(new Matching.Scope("gnete", day, day, 1), statement);
        reports.reconciliations().keep(statement, found, Acting.UNNAMED).value();
        return reports.reconciliations().open(null).getFirst();
    }

    @SuppressWarnings("unchecked") // the one table of its name
    private TableView<Difference> table() {
        return (TableView<Difference>) window.scene().lookup("#table");
    }

    private List<Difference> rows() {
        return Pictures.onFx(() -> List.copyOf(table().getItems()));
    }

    private String about() {
        return Pictures.onFx(() -> ((Pane) window.scene().lookup("#about"))
                .getChildren().stream()
                        .map(line -> ((Label) line).getText())
                        .reduce("", (all, line) -> all + line + "\n"));
    }
}
