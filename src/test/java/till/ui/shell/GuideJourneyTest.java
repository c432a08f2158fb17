package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.Role;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** The guide for the first start, by keys. */
class GuideJourneyTest extends WindowCases {
    @BeforeEach
    void open() {
        Pictures.fx(() -> window.go(new Route.Guide()));
    }

    @Test
    void enterAloneLeadsToATrainingSale() {
        for (var presses = 0; presses < 5; presses++) {
            assertInstanceOf(Route.Guide.class, window.route());
            press(KeyCode.ENTER);
        }
        assertInstanceOf(Route.Charge.class, window.route());
        assertTrue(world.settings.current().guided());
        assertEquals(List.of(), world.restarts);
    }

    @Test
    void escLeadsToATrainingSaleFromEveryStep() {
        for (var steps = 0; steps < 5; steps++) {
            var before = steps;
            Pictures.fx(() -> window.go(new Route.Guide()));
            for (var step = 0; step < before; step++) {
                press(KeyCode.ENTER);
            }
            press(KeyCode.ESCAPE);
            assertInstanceOf(Route.Charge.class, window.route());
        }
        assertTrue(world.settings.current().guided());
    }

    @Test
    void nothingButTheGuideIsSeenOrReachedByAKey() {
        press(KeyCode.F2);
        assertInstanceOf(Route.Guide.class, window.route());
        assertFalse(seen("#bars"));
        assertFalse(seen("#side"));
        press(KeyCode.ESCAPE);
        assertTrue(seen("#bars"));
        assertTrue(seen("#side"));
    }

    @Test
    void aLanguageIsSpokenAtOnceAndNothingTypedIsLostByGoingBack() {
        Pictures.fx(() -> ((ToggleButton) find("#guide-zh-Hant")).fire());
        assertEquals("這部收銀機使用哪種語言？", ((Label) find(".guide-title")).getText());
        press(KeyCode.ENTER);
        type("#guideShop", "海港茶室");
        Pictures.fx(
                () -> ((ComboBox<?>) find("#guideCurrency")).getSelectionModel().select(6));
        press(KeyCode.ENTER);
        assertEquals("海港茶室", world.settings.current().shopName());
        assertEquals(CurrencyUnit.of("IDR"), world.settings.current().currency());
        Pictures.fx(() -> ((Button) find("#back")).fire());
        assertEquals("海港茶室", ((TextField) find("#guideShop")).getText());
        assertEquals(Language.TRADITIONAL_CHINESE, world.settings.current().language());
    }

    @Test
    void aTillNameThatIsNoneIsSaidSoAndAnotherOneOpensTheTillAgain() {
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        type("#guideTill", "no blanks");
        press(KeyCode.ENTER);
        assertTrue(seen("#problem"));
        assertEquals("T01", world.settings.current().till());
        type("#guideTill", "T02");
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        assertEquals("T02", world.settings.current().till());
        assertEquals(List.of("again"), world.restarts);
    }

    @Test
    void theOwnerIsMadeOnceAndTheWayBackIsShown() {
        toOwner();
        type("#guideName", "Mei Chan");
        type("#guidePin", "2468");
        press(KeyCode.ENTER);
        assertTrue(seen("#problem"), "the PIN was typed once only");
        type("#guideAgain", "2468");
        press(KeyCode.ENTER);
        assertEquals(
                List.of(new Operator("mei-chan", "Mei Chan", Role.OWNER, true)),
                world.services.operators().all());
        assertFalse(((TextField) find("#guideRecovery")).getText().isBlank());
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        assertInstanceOf(Route.Charge.class, window.route());
        assertEquals(1, world.services.operators().all().size());
    }

    @Test
    void aPinWithoutANameIsNotPassedOver() {
        toOwner();
        type("#guidePin", "2468");
        press(KeyCode.ENTER);
        assertTrue(seen("#problem"));
        Pictures.fx(() -> ((Button) find("#later")).fire());
        assertFalse(seen("#problem"));
        assertEquals(List.of(), world.services.operators().all());
        assertTrue(seen("#guidePractise"));
    }

    @Test
    void liveLeadsToTheGatewaysOfTheSettings() {
        toOwner();
        press(KeyCode.ENTER);
        Pictures.fx(() -> find("#guideLive").requestFocus());
        press(KeyCode.ENTER);
        assertEquals(
                Route.Settings.Part.GATEWAYS,
                assertInstanceOf(Route.Settings.class, window.route()).part());
        assertTrue(world.settings.current().guided());
    }

