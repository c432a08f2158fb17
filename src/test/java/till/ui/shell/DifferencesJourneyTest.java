package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Payment;
import till.gateway.PaymentAnswer.Standing;
import till.report.statement.Matching;
import till.report.statement.StatementLayout;
import till.service.ChargeRequest;
import till.service.RefundRequest;
import till.service.Started;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** Differences over all days in a real window: late ones on their own day, comments, reasons; pictures in {@code target/pictures}. */
class DifferencesJourneyTest extends WindowCases {
    @TempDir
    Path folder;

    private Payment paid(String amount) {
        var method = world.gateway.methods().getFirst();
        var request = ChargeRequest.of(world.gateway.id(), method.code(), Money.parse(amount));
        var payment = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        world.gateway.says(Standing.PAID);
        return world.check(payment.orderNo());
    }

    /** Keeps the comparison of a statement with these rows. */
    private void kept(Payment of, String... rows) throws IOException {
        var text = "order_no,time,amount,currency\n" + String.join("\n", rows) + "\n";
        var file = Files.write(folder.resolve("statement.csv"), text.getBytes(StandardCharsets.UTF_8));
        var reports = world.reports();
        var calendar = world.services.here().calendar();
        var layout = new StatementLayout(
                java.util.Map.of(), false, calendar.zone(), of.amount().getCurrencyUnit());
        var statement = reports.statements().read(file, layout, _ -> {}).value();
        var day = java.util.Objects.requireNonNull(of.businessDay());
        var found = reports.statements().match(new Matching.Scope("gnete", day, day, 1), statement);
        reports.reconciliations().keep(statement, found, Acting.UNNAMED).value();
    }

    private static String row(Payment payment, String number, String amount) {
        return number + "," + payment.businessDay() + " 12:00:00," + amount + ",HKD";
    }

    /** A signed day, and a statement that came later with a row more. */
    private Payment signedThenLate() throws IOException {
        var paid = paid("HKD 88.50");
        kept(paid, row(paid, paid.orderNo().text(), "88.50"));
        var day = java.util.Objects.requireNonNull(paid.businessDay());
        world.services.days().close(day, Acting.UNNAMED).value();
        world.reports().reconciliations().signOff("gnete", day, Acting.UNNAMED).value();
        kept(paid, row(paid, paid.orderNo().text(), "88.50"), row(paid, "X9", "7.00"));
        return paid;
    }

    private void go() {
        Pictures.fx(() -> window.go(new Route.Reconcile()));
        settle();
        fire("#differences");
        assertInstanceOf(Route.Differences.class, window.route());
    }

    @SuppressWarnings("unchecked")
    private TableView<Difference> table() {
        return (TableView<Difference>) window.scene().lookup("#table");
    }

    private List<Difference> rows() {
        return Pictures.onFx(() -> List.copyOf(table().getItems()));
    }

    private void choose(int row) {
        Pictures.fx(() -> {
            table().getSelectionModel().select(row);
            table().requestFocus();
        });
        settle();
    }

    private String about() {
        return Pictures.onFx(() -> ((Pane) window.scene().lookup("#about"))
                .getChildren().stream()
                        .map(line -> ((Label) line).getText())
                        .reduce("", (all, line) -> all + line + "\n"));
    }

    private void answer(String words) {
        var question = Pictures.onFx(
                        () -> window.frame().dialogs().currentProperty().get())
                .orElseThrow();
        Pictures.fx(() -> {
            question.entry().ifPresent(entry -> entry.text().set(words));
            window.frame().dialogs().answer(question.choices().getFirst());
        });
        settle();
        settle();
    }

    @Test
    void aLateRowStandsOnItsOwnDayBesideTheSignedOne() throws IOException {
        var paid = signedThenLate();
        go();
        assertEquals(1, rows().size());
        var late = rows().getFirst();
        assertTrue(late.late());
        assertEquals(paid.businessDay(), late.day());
        choose(0);
        assertTrue(about().contains("signed off (number 1"), about());
        assertTrue(about().contains("Statement HKD 88.50, ledger HKD 88.50, rows 1"), about());
        fire("#comment");
        answer("asked the bank");
        assertTrue(about().contains("asked the bank"), about());
        fire("#accept");
        answer("a test of theirs");
        assertEquals(List.of(), rows());
        fire("#accepted");
        assertEquals(Difference.State.ACCEPTED, rows().getFirst().state());
        var day = world.reports().reconciliations().days("gnete", 1).getFirst();
        assertTrue(day.changedSince());
        assertEquals(1, java.util.Objects.requireNonNull(day.signed()).number());
    }

    @Test
    void aRefundHasAMinusSign() throws IOException {
        var paid = paid("HKD 20.00");
        world.services
                .refunds()
                .refund(new RefundRequest(paid.orderNo(), Money.parse("HKD 8.50"), "cold"), Acting.UNNAMED);
        kept(paid, row(paid, paid.orderNo().text(), "20.00"));
        go();
        assertEquals(1, rows().size());
        var cells = Pictures.onFx(() -> table().lookupAll(".table-cell .label").stream()
                .map(cell -> ((Label) cell).getText())
                .toList());
        assertTrue(cells.contains("HKD -8.50\n" + paid.businessDay()), cells.toString());
    }

    @Test
    void enterLeadsToTheOrder() throws IOException {
        var paid = paid("HKD 20.00");
        kept(paid, row(paid, paid.orderNo().text(), "25.00"));
        go();
        choose(0);
        push(KeyCode.ENTER);
        settle();
        assertEquals(new Route.Orders(paid.orderNo()), window.route());
    }

    @Test
    void pictures() throws IOException {
        picture("differences-none-light-en", Language.ENGLISH, Theme.LIGHT, 1366);
        var paid = signedThenLate();
        world.hire("mei", "Mei", till.domain.Role.OWNER);
        var other = world.reports().reconciliations().open(null).getFirst();
        assertEquals(paid.businessDay(), other.day());
        for (var language : Language.values()) {
            for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
                picture("differences-" + theme + "-" + language + "-1366", language, theme, 1366);
                picture("differences-" + theme + "-" + language + "-1024", language, theme, 1024);
            }
        }
    }

    private void picture(String name, Language language, Theme theme, int width) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
            window.go(new Route.Differences());
        });
        settle();
        choose(0);
        Pictures.fx(() -> Pictures.keep(window.scene(), name.toLowerCase(java.util.Locale.ROOT)));
    }
}
