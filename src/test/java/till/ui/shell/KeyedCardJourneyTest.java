package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Mode;
import till.domain.PaymentState;
import till.domain.Role;
import till.service.OrderBook;
import till.settings.Language;
import till.settings.MethodChoice;
import till.settings.ScannerSettings;
import till.settings.Theme;
import till.ui.CutOffs;
import till.ui.KeyedGateway;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;
import till.ui.scan.ScannerTyping;

/** A card typed in at the window, by keys alone: masked, judged while it is typed, sent once and gone afterwards. */
class KeyedCardJourneyTest extends FxRobot {
    private static final String NUMBER = "4111111111111111";

    /** What stands in the top bar behind the question, with one gateway more than it has room for. */
    private static final String[] BEHIND = {"gateway", "top-open", "top-clock"};

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final KeyedGateway gateway = new KeyedGateway();
    private final UiWorld world = new UiWorld(Mode.TRAINING, List.of(gateway));
    private final Stage stage = Pictures.onFx(Stage::new);
    private TillWindow window;

    @BeforeEach
    void open() {
        assertTrue(world.methods
                .save("acqra", List.of(new MethodChoice(KeyedGateway.CARD, null, null, Map.of(), true, false)))
                .isEmpty());
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
        Pictures.fx(() -> window.go(new Route.Charge()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
            Thread.currentThread().setUncaughtExceptionHandler(null);
        });
        world.close();
    }

    private <T extends Node> T found(String selector, Class<T> type) {
        return Pictures.onFx(() -> type.cast(window.scene().lookup(selector)));
    }

    private void keys(String text) {
        write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void tab() {
        type(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void ask() {
        keys("88.50");
        var tile = Pictures.onFx(() -> window.scene().getRoot().lookupAll(".method-tile").stream()
                .map(Button.class::cast)
                .filter(each -> each.getAccessibleText() != null && each.isVisible())
                .reduce((_, last) -> last)
                .orElseThrow());
        Pictures.fx(tile::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fill() {
        keys(NUMBER);
        tab();
        keys("1231");
        tab();
        keys("123");
        tab();
        keys("Mei");
        tab();
        keys("Chan");
    }

    private List<String> words() {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".label").stream()
                .map(each -> ((Label) each).getText())
                .toList());
    }

    @Test
    void aCardIsTypedByKeysAloneAndGoneAfterwards() {
        ask();
        assertTrue(found(".question .accent", Button.class).isDisabled());
        fill();
        assertFalse(String.join("|", words()).replaceAll("[^0-9|]", "").contains("411111"), words().toString());
        assertTrue(words().contains("•••• •••• •••• 1111") && words().contains("Visa"), words().toString());
        assertFalse(found(".question .accent", Button.class).isDisabled());
        type(KeyCode.ENTER);
        Awaitility.await().until(() -> !gateway.charged().isEmpty());
        assertEquals(List.of("411111 1111 12/2031 3 Chan"), gateway.charged());
        Awaitility.await().until(() -> gateway.cards().getFirst().isEmpty());
        var payment = world.services
                .orders()
                .list(new OrderBook.Search("", TODAY, TODAY, Set.of(), null), null, 1)
                .getFirst();
        assertEquals(PaymentState.AWAITING_PAYER, payment.state());
        assertTrue(payment.keyed());
    }

    @Test
    void escLeavesNothing() {
        ask();
        keys("4111");
        var field = found("#card-NUMBER", Node.class);
        type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), gateway.charged());
        assertFalse(Pictures.onFx(() -> field.getScene() != null));
        ask();
        assertEquals("", Pictures.onFx(() -> ((Label) window.scene().lookup("#card-NUMBER .label")).getText()));
    }

    /** Whoever comes back types it again: a locked window holds no card. */
    @Test
    void lockingOverwritesWhatWasTyped() {
        var owner = world.hire("mei", "Mei", Role.OWNER);
        Pictures.fx(() -> world.session.signIn(owner));
        ask();
        fill();
        var name = found("#card-LAST_NAME", TextField.class);
        assertEquals("Chan", Pictures.onFx(name::getText));
        Pictures.fx(world.session::lock);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("", Pictures.onFx(name::getText));
        Pictures.fx(() -> world.session.signIn(owner));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(Pictures.onFx(() -> window.scene().lookup("#card-NUMBER") != null));
        assertEquals(List.of(), gateway.charged());
    }

    /** A reader that types a card's number at a scanner's pace fills the field, and is not read as a scan and shown. */
    @Test
    void aReadersKeysAreTheFieldsAlone() {
        world.set(settings -> settings.withScanner(ScannerSettings.USUAL));
        ask();
        Pictures.fx(() -> ScannerTyping.type(window.scene(), NUMBER));
        tab();
        assertTrue(words().contains("•••• •••• •••• 1111"), words().toString());
        assertTrue(words().stream().noneMatch(word -> word.contains("Read:")), words().toString());
    }

    /** In both themes, two languages and two sizes; no word may be cut off. */
    @Test
    void itIsPictured() {
        var cut = new ArrayList<String>();
        for (var width : List.of(1366, 1024)) {
            for (var language : List.of(Language.ENGLISH, Language.TRADITIONAL_CHINESE)) {
                for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
                    wear(width, language, theme);
                    ask();
                    fill();
                    var name = "keyed-card-" + language.tag() + "-" + theme + "-" + width;
                    Pictures.fx(() -> {
                        Pictures.keep(window.scene(), name);
                        CutOffs.of(window.scene(), BEHIND).forEach(each -> cut.add(name + " " + each));
                    });
                    type(KeyCode.ESCAPE);
                    WaitForAsyncUtils.waitForFxEvents();
                }
            }
        }
        assertEquals(List.of(), cut);
    }

    private void wear(int width, Language language, Theme theme) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
            window.go(new Route.Charge());
        });
        WaitForAsyncUtils.waitForFxEvents();
        type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
