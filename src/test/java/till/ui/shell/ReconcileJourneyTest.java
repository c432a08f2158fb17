package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Role;
import till.domain.StatementRun;
import till.gateway.PaymentAnswer.Standing;
import till.report.statement.Compared;
import till.report.statement.Finding;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Dialogs.Question;
import till.ui.Pictures;
import till.ui.Route;

/** A statement held against the ledger in a real window, and as pictures in {@code target/pictures}. */
class ReconcileJourneyTest extends WindowCases {
    @TempDir
    Path folder;

    private Payment paid(String amount) {
        var method = world.gateway.methods().getFirst();
        var request = ChargeRequest.of(world.gateway.id(), method.code(), Money.parse(amount));
        var payment = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        world.gateway.says(Standing.PAID);
        return world.check(payment.orderNo());
    }

    private void file(String headings, String... rows) throws IOException {
        var text = headings + "\n" + String.join("\n", rows) + "\n";
        world.place = Optional.of(Files.write(folder.resolve("statement.csv"), text.getBytes(Charset.forName("GBK"))));
    }

    private static String row(Payment payment, String amount) {
        return String.join(",", payment.orderNo().text(), payment.businessDay() + " 12:00:00", amount, "HKD");
    }

    private void go() {
        Pictures.fx(() -> window.go(new Route.Reports()));
        WaitForAsyncUtils.waitForFxEvents();
        fire("#reconcile");
        assertInstanceOf(Route.Reconcile.class, window.route());
    }

    @SuppressWarnings("unchecked")
    private TableView<Compared> table() {
        return (TableView<Compared>) window.scene().lookup("#table");
    }

    private List<Finding> found() {
        return Pictures.onFx(
                () -> table().getItems().stream().map(Compared::finding).toList());
    }

    private String told() {
        return Pictures.onFx(() -> ((Label) window.scene().lookup("#told")).getText());
    }

    private void fourRows() throws IOException {
        var one = paid("HKD 88.50");
        var two = paid("HKD 20");
        var three = paid("HKD 5");
        file(
                "商户订单号,交易时间,交易金额,币种",
                row(one, "88.50"),
                row(two, "25.00"),
                "X1," + one.businessDay() + " 13:00:00,9.90,HKD");
        assertFalse(three.orderNo().text().isEmpty());
    }

    @Test
    void whatDiffersIsListedAndLeadsToItsOrder() throws IOException {
        fourRows();
        go();
        fire("#file");
        assertEquals(List.of(Finding.AMOUNT_DIFFERS, Finding.MISSING_HERE, Finding.MISSING_AT_GATEWAY), found());
        fire("#everything");
        assertEquals(4, found().size());
        fire("#ask");
        assertEquals(4, found().size());
        assertEquals(List.of(), unfilled());
        world.place = Optional.of(folder.resolve("result.csv"));
        fire("#save");
        assertEquals(5, Files.readAllLines(folder.resolve("result.csv")).size());
        Pictures.fx(() -> {
            table().getSelectionModel().select(1);
            table().requestFocus();
        });
        push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertInstanceOf(Route.Orders.class, window.route());
    }

    @Test
    void whoLooksAtAnOrderOrADifferenceGoesOnWithTheSameComparison() throws IOException {
        fourRows();
        go();
        fire("#file");
        fire("#everything");
        var tolerance = node("#tolerance", ComboBox.class);
        Pictures.fx(() -> tolerance.getSelectionModel().select(2));
        settle();
        var chosen = chosen();
        assertEquals(2, chosen.getLast());
        fire("#differences");
        Pictures.fx(() -> window.go(new Route.Reconcile()));
        settle();
        settle();
        assertEquals(4, found().size());
        assertEquals(chosen, chosen());
    }

    /** The file, the days and how far they may be apart. */
    private List<Object> chosen() {
        var file = node("#file", Button.class);
        var from = node("#from", DatePicker.class);
        var to = node("#to", DatePicker.class);
        var tolerance = node("#tolerance", ComboBox.class);
        return Pictures.onFx(() -> List.of(file.getText(), from.getValue(), to.getValue(), tolerance.getValue()));
    }

    @Test
    void aStatementThatWasLeftIsNotThereAgainNorIsThatOfAnotherPerson() throws IOException {
        fourRows();
        go();
        fire("#file");
        fire("#leave");
        go();
        assertEquals(List.of(), found());
        fire("#file");
        var mei = world.hire("mei", "Mei", Role.OWNER);
        Pictures.fx(() -> {
            world.session.signIn(mei);
            // the screen of the one before is left only now
            window.go(new Route.Orders());
            window.go(new Route.Reconcile());
        });
        settle();
        assertEquals(List.of(), found());
    }

    @Test
    void theFirstPressOfDownTakesTheFirstRow() throws IOException {
        fourRows();
        go();
        fire("#file");
        Pictures.fx(() -> table().requestFocus());
        push(KeyCode.DOWN);
        assertEquals(0, Pictures.onFx(() -> table().getSelectionModel().getSelectedIndex()));
        push(KeyCode.DOWN);
        assertEquals(1, Pictures.onFx(() -> table().getSelectionModel().getSelectedIndex()));
    }

