package till.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.access.Access;
import till.access.Pepper;
import till.domain.Acting;
import till.domain.Item;
import till.domain.ItemNames;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;

class CatalogueFilesTest {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final Money PRICE = Money.parse("HKD 22");

    @TempDir
    private Path folder = Path.of("folder");

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final CatalogueFiles files;

    CatalogueFilesTest() throws Exception {
        ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T01");
        catalogue = on(ledger);
        files = new CatalogueFiles(catalogue);
    }

    private static Catalogue on(Ledger where) {
        var now = Instant.parse("2026-11-21T04:00:00Z");
        var access = new Access(Mode.TRAINING, where.people(), Pepper.NONE, () -> now, ZoneId.of("Asia/Hong_Kong"));
        return new Catalogue(where.items(), access, () -> now);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("items.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Result<ImportPlan> look(String text) {
        return files.look(file(text), HKD, _ -> {});
    }

    private Result<CatalogueFiles.Imported> write(ImportPlan plan, boolean leaveOut) {
        return files.write(plan, leaveOut, Acting.UNNAMED, _ -> {});
    }

    private void add(Item item) {
        catalogue.add(item, Acting.UNNAMED).value();
    }

    private static String faults(ImportPlan plan) {
        return plan.rows().stream()
                .flatMap(row -> row.faults().stream()
                        .map(fault -> row.number() + " "
                                + (fault.column() == null
                                        ? "row"
                                        : fault.column().heading()) + " "
                                + fault.problem().key()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aFileWithEveryKindOfErrorNamesThemAllByRowAndColumn() {
        add(new Item("OLD", "111", ItemNames.of("Old"), PRICE, "", 1, null, true));
        var plan = look("""
                sku,barcode,name_en,name_zh_hant,price,currency,category,quick,on_sale,picture
                A,100,Good,好,10.5,,Drinks,2,true,
                ,101,No number,,1,,,,,
                A,102,Twice,,1,,,,,
                B,100,Barcode twice,,1,,,,,
                C,111,Barcode of another,,1,,,,,
                D,103,Place of another,,1,,,1,,
                E,104,Place twice,,1,,,2,,
                F,4.89E+12,Rounded,,1,,,,,
                G,1 2,Space,,1,,,,,
                H,,,,1,,,,,
                I,,No price,,,,,,,
                J,,Letters,,cheap,,,,,
                K,,Decimals,,1.234,,,,,
                L,,Yen,,1.5,JPY,,,,
                M,,Currency,,1,ZZZ,,,,
                N,,Negative,,-1,,,,,
                O,,Long,,123456789012,,,,,
                P,,Quick,,1,,,41,,
                Q,,Quick,,1,,,x,,
                R,,Word,,1,,,,maybe,
                S,,Retired,,1,,,5,no,
                T,,Picture,,1,,,,,../x
                U,,Cells,,1
                V,,%s,,1,,,,,
                W,,Tab\tin it,,1,,,,,
                """.formatted("x".repeat(121))).value();
        assertEquals("""
                3 sku catalogue.skuMissing
                4 sku catalogue.file.skuTwice
                5 barcode catalogue.file.barcodeTwice
                6 barcode catalogue.barcodeTaken
                7 quick catalogue.quickTaken
                8 quick catalogue.file.quickTwice
                9 barcode catalogue.barcodeRounded
                10 barcode catalogue.barcodeShape
                11 name_en catalogue.nameMissing
                12 price catalogue.priceMissing
                13 price amount.letters
                14 price amount.decimals
                15 price amount.decimals
                16 currency catalogue.currencyUnknown
                17 price catalogue.priceNegative
                18 price amount.tooLong
                19 quick catalogue.quickRange
                20 quick catalogue.quickRange
                21 on_sale catalogue.onSaleWord
                22 quick catalogue.quickRetired
                23 picture catalogue.pictureName
                24 row catalogue.file.cells
                25 name_en catalogue.tooLong
                26 name_en catalogue.characters""", faults(plan));
        assertEquals(
                List.of(2),
                plan.of(ImportRow.Kind.NEW).stream().map(ImportRow::number).toList());
        assertEquals(
                Optional.of(Problem.of("catalogue.import.wrongRows")),
                write(plan, false).failure());
        assertEquals(1, catalogue.size());
        assertEquals(Result.done(new CatalogueFiles.Imported(1, 0)), write(plan, true));
        assertEquals(2, catalogue.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                           | catalogue.file.empty",
                "sku,name_en,price            | catalogue.file.noRows",
                "sku,name_en,prize            | catalogue.file.heading",
                "sku;name_en;price            | catalogue.file.heading",
                "sku,price,SKU                | catalogue.file.headingTwice",
                "name_en,price                | catalogue.file.headingMissing"
            })
    void aFileWhoseRowsCannotBeToldIsRefusedWhole(String text, String key) {
        assertEquals(Optional.of(key), look(text).failure().map(Problem::key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C,\"open,1\n", "C,\"a\"b,1\n"})
    void brokenQuotesAreNamedByTheirRow(String broken) {
        var whole = "sku,name_en,price\nA,x,1\nB,y,1\n" + broken;
        assertEquals(
                Optional.of(Problem.of("catalogue.file.quotes", "4")),
                look(whole).failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "Big5", "UTF-16"})
    void whatIsNotUtf8IsRefusedAndNotGuessedWhereNobodyLooks(String charset) throws IOException {
        var file = folder.resolve("items.csv");
        Files.write(file, "sku,name_zh_hant,price\nA,中文奶茶,1\n".getBytes(Charset.forName(charset)));
        assertEquals(
                Optional.of(Problem.of("catalogue.file.encoding")),
                files.look(file, HKD, _ -> {}).failure());
    }

    private ImportPlan shown(String text, String charset, @Nullable TextCode chosen, TextCode usual)
            throws IOException {
        var file = folder.resolve("items.csv");
        Files.write(file, text.getBytes(Charset.forName(charset)));
        return files.look(file, new CatalogueFiles.ReadAs(chosen, usual), HKD, _ -> {})
                .value();
    }

    private static String nameOf(ImportPlan plan) {
        return Objects.requireNonNull(plan.rows().getFirst().item()).names().traditional();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, 菠蘿油, UTF_8",
        "GBK, 菠萝油, GB18030",
        "GBK, 凍檸檬茶, GB18030",
        "Big5, 菠蘿油, BIG5",
        "Big5, 奶茶, BIG5",
        "Big5-HKSCS, 叉燒飯走汁, BIG5"
    })
    void whereAPersonLooksAnOlderFileIsReadAsWhatItMostLikelyIs(String charset, String name, TextCode code)
            throws IOException {
        for (var usual : List.of(TextCode.GB18030, TextCode.BIG5)) {
            var plan = shown("sku,name_zh_hant,price\nA," + name + ",1\n", charset, null, usual);
            assertEquals(code, plan.code());
            assertEquals(name, nameOf(plan));
        }
    }

    @Test
    void thePersonWhoLooksKnowsBetter() throws IOException {
        var text = "sku,name_zh_hant,price\nA,奶茶,1\n";
        var guessed = shown(text, "Big5", null, TextCode.BIG5);
        assertTrue(guessed.possible().containsAll(List.of(TextCode.GB18030, TextCode.BIG5)));
        var chosen = shown(text, "Big5", TextCode.GB18030, TextCode.BIG5);
        assertEquals(TextCode.GB18030, chosen.code());
        assertFalse(nameOf(chosen).contains("奶"));
    }

    @Test
    void whatIsNoTextAtAllIsRefusedAlsoWhereAPersonLooks() throws IOException {
        var file = folder.resolve("items.csv");
        Files.write(file, "sku,price\nA,1\n".getBytes(StandardCharsets.UTF_16));
        assertEquals(
                Optional.of(Problem.of("catalogue.file.encoding")),
                files.look(file, new CatalogueFiles.ReadAs(null, TextCode.BIG5), HKD, _ -> {})
                        .failure());
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        var file = folder.resolve("items.csv");
        Files.write(file, new byte[CsvText.LARGEST + 1]);
        assertEquals(
                Optional.of(Problem.of("catalogue.file.large", "32")),
                files.look(file, HKD, _ -> {}).failure());
    }

    @Test
    void whatIsExportedImportsAsWhatItIs() throws Exception {
        var items = List.of(
                new Item("=1+1", "-12", new ItemNames("+tea", "@茶", "'=茶"), PRICE, "a,\"b\"", 1, "ab12", true),
                new Item("B", "036000291452", new ItemNames("", "", "仅简体"), Money.parse("JPY 300"), "", 40, null, true),
                new Item("C", null, ItemNames.of("''quoted"), Money.parse("KWD 0.125"), "-", null, null, false),
                new Item("D", null, new ItemNames("'plain", "𠮷野家", ""), Money.zero(HKD), "", null, null, true));
        items.forEach(this::add);
        var file = folder.resolve("out.csv");
        assertEquals(Result.done(4), files.export(file));
        var same = files.look(file, HKD, _ -> {}).value();
        assertEquals(4, same.counts().get(ImportRow.Kind.UNCHANGED));
        assertFalse(Files.readAllLines(file).stream().anyMatch(line -> line.matches(".*(^|,|\")[=+@-].*")));

        try (var fresh = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T02")) {
            var copy = on(fresh);
            var into = new CatalogueFiles(copy);
            var plan = into.look(file, CurrencyUnit.of("USD"), _ -> {}).value();
            into.write(plan, false, Acting.UNNAMED, _ -> {}).value();
            assertEquals(catalogue.shelf().all(), copy.shelf().all());
            into.export(folder.resolve("again.csv")).value();
        }
        assertEquals(Files.readString(file), Files.readString(folder.resolve("again.csv")));
    }

    @Test
    void columnsThatAreNotThereLeaveWhatIs() {
        add(new Item("A", "100", new ItemNames("Tea", "茶", ""), PRICE, "Drinks", 1, "ab12", true));
        var plan = look("\uFEFFSKU, price \na,25\n\n").value();
        assertEquals("", faults(plan));
        write(plan, false).value();
        var dearer =
                new Item("a", "100", new ItemNames("Tea", "茶", ""), Money.parse("HKD 25"), "Drinks", 1, "ab12", true);
        assertEquals(List.of(dearer), catalogue.shelf().all());
        assertEquals(
                Optional.of(Problem.of("catalogue.import.nothing")),
                write(look("sku,price\na,25\n").value(), false).failure());
    }

    @Test
    void barcodesAndPlacesMayGoFromOneRowToAnotherButNotFromOneThatFallsOut() {
        add(new Item("A", "100", ItemNames.of("A"), PRICE, "", 1, null, true));
        add(new Item("B", "200", ItemNames.of("B"), PRICE, "", 2, null, true));
        var swapped = look("sku,barcode,quick\nA,200,2\nB,100,1\n").value();
        assertEquals("", faults(swapped));
        assertEquals(
                """
                2 quick catalogue.quickRange
                3 barcode catalogue.barcodeTaken
                4 barcode catalogue.barcodeTaken""",
                faults(look("sku,barcode,quick,name_en,price\nA,200,99,A,1\nB,100,2,B,1\nC,200,,C,1\n")
                        .value()));
        write(swapped, false).value();
        assertEquals(Optional.of("B"), catalogue.byBarcode("100").map(Item::sku));
        assertEquals(
                List.of("B", "A"), catalogue.quick().stream().map(Item::sku).toList());
    }

    @Test
    void aCatalogueChangedSinceTheFileWasLookedAtIsNotWrittenOver() {
        var plan = look("sku,name_en,price\nA,x,1\n").value();
        add(Item.of("Z", ItemNames.of("z"), PRICE));
        assertEquals(
                Optional.of(Problem.of("catalogue.import.moved")),
                write(plan, false).failure());
        assertEquals(1, catalogue.size());
    }

    @Test
    void anImportThatIsCancelledWritesNothing() {
        var text = IntStream.range(0, 3_000)
                .mapToObj(each -> "S%d,Item %d,%d.50\n".formatted(each, each, each % 90))
                .collect(Collectors.joining("", "sku,name_en,price\n", ""));
        var heard = new ArrayList<Integer>();
        var plan = files.look(file(text), HKD, heard::add).value();
        assertTrue(heard.size() >= 6);
        assertThrows(
                CancellationException.class,
                () -> files.write(plan, false, Acting.UNNAMED, written -> {
                    if (written >= 2_000) {
                        throw new CancellationException();
                    }
                }));
        assertEquals(0, catalogue.size());
        assertEquals(Result.done(new CatalogueFiles.Imported(3_000, 0)), write(plan, false));
    }

    @Test
    void wrongRowsAreSavedAsTheyStandAndCanBeCorrected() throws IOException {
        var plan =
                look("sku,name_en,price\nA,good,1\nB,\"=bad, it is\",cheap\n").value();
        var saved = folder.resolve("wrong.csv");
        assertEquals(Result.done(1), files.saveWrong(plan, saved));
        assertEquals(
                "\uFEFFsku,name_en,price\r\nB,\"'=bad, it is\",cheap\r\n",
                Files.readString(saved, StandardCharsets.UTF_8));
        Files.writeString(saved, Files.readString(saved).replace("cheap", "9"));
        write(files.look(saved, HKD, _ -> {}).value(), false).value();
        assertEquals(
                Optional.of("=bad, it is"),
                catalogue.bySku("B").map(item -> item.names().english()));
    }

    @Test
    void anImportTellsTheHistoryWhatCameFromWhere() {
        write(look("sku,name_en,price\nA,x,1\n").value(), false).value();
        var facts = ledger.history().after(Map.of(), 9).getFirst().facts();
        assertEquals("items.csv", facts.get("file"));
        assertEquals("1", facts.get("added"));
        assertEquals(64, String.valueOf(facts.get("sha256")).length());
    }
}
