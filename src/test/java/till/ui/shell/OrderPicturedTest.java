package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Item;
import till.domain.ItemNames;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.UiWorld;

/** What the order looks like in every dress; the pictures are kept for people. */
class OrderPicturedTest extends FxRobot {
    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private TillWindow window;

    @BeforeEach
    void open() {
        var quick = List.of(
                item("TEA-OOL", "Oolong milk tea", "烏龍奶茶", "乌龙奶茶", "24.00", 1),
                item("TEA-LEM", "Iced lemon tea", "凍檸茶", "冻柠茶", "19.00", 2),
                item("TART", "Egg tart", "蛋撻", "蛋挞", "13.50", 3),
                item("BUN-PIN", "Pineapple bun with butter", "菠蘿油", "菠萝油", "16.00", 4),
                item("TOAST", "French toast", "西多士", "西多士", "32.00", 5),
                item("NOODLE", "Satay beef noodles", "沙嗲牛肉麵", "沙茶牛肉面", "46.00", 6));
        quick.forEach(item -> world.catalogue.add(item, Acting.UNNAMED));
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Item item(
            String sku, String english, String traditional, String simplified, String price, int place) {
        return new Item(
                sku,
                "489102800" + sku.length() + place,
                new ItemNames(english, traditional, simplified),
                Money.parse("HKD " + price),
                "Food",
                place,
                null,
                true);
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private void keep(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            Pictures.keep(window.scene(), name);
        });
    }

    private void size(int width, int height) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void ctrl(KeyCode code) {
        press(KeyCode.CONTROL).type(code).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void tap(String what) {
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> window.scene().getRoot().layout());
        clickOn(what);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theOrderInEveryDress() {
        keep("order-empty");
        type(KeyCode.L, KeyCode.E, KeyCode.M);
        keep("order-search");
        type(KeyCode.ENTER);
        tap("#quick-2");
        tap("#quick-1");
        type(KeyCode.DIGIT3, KeyCode.MULTIPLY);
        keep("order-lines");
        ctrl(KeyCode.E);
        keep("order-edit");
        type(KeyCode.DIGIT1, KeyCode.DIGIT0);
        write("%");
        type(KeyCode.ENTER);
        ctrl(KeyCode.D);
        keep("order-details");
        type(KeyCode.ESCAPE);
        size(1024, 768);
        keep("order-lines-1024");
        Pictures.fx(() -> window.speak(Language.TRADITIONAL_CHINESE));
        Pictures.fx(() -> window.wear(Theme.DARK));
        keep("order-lines-1024-dark-hant");
        size(1366, 768);
        keep("order-lines-dark-hant");
        ctrl(KeyCode.S);
        write("12");
        keep("order-park-dark-hant");
        type(KeyCode.ENTER);
        ctrl(KeyCode.R);
        keep("order-parked-dark-hant");
        type(KeyCode.ESCAPE);
        Pictures.fx(() -> window.textScale(200));
        keep("order-empty-200");
        assertEquals(1, world.services.inHand().parkedCount());
    }
}
