package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Result;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Settlements;
import till.report.YearArchive;
import till.report.YearPrune;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Dialogs.Question;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.orders.OrderFilter;
import till.ui.reports.Span;

/** Years are put away and taken out, and statements fetched, in a real window, and as pictures in {@code target/pictures}. */
class KeepingJourneyTest extends WindowCases {
    @TempDir
    Path folder;

    private Payment paid() {
        var method = world.gateway.methods().getFirst();
        var request = ChargeRequest.of(world.gateway.id(), method.code(), Money.parse("HKD 88.50"));
        var payment = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        world.gateway.says(Standing.PAID);
        return world.check(payment.orderNo());
    }

    private void go(Route route) {
        Pictures.fx(() -> window.go(route));
        settle();
    }

    private Question asked() {
        return Pictures.onFx(() -> window.frame().dialogs().currentProperty().get())
                .orElseThrow();
    }

    private void type(String text) {
        var entry = asked().entry().orElseThrow();
        Pictures.fx(() -> entry.text().set(text));
    }

    private void answer(int choice) {
        Pictures.fx(() -> {
            var question = window.frame().dialogs().currentProperty().get().orElseThrow();
            window.frame().dialogs().answer(question.choices().get(choice));
        });
        settle();
    }

    private String text(String selector) {
        return Pictures.onFx(() -> ((Label) window.scene().lookup(selector)).getText());
    }

    /** In every dress, each width and language in one of them. */
    private void pictures(String name, Runnable then) {
        picture(name, Theme.LIGHT, Language.ENGLISH, 1366, then);
        picture(name, Theme.DARK, Language.TRADITIONAL_CHINESE, 1366, then);
        picture(name, Theme.LIGHT, Language.TRADITIONAL_CHINESE, 1024, then);
        picture(name, Theme.DARK, Language.ENGLISH, 1024, then);
        Pictures.fx(() -> window.speak(Language.ENGLISH));
    }

    private void picture(String name, Theme theme, Language language, int width, Runnable then) {
        wear(language, theme, width);
        then.run();
        ScreenWalk.settle();
        var file = String.join("-", name, theme.name(), language.tag(), Integer.toString(width));
        Pictures.fx(() -> Pictures.keep(window.scene(), file.toLowerCase(Locale.ROOT)));
        if (Pictures.onFx(() -> window.frame().dialogs().currentProperty().get())
                .isPresent()) {
            answer(1);
        }
    }

    private void reports() {
        go(new Route.Reports());
        Pictures.fx(() -> ((ScrollPane) window.scene().lookup(".reports-scroll")).setVvalue(1));
        settle();
    }

    private YearPrune.Wanted yearOf(Payment paid) {
        var year = Year.from(Objects.requireNonNull(paid.businessDay()));
        Pictures.fx(() -> world.pass(Duration.ofDays(500)));
        assertTrue(world.services.days().close(year.atDay(year.length()), Acting.UNNAMED) instanceof Result.Done<?>);
        return new YearPrune.Wanted(year, folder.resolve(YearArchive.folderName(year)));
    }

    @Test
    void aYearIsPutAwayAndTakenOutAndItsDaysNameTheArchive() {
        var paid = paid();
        var day = Objects.requireNonNull(paid.businessDay());
        var wanted = yearOf(paid);
        world.place = Optional.of(folder);
        reports();
        fire("#years-putAway");
        assertEquals("years.putAway.title", asked().title().key());
        type(wanted.year().toString());
        answer(0);
        assertTrue(text("#yearsTold").contains(wanted.archive().toString()), text("#yearsTold"));
        pictures("years-put-away", () -> {
            reports();
            fire("#years-putAway");
        });
        world.place = Optional.of(wanted.archive());
        pictures("years-take-out", () -> {
            reports();
            fire("#years-takeOut");
        });
        reports();
        fire("#years-takeOut");
        assertEquals("years.takeOut.title", asked().title().key());
        assertEquals("years.year", asked().entry().orElseThrow().key());
        answer(1);
        assertEquals(
                Result.done(new YearPrune.Pruned(1, 0)),
                world.reports().prune().prune(wanted, Optional::empty, (_, _) -> true, Acting.UNNAMED));
        pictures("archived-board", () -> board(day));
        assertEquals("In the archive of " + wanted.year(), text(".placeholder-title"));
        assertFalse(text("#compared").contains("archive"), text("#compared"));
        pictures("archived-orders", () -> orders(day));
        assertEquals("In the archive of " + wanted.year(), text(".placeholder-title"));
    }

    @SuppressWarnings("unchecked") // the one box of its name
    private void board(LocalDate day) {
        go(new Route.Reports());
        Pictures.fx(() -> {
            ((DatePicker) window.scene().lookup("#from")).setValue(day.minusDays(3));
            ((DatePicker) window.scene().lookup("#to")).setValue(day);
            ((ComboBox<Span>) window.scene().lookup("#span")).setValue(Span.RANGE);
        });
        settle();
    }

    private void orders(LocalDate day) {
        go(new Route.Orders());
        Pictures.fx(() -> {
            ((ComboBox<?>) window.scene().lookup("#days"))
                    .getSelectionModel()
                    .select(OrderFilter.Days.PICKED.ordinal());
            ((DatePicker) window.scene().lookup("#picked")).setValue(day);
        });
        settle();
    }

    @Test
    void aDaysStatementIsFetchedFromTheGateway() {
        var paid = paid();
        var day = Objects.requireNonNull(paid.businessDay());
        world.gateway.gives(OneStatement.of(paid, "8850"));
        pictures("fetch", () -> {
            go(new Route.Reports());
            fire("#reconcile");
            fire("#fetch");
        });
        // over the interface amounts are in cents
        world.gateway.gives(OneStatement.of(paid, "88.50"));
        fetch(day);
        assertTrue(
                text("#told").startsWith("None of its 1 rows could be understood. Row 2 says “88.50”"), text("#told"));
        world.gateway.gives(OneStatement.of(paid, "8850"));
        fetch(day);
        assertEquals("Statement and ledger agree.", text("#told"));
        pictures("fetched", () -> {});
    }

    private void fetch(LocalDate day) {
        fire("#fetch");
        assertEquals("reconcile.fetch.title", asked().title().key());
        type(day.toString());
        answer(0);
    }

    /** The statement of one day. */
    private record OneStatement(LocalDate day, String text) implements Settlements {
        static OneStatement of(Payment paid, String amount) {
            var day = Objects.requireNonNull(paid.businessDay());
            return new OneStatement(
                    day, "order_no,time,amount,currency\n" + paid.orderNo() + "," + day + "," + amount + ",HKD\n");
        }

        @Override
        public Outcome<SettlementList> settlements() {
            var one = new Settlement("S1", Map.of("date", day.toString()));
            return new Outcome.Answered<>(new SettlementList(List.of(one), "200"));
        }

        @Override
        public Outcome<SettlementFile> download(String settlementId) {
            return new Outcome.Answered<>(new SettlementFile("S1.csv", text, "200"));
        }
    }
}
