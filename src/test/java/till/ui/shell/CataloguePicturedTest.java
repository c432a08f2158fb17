package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.catalogue.SampleCatalogue;
import till.domain.Item;
import till.settings.Language;
import till.settings.Texts;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** The catalogue in a real window: by keyboard alone, and as pictures in {@code target/pictures}. */
class CataloguePicturedTest extends WindowCases {
    private void stocked() {
        SampleCatalogue.into(world.ledger().items(), Texts.in(Language.ENGLISH));
        Pictures.fx(() -> world.pass(Duration.ofSeconds(1)));
        keys(KeyCode.F10);
    }

    private void keys(KeyCode... codes) {
        type(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void words(String text) {
        write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void control(KeyCode code) {
        push(KeyCode.CONTROL, code);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String selector) {
        return node(selector, Labeled.class).getText();
    }

    private Optional<String> focused() {
        return Pictures.onFx(
                () -> Optional.ofNullable(window.scene().getFocusOwner()).map(Node::getId));
    }

    private List<?> listed() {
        return Pictures.onFx(() -> {
            ListView<?> list = node0("#catalogue-list", ListView.class);
            return List.copyOf(list.getItems());
        });
    }

    private <N extends Node> N node0(String selector, Class<N> type) {
        return type.cast(window.scene().lookup(selector));
    }

    @Test
    void theKeyboardAloneFindsAnItemAndChangesItsPrice() {
        stocked();
        assertInstanceOf(Route.Catalogue.class, window.route());
        assertEquals(Optional.of("catalogue-search"), focused());
        words("milk iced");
        assertEquals(
                List.of("D02"),
                listed().stream().map(item -> ((Item) item).sku()).toList());
        keys(KeyCode.DOWN, KeyCode.ENTER);
        assertEquals(Optional.of("item-PRICE"), focused());
        words("26.5");
        control(KeyCode.S);
        assertEquals(
                "HKD 26.50", world.catalogue.bySku("D02").orElseThrow().price().toString());
        assertEquals("Iced milk tea was saved.", text("#item-notice"));
        fire("#item-undo");
        assertEquals(
                "HKD 25.00", world.catalogue.bySku("D02").orElseThrow().price().toString());
    }

    @Test
    void theKeyboardAloneAddsAnItemAndWhatIsMissingIsSaidBelowItsField() {
        keys(KeyCode.F10);
        control(KeyCode.N);
        assertEquals(Optional.of("item-SKU"), focused());
        words("X1");
        keys(KeyCode.TAB, KeyCode.TAB);
        words("Almond milk");
        keys(KeyCode.ENTER);
        assertEquals(0, world.catalogue.size());
        assertTrue(Pictures.onFx(() -> window.scene().getRoot().lookupAll(".field-problem").stream()
                .anyMatch(node -> node.isVisible() && ((Labeled) node).getText().contains("needs a price"))));
        keys(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB);
        words("18");
        keys(KeyCode.ENTER);
        assertEquals(
                "HKD 18.00", world.catalogue.bySku("x1").orElseThrow().price().toString());
    }

    @Test
    void anItemIsTakenOffSaleOnceConfirmedAndPutBack() {
        stocked();
        words("egg tart");
        keys(KeyCode.DOWN);
        fire("#item-retire");
        assertTrue(world.catalogue.bySku("B02").orElseThrow().onSale());
        keys(KeyCode.ENTER);
        assertFalse(world.catalogue.bySku("B02").orElseThrow().onSale());
        assertEquals(List.of(), listed());
        fire("#item-undo");
        assertEquals(Optional.of(6), world.catalogue.bySku("B02").orElseThrow().quickPlace());
    }

    @Test
    void whatWasTypedIsNotLostUnasked() {
        stocked();
        words("french");
        keys(KeyCode.DOWN, KeyCode.ENTER);
        words("99");
        control(KeyCode.N);
        assertEquals("Save what you changed?", text(".question-title"));
        keys(KeyCode.ENTER);
        assertEquals(
                "HKD 99.00", world.catalogue.bySku("B03").orElseThrow().price().toString());
    }

    private void chooses(String csv) {
        try {
            var file = Files.createTempDirectory("catalogue").resolve("menu.csv");
            world.place = Optional.of(Files.writeString(file, csv));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        control(KeyCode.O);
    }

    private static final String MIXED = """
            sku,barcode,name_en,name_zh_hant,price,currency,quick
            D01,4890000100116,Hong Kong milk tea,港式奶茶,23.00,HKD,1
            D02,4890000100482,Iced milk tea,凍奶茶,25.00,HKD,2
            N01,,Mango pomelo sago,楊枝甘露,38.00,HKD,9
            N02,,Steamed milk pudding,雙皮燉奶,twenty,HKD,
            N03,4890000100116,Ginger milk pudding,薑汁撞奶,30.555,HKD,77
            """;

    @Test
    void aFileIsLookedAtBeforeItIsImportedAndRowsWithAProblemMayBeLeftOut() {
        stocked();
        chooses(MIXED);
        assertTrue(node("#import-write", ButtonBase.class).isDisabled());
        assertEquals(Optional.of("import-cancel"), focused());
        assertEquals("Problem: 2", text("#import-WRONG"));
        pictures("import");
        fire("#import-leave");
        fire("#import-write");
        assertEquals("Imported: 1 new items, 1 changed.", text("#import-notice"));
        assertEquals(
                "HKD 23.00", world.catalogue.bySku("D01").orElseThrow().price().toString());
        assertEquals(23, world.catalogue.size());
        keys(KeyCode.ESCAPE);
        assertTrue(node("#catalogue-list", ListView.class).isVisible());
    }

    @Test
    void aFileThatCannotBeReadIsSaidInPlace() {
        stocked();
        chooses("sku;name\nA;b\n");
        assertTrue(text("#import-problem").contains("sku;name"), text("#import-problem"));
        pictures("import-refused");
        keys(KeyCode.ESCAPE);
        assertEquals(22, world.catalogue.size());
    }

    @Test
    void everyStateIsPictured() {
        keys(KeyCode.F10);
        pictures("catalogue-bare");
        stocked();
        words("milk");
        keys(KeyCode.DOWN, KeyCode.DOWN);
        pictures("catalogue");
        var name = node("#item-NAME_EN", TextInputControl.class);
        Pictures.fx(name::clear);
        Pictures.fx(() -> node0("#item-NAME_ZH_HANT", TextInputControl.class).clear());
        Pictures.fx(() -> node0("#item-NAME_ZH_HANS", TextInputControl.class).clear());
        Pictures.fx(() -> node0("#item-PRICE", TextInputControl.class).setText("12.345"));
        control(KeyCode.S);
        pictures("catalogue-wrong");
    }

    private void pictures(String name) {
        stage200(name);
        picture(name + "-hant-dark-1024", Language.TRADITIONAL_CHINESE, Theme.DARK, 1024);
        picture(name + "-en-light-1366", Language.ENGLISH, Theme.LIGHT, 1366);
    }

    /** At twice the size of text; and Simplified Chinese at the usual one. */
    private void stage200(String name) {
        Pictures.fx(() -> window.textScale(200));
        picture(name + "-en-200", Language.ENGLISH, Theme.LIGHT, 1366);
        Pictures.fx(() -> window.textScale(100));
        picture(name + "-hans-light-1366", Language.SIMPLIFIED_CHINESE, Theme.LIGHT, 1366);
    }

    private void picture(String name, Language language, Theme theme, int width) {
        wear(language, theme, width);
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