    @Test
    void eachStepBeginsWhereSomethingIsFilledIn() {
        for (var first : Arrays.asList("guide-en", "guideShop", "guideTill", "guideName", "guidePractise")) {
            assertEquals(
                    first, Pictures.onFx(() -> window.scene().getFocusOwner().getId()));
            press(KeyCode.ENTER);
        }
    }

    @Test
    void theListOfShortcutsOpensClosesAndIsNarrowed() {
        press(KeyCode.ESCAPE);
        press(KeyCode.F12);
        var all = lines();
        assertTrue(all > 25, "lines: " + all);
        type("#shortcutSearch", "gateway now");
        assertEquals(3, lines());
        press(KeyCode.ESCAPE);
        assertFalse(seen("#shortcuts"));
        assertInstanceOf(Route.Charge.class, window.route());
        press(KeyCode.F12);
        picture("shortcuts-en", Language.ENGLISH, Theme.LIGHT, 1366, 100);
        picture("shortcuts-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 1366, 100);
        picture("shortcuts-hans-1024", Language.SIMPLIFIED_CHINESE, Theme.LIGHT, 1024, 100);
        picture("shortcuts-en-200", Language.ENGLISH, Theme.LIGHT, 1366, 200);
        press(KeyCode.F12);
        assertFalse(seen("#shortcuts"));
    }

    @Test
    void aKeyOfTheListLeadsWhereItSaysFromThere() {
        press(KeyCode.ESCAPE);
        press(KeyCode.F12);
        assertTrue(seen("#shortcuts"));
        press(KeyCode.F2);
        assertFalse(seen("#shortcuts"));
        assertInstanceOf(Route.Orders.class, window.route());
    }

    private int lines() {
        return Pictures.onFx(
                () -> window.scene().getRoot().lookupAll(".shortcut-line").size());
    }

    @Test
    void whoSetsGatewaysUpInTrainingIsOneOfTheShopsPeople() {
        var done = new ArrayList<Acting>();
        Pictures.fx(() -> window.frame().approvals().askShop(Act.SET_UP, done::add));
        Pictures.fx(() -> {});
        assertEquals(List.of(Acting.UNNAMED), done);
        var mei = world.hire("mei", "Mei Chan", Role.OWNER);
        Pictures.fx(() -> window.frame().approvals().askShop(Act.SET_UP, done::add));
        Pictures.fx(() -> {});
        assertEquals(1, done.size());
        for (var digit : UiWorld.PIN.split("")) {
            Pictures.fx(() -> Event.fireEvent(
                    window.scene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_TYPED, digit, digit, KeyCode.UNDEFINED, false, false, false, false)));
        }
        press(KeyCode.ENTER);
        assertEquals(List.of(Acting.UNNAMED, Acting.as(mei)), done);
    }

    @Test
    void theStepsArePictured() {
        for (var step = 1; step <= 5; step++) {
            picture("guide-" + step + "-en", Language.ENGLISH, Theme.LIGHT, 1366, 100);
            picture("guide-" + step + "-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 1366, 100);
            picture("guide-" + step + "-hans-1024", Language.SIMPLIFIED_CHINESE, Theme.LIGHT, 1024, 100);
            picture("guide-" + step + "-en-200", Language.ENGLISH, Theme.LIGHT, 1366, 200);
            press(KeyCode.ENTER);
        }
    }

    private void picture(String name, Language language, Theme theme, int width, int percent) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
            window.textScale(percent);
            world.pass(Duration.ZERO);
        });
        Pictures.fx(() -> {});
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }

    private void toOwner() {
        for (var presses = 0; presses < 3; presses++) {
            press(KeyCode.ENTER);
        }
    }

    private Node find(String selector) {
        return window.scene().lookup(selector);
    }

    private boolean seen(String selector) {
        return Pictures.onFx(() -> {
            var node = find(selector);
            while (node != null && node.isVisible()) {
                node = node.getParent();
            }
            return node == null;
        });
    }

    private void type(String selector, String text) {
        Pictures.fx(() -> ((TextField) find(selector)).setText(text));
    }

    private void press(KeyCode code) {
        Pictures.fx(() -> Event.fireEvent(
                window.scene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        Pictures.fx(() -> {});
    }
}