    @Test
    void whoKeepsAComparisonFindsTheFocusWhereItWas() throws IOException {
        fourRows();
        go();
        fire("#file");
        var keep = node("#keep", Button.class);
        Pictures.fx(keep::requestFocus);
        fire("#keep");
        agree(question());
        settle();
        assertTrue(told().contains("3"), told());
        assertEquals(keep, Pictures.onFx(() -> window.scene().getFocusOwner()));
    }

    private Question question() {
        return Pictures.onFx(() -> window.frame().dialogs().currentProperty().get())
                .orElseThrow();
    }

    private void agree(Question question) {
        Pictures.fx(() -> window.frame().dialogs().answer(question.choices().getFirst()));
    }

    /** Words on screen with a gap that nothing was put into. */
    private List<String> unfilled() {
        return Pictures.onFx(() -> table().lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .filter(text -> text.contains("{"))
                .toList());
    }

    @Test
    void aComparisonIsKeptAfterAQuestionAndASignOffNamesWhatIsInItsWay() throws IOException {
        fourRows();
        go();
        fire("#file");
        fire("#keep");
        var question = question();
        assertEquals("reconcile.keep.text", question.text().key());
        assertEquals(List.of("3", "0", "0", "0"), question.text().arguments());
        assertEquals(List.of(), world.reports().reconciliations().open(null));
        agree(question);
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(3, world.reports().reconciliations().open(null).size());
        assertTrue(told().contains("3"), told());
        fire("#sign");
        var sign = question();
        agree(sign);
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                Optional.empty(),
                world.reports().reconciliations().open(null).stream()
                        .filter(each -> each.state() != till.domain.Difference.State.OPEN)
                        .findFirst());
    }

    /** The gateway's statement tells nothing of it: a comparison of before would be kept without it. */
    @Test
    void whatIsSoldWhileAComparisonIsLookedAtIsKeptWithIt() throws IOException {
        fourRows();
        go();
        fire("#file");
        assertEquals(3, found().size());
        paid("HKD 7");
        fire("#keep");
        var question = question();
        assertEquals(List.of("4", "0", "0", "0"), question.text().arguments());
        assertEquals(4, found().size());
        agree(question);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(4, world.reports().reconciliations().open(null).size());
    }

    /** What its proofs move is compared again before it is kept; the word that it is kept stays. */
    @Test
    void whatWasKeptStaysSaidAfterItsProofsWereUsed() throws IOException {
        world.gateway.says(Standing.WAITING);
        var method = world.gateway.methods().getFirst();
        var request = ChargeRequest.of(world.gateway.id(), method.code(), Money.parse("HKD 12"));
        var open = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        var other = paid("HKD 88.50");
        file(
                "商户订单号,交易时间,交易金额,币种",
                row(other, "80.00"),
                open.orderNo().text() + "," + other.businessDay() + " 12:00:00,12.00,HKD");
        go();
        fire("#file");
        fire("#keep");
        var question = question();
        assertEquals("reconcile.keep.proves", question.text().key());
        agree(question);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(List.of(1L), runs()));
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(told().startsWith("Kept as comparison 1"), told());
    }

    private List<Long> runs() {
        return world.ledger().reconciliations().runs(null, 9).stream()
                .map(StatementRun::number)
                .toList();
    }

    @Test
    void columnsThatAreNotKnownAreNamedOnceAndRemembered() throws IOException {
        var one = paid("HKD 88.50");
        file("Betreff,Wann,Summe", one.orderNo().text() + "," + one.businessDay() + ",88.50");
        go();
        fire("#file");
        assertTrue(told().contains("headings"), told());
        name("ORDER_NO", "Betreff");
        name("TIME", "Wann");
        name("AMOUNT", "Summe");
        assertEquals("Statement and ledger agree.", told());
        go();
        fire("#file");
        assertEquals("Statement and ledger agree.", told());
    }

    @SuppressWarnings("unchecked")
    private void name(String column, String heading) {
        Pictures.fx(() -> ((ComboBox<String>) window.scene().lookup("#column-" + column)).setValue(heading));
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aFileThatIsNoStatementIsSaidSo() throws IOException {
        world.place = Optional.of(Files.writeString(folder.resolve("note.txt"), "Dear shop\nthank you\n"));
        go();
        fire("#file");
        assertTrue(told().contains("headings"), told());
        assertEquals(List.of(), found());
    }

    @Test
    void pictures() throws IOException {
        fourRows();
        pictures("reconcile-none", () -> {});
        pictures("reconcile", () -> {
            fire("#file");
            Pictures.fx(() -> ((ToggleButton) window.scene().lookup("#everything")).setSelected(true));
        });
    }

    private void pictures(String name, Runnable then) {
        picture(name + "-light-en", Language.ENGLISH, Theme.LIGHT, 1366, then);
        picture(name + "-dark-zh-1024", Language.TRADITIONAL_CHINESE, Theme.DARK, 1024, then);
    }

    private void picture(String name, Language language, Theme theme, int width, Runnable then) {
        wear(language, theme, width);
        go();
        then.run();
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
