package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.chart.BarChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Role;
import till.ledger.SeededYear;
import till.report.Board.Days;
import till.settings.AmountFormat;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.reports.Span;

/** The reports in a real window, over a year of payments in four currencies, and as pictures in {@code target/pictures}. */
class ReportsJourneyTest extends WindowCases {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private void seed(int payments, int days) throws SQLException {
        var calendar = world.services.here().calendar();
        SeededYear.intoMemory(
                world.ledgerName, new SeededYear.Plan(payments, TODAY.minusDays(days - 1L), days, calendar, 3));
    }

    private void open() {
        Pictures.fx(() -> window.go(new Route.Charge()));
        press(KeyCode.SHIFT).press(KeyCode.F7).release(KeyCode.F7).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void choose(Span span) {
        Pictures.fx(() -> this.<Span>combo().setValue(span));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked") // the one box of its name
    private <T> ComboBox<T> combo() {
        return (ComboBox<T>) window.scene().lookup("#span");
    }

    private static String texts(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private List<String> values() {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".figure-value").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    @Test
    void theRailStartsAtNothingWhenTheBusinessDayTurns() throws SQLException {
        var calendar = world.services.here().calendar();
        SeededYear.intoMemory(world.ledgerName, new SeededYear.Plan(60, TODAY.plusDays(1), 1, calendar, 3));
        Pictures.fx(() -> world.pass(Duration.ofDays(1)));
        WaitForAsyncUtils.waitForFxEvents();
        var glance = (Label) window.scene().lookup(".rail-today");
        assertTrue(glance.isVisible());
        Pictures.fx(() -> world.pass(Duration.ofDays(1)));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(glance.isVisible());
    }

    @Test
    void keysStartAtTheDaysAndNotAtTheRail() {
        open();
        assertEquals("span", Pictures.onFx(() -> window.scene().getFocusOwner().getId()));
    }

    @Test
    void cardsChartAndTableShowTheLedgersOwnSums() throws SQLException {
        seed(4_000, 14);
        open();
        choose(Span.LAST_WEEK);
        var part = world.dependencies()
                .reports()
                .dashboard()
                .read(new Days(TODAY.minusDays(6), TODAY, null))
                .parts()
                .getFirst();
        assertEquals(CurrencyUnit.of("HKD"), part.currency());
        var now = part.all().now();
        assertEquals(
                List.of(
                        AmountFormat.withCurrency(now.taken()),
                        AmountFormat.withCurrency(now.refunded()),
                        AmountFormat.withCurrency(now.net()),
                        texts(now.payments()) + ", " + now.refunds() + " refunded",
                        AmountFormat.withCurrency(now.average().orElseThrow())),
                values());
        var bars = Pictures.onFx(() -> ((BarChart<?, ?>) window.scene().lookup(".takings"))
                .getData().getFirst().getData().stream()
                        .map(bar -> bar.getYValue().toString())
                        .toList());
        assertEquals(
                part.days().stream()
                        .map(day -> day.brought().now().taken().getAmount().toPlainString())
                        .toList(),
                bars);
        clickOn("#asTable");
        WaitForAsyncUtils.waitForFxEvents();
        var table = Pictures.onFx(() -> {
            var shown = (TableView<?>) window.scene().lookup(".figure-table");
            return shown.getItems().size() + " " + shown.getColumns().get(2).getCellData(0);
        });
        assertEquals(
                "7 "
                        + AmountFormat.grouped(
                                part.days().getFirst().brought().now().taken()),
                table);
        clickOn(Pictures.onFx(() -> window.scene().getRoot().lookupAll(".chip").stream()
                .filter(node ->
                        node instanceof ToggleButton chip && chip.getText().equals("KWD"))
                .findFirst()
                .orElseThrow()));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(values().getFirst().matches("KWD [0-9,]+\\.[0-9]{3}"), values().toString());
    }

    @Test
    void aYearSaysThatItsBarsAreMonths() throws SQLException {
        seed(200, 60);
        open();
        choose(Span.LAST_YEAR);
        assertEquals("Taken by month", text("#timeHeading"));
        clickOn("#byHour");
        assertEquals("Taken by hour", text("#timeHeading"));
        clickOn("#byHour");
        clickOn("#asTable");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "Month",
                Pictures.onFx(() -> ((TableView<?>) window.scene().lookup(".figure-table"))
                        .getColumns()
                        .getFirst()
                        .getText()));
    }

    private String text(String label) {
        WaitForAsyncUtils.waitForFxEvents();
        return Pictures.onFx(() -> ((Label) window.scene().lookup(label)).getText());
    }

    @Test
    void theChosenDaysAreWrittenAsAWorkbook() throws Exception {
        seed(500, 3);
        open();
        choose(Span.LAST_WEEK);
        var file = Files.createTempDirectory("reports").resolve("week.xlsx");
        world.place = Optional.of(file);
        Pictures.fx(() -> ((ComboBox<?>) window.scene().lookup(".files-format"))
                .getSelectionModel()
                .selectLast());
        Pictures.fx(() -> ((Button) window.scene().lookup("#write")).fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(Files.size(file) > 10_000, "a workbook of 500 rows: " + Files.size(file));
        var told = Pictures.onFx(() -> ((Label) window.scene().lookup("#told")).getText());
        assertTrue(told.matches("(?s)Rows: [0-9]+, written to .*week\\.xlsx\\."), told);
    }

    @Test
    void whoMayNotSeeReportsIsAskedForAnApprovalAndSeesNone() {
        world.hire("mei", "Mei", Role.OWNER);
        var cashier = world.hire("bo", "Bo", Role.CASHIER);
        Pictures.fx(() -> world.session.signIn(cashier));
        Pictures.fx(() -> window.go(new Route.Reports()));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "The list could not be read",
                Pictures.onFx(() -> ((Label) window.scene().lookup(".placeholder-title")).getText()));
    }

    @Test
    void aDayWithoutMoneySaysSo() {
        open();
        assertEquals(
                "No money moved on these days",
                Pictures.onFx(() -> ((Label) window.scene().lookup(".placeholder-title")).getText()));
    }

    @Test
    void inEveryDress() throws SQLException {
        open();
        Pictures.fx(() -> Pictures.keep(window.scene(), "reports-empty"));
        seed(6_000, 14);
        open();
        for (var width : new int[] {1366, 1024}) {
            for (var theme : List.of(width == 1366 ? Theme.LIGHT : Theme.DARK)) {
                for (var language : List.of(Language.ENGLISH, Language.TRADITIONAL_CHINESE)) {
                    world.set(now -> now.withTheme(theme).withLanguage(language));
                    Pictures.fx(() -> {
                        stage.setWidth(width);
                        stage.setHeight(768);
                    });
                    for (var span : List.of(Span.TODAY, Span.LAST_MONTH)) {
                        choose(span);
                        ScreenWalk.settle();
                        Pictures.fx(() -> Pictures.keep(
                                window.scene(),
                                List.of("reports", width + "", theme + "", language + "", span + "").stream()
                                        .map(String::toLowerCase)
                                        .collect(Collectors.joining("-"))));
                    }
                }
            }
        }
        Pictures.fx(() -> ((ToggleButton) window.scene().lookup("#asTable")).setSelected(true));
        ScreenWalk.settle();
        Pictures.fx(() -> Pictures.keep(window.scene(), "reports-table"));
    }
}
