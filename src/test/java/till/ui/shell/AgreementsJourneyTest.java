package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Agreement;
import till.domain.Mode;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.settings.Language;
import till.settings.Theme;
import till.ui.AgreeingGateway;
import till.ui.CutOffs;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;
import till.ui.agreements.AgreementLine;

/** An agreement written down at the window, charged on its day, and shown; in a real window. */
class AgreementsJourneyTest extends WindowCases {
    private final AgreeingGateway gateway;

    AgreementsJourneyTest() {
        var agreeing = new AgreeingGateway();
        super(new UiWorld(Mode.TRAINING, List.of(agreeing)));
        gateway = agreeing;
    }

    private void keys(KeyCode... codes) {
        press(codes).release(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void select(String selector) {
        var list = node(selector, ListView.class);
        Pictures.fx(() -> list.getSelectionModel().selectFirst());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fill(String selector, String text) {
        var field = node(selector, TextInputControl.class);
        Pictures.fx(() -> field.setText(text));
    }

    @SuppressWarnings("unchecked")
    private List<AgreementLine> lines() {
        return Pictures.onFx(() -> List.copyOf(
                ((ListView<AgreementLine>) window.scene().lookup(".agreements-all .agreements-list")).getItems()));
    }

    private List<String> words() {
        return Pictures.onFx(() -> CutOffs.words(window.scene()));
    }

    private Agreement written() {
        SampleAgreements.firstPayment(world, "acqra");
        keys(KeyCode.SHIFT, KeyCode.F3);
        var candidates = node("#candidate", ComboBox.class);
        Pictures.fx(() -> candidates.getSelectionModel().selectFirst());
        fill("#agreement-CUSTOMER", "Mei");
        fill("#agreement-EXPIRY", "08/29");
        fill("#consent", "HKD 99 a month");
        fire("#make");
        return lines().getFirst().agreement();
    }

    @Test
    void whatIsWrittenDownIsChargedOnItsDayAndShown() {
        var agreement = written();
        assertEquals("2026-12-21", String.valueOf(agreement.standing().due()));
        assertEquals("HKD 99.00", agreement.terms().amount().toString());
        assertEquals(
                Optional.of(YearMonth.of(2029, 8)),
                Optional.ofNullable(world.expiries.kept.get(agreement.id())).map(each -> each.month()));
        later(29);
        world.agreements.byItself();
        assertEquals(List.of(), gateway.charged());
        later(1);
        world.agreements.byItself();
        assertEquals(1, gateway.charged().size());
        gateway.usual().says(Standing.PAID);
        world.check(gateway.charged().getFirst().orderNo());
        world.agreements.byItself();
        assertEquals(1, gateway.charged().size());
        await().until(() -> words().containsAll(List.of("Next 2027-01-21", "2026-12-21, try 1", "Paid")));
        Pictures.fx(() -> Pictures.keep(window.scene(), "agreement-charged"));
        select("#charges");
        fire("#payment");
        assertEquals(new Route.Orders(gateway.charged().getFirst().orderNo()), window.route());
    }

    private void later(int days) {
        Pictures.fx(() -> world.pass(Duration.ofDays(days)));
    }

    @Test
    void itIsPausedResumedAndOnlyCancelledWhenThatIsConfirmed() {
        var agreement = written();
        fire("#pause");
        assertEquals(Agreement.State.PAUSED, state(agreement));
        fire("#pause");
        assertEquals(Agreement.State.ACTIVE, state(agreement));
        fire("#cancel");
        keys(KeyCode.ESCAPE);
        assertEquals(Agreement.State.ACTIVE, state(agreement));
        fire("#cancel");
        fire(".question .danger");
        assertEquals(Agreement.State.CANCELLED, state(agreement));
        assertTrue(world.expiries.kept.isEmpty());
        assertTrue(node("#pause", Button.class).isDisabled()
                && node("#expiry", Button.class).isDisabled());
    }

    /** By another till, or by a command: its event is about no payment. */
    @Test
    void whatIsChangedElsewhereIsShown() {
        var agreement = written();
        assertTrue(
                world.agreements.pause(agreement.id(), Acting.UNNAMED).failure().isEmpty());
        await().until(() -> lines().getFirst().agreement().standing().state() == Agreement.State.PAUSED
                && words().contains("Resume"));
    }

    private Agreement.State state(Agreement agreement) {
        return world.agreements.find(agreement.id()).orElseThrow().standing().state();
    }

    @Test
    void aRenewedCardsExpiryIsTypedAndKept() {
        var agreement = written();
        fire("#expiry");
        var accept = node(".question .accent", Button.class);
        assertTrue(accept.isDisabled());
        fill(".question-field", "13/29");
        assertTrue(accept.isDisabled());
        fill(".question-field", "02/31");
        Pictures.fx(accept::fire);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                YearMonth.of(2031, 2),
                Objects.requireNonNull(world.expiries.kept.get(agreement.id())).month());
    }

    /** The list may be seen by all; what changes one needs the owner's PIN where somebody else works. */
    @Test
    void aCashierSeesThemAndChangesNone() {
        var agreement = written();
        world.hire("mei", "Mei", Role.OWNER);
        var cashier = world.hire("ho", "Ho", Role.CASHIER);
        Pictures.fx(() -> world.session.signIn(cashier));
        keys(KeyCode.SHIFT, KeyCode.F3);
        assertInstanceOf(Route.Agreements.class, window.route());
        select(".agreements-all .agreements-list");
        fire("#pause");
        assertEquals(Agreement.State.ACTIVE, state(agreement));
        assertTrue(node(".approval", Node.class).isVisible());
        keys(KeyCode.ESCAPE);
        assertEquals(Agreement.State.ACTIVE, state(agreement));
    }

    @Test
    void whatIsMissingIsSaidInPlaceAndNothingIsWritten() {
        SampleAgreements.firstPayment(world, "acqra");
        keys(KeyCode.SHIFT, KeyCode.F3);
        fill("#agreement-PAYMENT", "T01FIRST1");
        fill("#agreement-EXPIRY", "08/20");
        fire("#make");
        assertTrue(node(".agreements-problem", Label.class).isVisible());
        assertEquals(List.of(), lines());
        assertTrue(world.expiries.kept.isEmpty());
    }

    @Test
    void theListIsSearchedNarrowedAndWrittenToAFile(@TempDir Path folder) throws IOException {
        SampleAgreements.into(world, SampleAgreements.firstPayment(world, "acqra"));
        keys(KeyCode.SHIFT, KeyCode.F3);
        assertEquals(4, lines().size());
        fill(".agreements-search", "mei 8813");
        assertEquals(
                List.of("T01A3"),
                lines().stream().map(line -> line.agreement().id()).toList());
        fill(".agreements-search", "");
        var over = node("#agreements-OVER", javafx.scene.control.ToggleButton.class);
        Pictures.fx(over::fire);
        assertEquals(
                List.of("T01A4"),
                lines().stream().map(line -> line.agreement().id()).toList());
        world.place = Optional.of(folder.resolve("a.csv"));
        fire("#export");
        assertEquals(8, Files.readAllLines(folder.resolve("a.csv")).size());
        assertFalse(node("#told", Label.class).getText().isEmpty());
    }

    /** Off at first; switched on once the risk was read, for this mode alone; off again at once. */
    @Test
    void theOwnerSwitchesChargingByItselfOnAndOff() {
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.AGREEMENTS, null)));
        assertEquals(Set.of(), world.settings.current().charging());
        fire("#charging");
        assertEquals(Set.of(), world.settings.current().charging());
        Pictures.fx(() -> Pictures.keep(window.scene(), "agreements-switch"));
        fire(".question .danger");
        assertEquals(Set.of(Mode.TRAINING), world.settings.current().charging());
        fire("#charging");
        assertEquals(Set.of(), world.settings.current().charging());
        world.hire("mei", "Mei", Role.OWNER);
        var manager = world.hire("max", "Max", Role.MANAGER);
        Pictures.fx(() -> world.session.signIn(manager));
        fire("#charging");
        fire(".question .danger");
        assertTrue(node(".approval", Node.class).isVisible());
        assertEquals(Set.of(), world.settings.current().charging());
    }

    /** In both themes, two languages and two sizes; no word may be cut off but a customer's long name. */
    @Test
    void itIsPictured() {
        SampleAgreements.into(world, SampleAgreements.firstPayment(world, "acqra"));
        var cut = new ArrayList<String>();
        for (var width : List.of(1366, 1024)) {
            for (var language : List.of(Language.ENGLISH, Language.TRADITIONAL_CHINESE)) {
                for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
                    wear(language, theme, width);
                    for (var route : List.of(new Route.Agreements(), new Route.Agreements("T01A1"))) {
                        Pictures.fx(() -> window.go(route));
                        WaitForAsyncUtils.waitForFxEvents();
                        var name = "agreements-" + (route.shown() == null ? "" : "one-") + language.tag() + "-" + theme
                                + "-" + width;
                        Pictures.fx(() -> {
                            Pictures.keep(window.scene(), name);
                            CutOffs.of(
                                            window.scene(),
                                            "gateway",
                                            "top-open",
                                            "top-clock",
                                            "rail-shop",
                                            "rail-hint",
                                            "agreements-customer")
                                    .forEach(each -> cut.add(name + " " + each));
                        });
                    }
                }
            }
        }
        assertEquals(List.of(), cut);
    }
}
