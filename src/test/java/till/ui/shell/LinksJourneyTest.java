package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.PayCode;
import till.gateway.PaymentAnswer.Standing;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** A link made, sent, and paid while somebody charges at the counter, in a real window. */
class LinksJourneyTest extends WindowCases {
    private static final String LINK = "https://pay.example/l/abc123";

    @BeforeEach
    void begin() {
        world.gateway.gives(new PayCode(PayCode.Kind.LINK, LINK));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void keys(KeyCode... codes) {
        type(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void linkOf88() {
        keys(KeyCode.F6);
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8, KeyCode.PERIOD, KeyCode.DIGIT5, KeyCode.ENTER);
    }

    @Test
    void theKeyboardAloneMakesALinkThatIsShownAndCopied() {
        linkOf88();
        assertEquals("HKD 88.50", world.gateway.orders().getFirst().amount().toString());
        assertEquals(Duration.ofHours(24), world.gateway.orders().getFirst().lifetime());
        assertEquals(LINK, node("#link-text", TextArea.class).getText());
        fire("#copy");
        assertEquals(LINK, Pictures.onFx(() -> Clipboard.getSystemClipboard().getString()));
        fire("#message");
        var message = Pictures.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(message.contains("Harbour Tea House 海港茶室") && message.contains(LINK), message);
        assertTrue(message.contains("請付款 HKD 88.50") && message.contains("Please pay HKD 88.50"), message);
        assertEquals(1, node(".links-list", ListView.class).getItems().size());
        Pictures.fx(() -> Pictures.keep(window.scene(), "links-light"));
        Pictures.fx(() -> window.wear(Theme.DARK));
        Pictures.fx(() -> window.speak(Language.TRADITIONAL_CHINESE));
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> Pictures.keep(window.scene(), "links-dark-zh"));
    }

    @Test
    void aLinkPaidWhileSomebodyKeysASaleIsToldAtTheEdgeAndCounted() {
        linkOf88();
        keys(KeyCode.F1);
        keys(KeyCode.DIGIT1, KeyCode.DIGIT2);
        world.gateway.says(Standing.PAID);
        world.check(world.onlyOrder());
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(node(".link-notice", Node.class).isVisible());
        assertEquals("1", node(".rail-badge-good", Label.class).getText());
        assertInstanceOf(Route.Charge.class, window.route());
        keys(KeyCode.DIGIT3);
        assertEquals("123", node("#entered", Label.class).getText());
        Pictures.fx(() -> Pictures.keep(window.scene(), "links-notice"));
        Pictures.fx(() -> world.pass(Duration.ofSeconds(21)));
        assertFalse(node(".link-notice", Node.class).isVisible());
        keys(KeyCode.F6);
        assertFalse(node(".rail-badge-good", Label.class).isVisible());
        assertEquals(java.util.List.of(), world.heard);
    }
}
