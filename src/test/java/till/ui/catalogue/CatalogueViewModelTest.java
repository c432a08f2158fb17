package till.ui.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.catalogue.Column;
import till.catalogue.ImportRow.Kind;
import till.catalogue.SampleCatalogue;
import till.device.Scan;
import till.domain.Acting;
import till.domain.Item;
import till.domain.Problem;
import till.domain.WalletCode;
import till.settings.Language;
import till.settings.Texts;
import till.ui.orders.Desk;
import till.ui.orders.ListState;

class CatalogueViewModelTest {
    private final Desk desk = new Desk();
    private final CatalogueViewModel model = new CatalogueViewModel(desk.world.dependencies(), desk.frame, null);
    private final ItemEditor editor = model.getEditor();

    @TempDir
    private Path folder = Path.of("folder");

    @BeforeEach
    void open() {
        SampleCatalogue.into(desk.world.ledger().items(), Texts.in(Language.ENGLISH));
        model.activated();
    }

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    private Item item(String sku) {
        return desk.world.catalogue.bySku(sku).orElseThrow();
    }

    private void type(Column column, String text) {
        editor.text(column).set(text);
    }

    private void answer(String key) {
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        desk.dialogs.answer(question.choices().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void wordsCategoryAndWhatIsNoLongerSoldNarrowTheList() {
        assertEquals(22, model.countProperty().get());
        model.wordsProperty().set("milk");
        model.categoryProperty().set(Optional.of("Drinks"));
        assertEquals(List.of(item("D01"), item("D02")), List.copyOf(model.getItems()));
        desk.world
                .catalogue
                .change(item("D01"), item("D01").onSale(false), Acting.UNNAMED)
                .value();
        desk.world.pass(Duration.ofSeconds(1));
        assertEquals(List.of(item("D02")), List.copyOf(model.getItems()));
        model.retiredTooProperty().set(true);
        assertEquals(2, model.countProperty().get());
        model.wordsProperty().set("cocoa");
        assertInstanceOf(ListState.Empty.class, model.stateProperty().get());
        assertFalse(model.isBare());
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsWritten() {
        editor.show(Optional.of(item("D01")));
        type(Column.PRICE, "1.234");
        type(Column.BARCODE, Objects.requireNonNull(item("D02").barcode()));
        editor.save();
        assertEquals(
                Optional.of("amount.decimals"),
                editor.problem(Column.PRICE).get().map(Problem::key));
        type(Column.PRICE, "23");
        editor.save();
        assertEquals(
                Optional.of("catalogue.barcodeTaken"),
                editor.problemProperty().get().map(Problem::key));
        assertEquals("HKD 22.00", item("D01").price().toString());
        assertEquals(List.of("CATALOGUE"), desk.asked);
    }

    @Test
    void whoMayNotIsAskedForApprovalAndWithoutItNothingIsWritten() {
        desk.approves = false;
        editor.show(Optional.of(item("D01")));
        type(Column.PRICE, "23");
        editor.save();
        assertEquals("HKD 22.00", item("D01").price().toString());
        assertTrue(editor.isChanged());
    }

    @Test
    void aSavedChangeCanBeTakenBack() {
        editor.show(Optional.of(item("D01")));
        type(Column.PRICE, "23");
        type(Column.QUICK, "2");
        editor.save();
        assertEquals(Optional.of(2), item("D01").quickPlace());
        assertEquals(Optional.of(1), item("D02").quickPlace());
        editor.undo();
        assertEquals("HKD 22.00", item("D01").price().toString());
        assertEquals(Optional.of(2), item("D02").quickPlace());
        assertFalse(editor.undoableProperty().get());
    }

    @Test
    void whatWasTypedIsAskedAboutBeforeAnotherItemIsShown() {
        editor.show(Optional.of(item("D01")));
        type(Column.PRICE, "23");
        editor.show(Optional.of(item("D02")));
        answer("catalogue.unsaved.leave");
        assertEquals(Optional.of(item("D02")), editor.itemProperty().get());
        assertEquals("HKD 22.00", item("D01").price().toString());
        type(Column.PRICE, "24");
        editor.show(Optional.empty());
        answer("catalogue.unsaved.save");
        assertEquals(Optional.empty(), editor.itemProperty().get());
        assertEquals("HKD 24.00", item("D02").price().toString());
    }

    @Test
    void aScannedBarcodeShowsItsItemOrBeginsANewOneAndACustomersCodeIsNeverShown() {
        var pace = Duration.ofMillis(5);
        assertTrue(model.scanned(
                new Scan(Objects.requireNonNull(item("B02").barcode()), pace, Scan.Ending.ENTER), Optional.empty()));
        assertEquals(Optional.of(item("B02")), editor.itemProperty().get());
        model.scanned(new Scan("4006381333931", pace, Scan.Ending.ENTER), Optional.empty());
        assertEquals(Optional.empty(), editor.itemProperty().get());
        assertEquals("4006381333931", editor.text(Column.BARCODE).get());
        var code = WalletCode.of("287600000000000001");
        assertTrue(code.isPresent());
        assertFalse(model.scanned(new Scan("287600000000000001", pace, Scan.Ending.ENTER), code));
        assertEquals("4006381333931", editor.text(Column.BARCODE).get());
    }

    @Test
    void aPictureIsKeptInTheDataFolderAndWhatIsNoPictureIsRefused() throws IOException {
        var picture = editor.picture();
        var following = picture.follow();
        editor.show(Optional.of(item("D01")));
        desk.world.place = Optional.of(Files.writeString(folder.resolve("fake.png"), "no picture"));
        picture.choose();
        assertEquals(
                Optional.of(Problem.of("picture.kind")),
                picture.problemProperty().get());
        var file = folder.resolve("tea.png");
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        desk.world.place = Optional.of(file);
        picture.choose();
        editor.save();
        var name = Objects.requireNonNull(item("D01").picture());
        assertArrayEquals(
                Files.readAllBytes(file),
                desk.world.catalogue.pictures().read(name).orElseThrow());
        assertEquals(40, picture.imageProperty().get().orElseThrow().getWidth());
        assertEquals(Optional.empty(), desk.world.catalogue.pictures().read("../settings.json"));
        picture.remove();
        editor.save();
        assertNull(item("D01").picture());
        following.unsubscribe();
    }

    private void look(String csv) {
        try {
            model.getImporting().look(Files.writeString(folder.resolve("items.csv"), csv));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileIsImportedOnlyOnceItsWrongRowsAreCorrectedOrLeftOut() {
        var importing = model.getImporting();
        look("sku,name_en,price\nD01,Hong Kong milk tea,23\nX1,New,1\nX2,,1\n");
        assertEquals(Optional.of(Kind.WRONG), importing.kindProperty().get());
        assertEquals(1, importing.getRows().size());
        importing.write();
        assertEquals(
                Optional.of("catalogue.import.wrongRows"),
                importing.problemProperty().get().map(Problem::key));
        assertEquals("HKD 22.00", item("D01").price().toString());
        importing.leaveOutProperty().set(true);
        importing.write();
        assertEquals(
                Optional.of(Problem.of("catalogue.import.done", "1", "1")),
                importing.noticeProperty().get());
        assertEquals(23, model.countProperty().get());
        importing.cancel();
        assertEquals(ImportDesk.Phase.CLOSED, importing.phaseProperty().get());
    }

    @Test
    void wrongRowsAndTheWholeCatalogueAreSavedWhereThePersonSays() throws IOException {
        var importing = model.getImporting();
        look("sku,name_en,price\nX2,,1\n");
        var place = folder.resolve("saved.csv");
        importing.saveWrong();
        assertFalse(Files.exists(place));
        desk.world.place = Optional.of(place);
        importing.saveWrong();
        assertEquals(2, Files.readAllLines(place).size());
        model.export();
        assertEquals(23, Files.readAllLines(place).size());
        assertEquals(
                Optional.of(Problem.of("catalogue.exported", "22", place.toString())),
                model.noticeProperty().get());
    }
}
