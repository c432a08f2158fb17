package till.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import till.device.Printout.Size;

class SheetTest {
    private static final Letters LETTERS = Letters.load();
    private static final String LONG_NAME = "維港兩岸最長招牌海味參茸臘味山珍雜貨土產零售批發專門店有限公司（銅鑼灣分店）";
    private static final String LONG_NUMBER = "W".repeat(30);

    private final Typesetter typesetter = new Typesetter(LETTERS);
    private final SheetPicture pictures = new SheetPicture(LETTERS);
    private final EscPos language = new EscPos(pictures);

    static Printout receipt() {
        return new Printout(
                "T01-20261121-3",
                List.of(
                        new Printout.Text(LONG_NAME, Size.LARGE, true),
                        new Printout.Text("1/F, 88 Hennessy Road, 灣仔軒尼詩道", Size.SMALL, false),
                        new Printout.Rule(),
                        new Printout.Banner("副本 COPY"),
                        new Printout.Pair("合計 Total", "IDR 150,000,000.00", true),
                        new Printout.Pair("訂單編號 Order no.", LONG_NUMBER, false),
                        new Printout.Pair("閘道 Gateway no.", "4200002384202611211234567890", false),
                        new Printout.Text("𠺢 嘅 囍 简体中文：收据 谢谢惠顾 € ¥", Size.NORMAL, false),
                        new Printout.Code("T01-20261121-3")));
    }

    @ParameterizedTest
    @EnumSource(names = {"ROLL_58", "ROLL_80"})
    void theBytesShowTheLayoutAndTheirCodeIsTheReference(Paper paper) throws Exception {
        var sheet = typesetter.lay(receipt(), paper);
        var strip = PaperStrip.of(language.print(sheet));
        var drawn = pictures.pages(sheet).getFirst();
        assertEquals(paper.width(), strip.width());
        assertEquals(drawn.height(), strip.height());
        assertEquals("T01-20261121-3", strip.code());
        assertEquals(1, strip.cuts());
        assertTrue(strip.fed() > 0);
        assertEquals(0, differences(drawn, strip), "dots that are clear in one and not in the other");
    }

    /** Grays in the drawing may be either; what is clearly black or white has to be so on paper. */
    private static long differences(GrayPicture drawn, PaperStrip strip) {
        var paper = strip.picture();
        var differences = 0L;
        for (var y = 0; y < drawn.height(); y++) {
            for (var x = 0; x < drawn.width(); x++) {
                var white = (paper.getRGB(x, y) & 0xFF) > 0;
                var gray = drawn.gray(x, y);
                if (white ? gray < 100 : gray > 220) {
                    differences++;
                }
            }
        }
        return differences;
    }

    @ParameterizedTest
    @EnumSource
    void nothingStandsBesideThePaper(Paper paper) {
        for (var page : typesetter.lay(receipt(), paper).pages()) {
            for (var mark : page.marks()) {
                switch (mark) {
                    case Sheet.Words words -> {
                        assertTrue(words.x() >= 0, words.text());
                        var right = words.x() + LETTERS.width(words.text(), words.type());
                        assertTrue(right <= paper.width(), words.text() + " ends at " + right);
                    }
                    case Sheet.Ink ink -> assertTrue(ink.x() >= 0 && ink.x() + ink.width() <= paper.width());
                    case Sheet.Dots(var picture, var x, var _) ->
                        assertTrue(x >= 0 && x + picture.width() <= paper.width());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noDotIsDrawnBesideThePaper(Paper paper) {
        for (var page : typesetter.lay(receipt(), paper).pages()) {
            var wider = pictures.rows(page, paper.width() + 64);
            for (var y = 0; y < page.height(); y++) {
                for (var x = paper.width(); x < wider.width(); x++) {
                    assertFalse(wider.isBlack(x, y), x + ", " + y);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void allOfATextIsThere(Paper paper) {
        var words = typesetter.lay(receipt(), paper).pages().stream()
                .flatMap(page -> page.marks().stream())
                .flatMap(mark -> mark instanceof Sheet.Words each ? Stream.of(each.text()) : Stream.empty())
                .toList();
        var all = String.join("", words);
        assertTrue(all.contains(LONG_NAME), all);
        assertTrue(all.contains(LONG_NUMBER), all);
        assertTrue(words.contains("IDR 150,000,000.00"), all);
        assertTrue(words.contains("4200002384202611211234567890"), all);
        assertTrue(all.contains("𠺢 嘅 囍"), all);
    }

    @ParameterizedTest
    @EnumSource
    void lettersOfThePdfCanBeCopied(Paper paper) throws Exception {
        var bytes = new SheetPdf(LETTERS).write(typesetter.lay(receipt(), paper));
        try (var reader = new PdfReader(bytes)) {
            assertEquals(1, reader.getNumberOfPages());
            var text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertTrue(text.contains("150,000,000.00"), text);
            assertTrue(text.contains("谢谢惠顾"), text);
            assertTrue(text.contains("銅鑼灣"), text);
        }
    }

    @Test
    void whatNoLetterIsThereForIsABoxAndControlCharactersAreLeftOut() {
        assertEquals("a□b c", LETTERS.printable("a\uD83D\uDE00b\u200B\u0007 c"));
    }

    @Test
    void aLongReceiptGoesOnOnTheNextPage() {
        var lines = Stream.generate(() -> (Printout.Block) new Printout.Pair("奶茶 Milk tea", "HKD 22.00", false))
                .limit(80)
                .toList();
        var sheet = typesetter.lay(new Printout("long", lines), Paper.A4);
        assertEquals(2, sheet.pages().size());
        assertEquals(
                1,
                typesetter
                        .lay(new Printout("long", lines), Paper.ROLL_58)
                        .pages()
                        .size());
    }

    @Test
    void everyCharacterOfBig5AndGbkCanBePrinted() {
        // signs of phonetics and two forms that the source fonts do not draw
        var missing = Stream.of("Big5", "GBK")
                .flatMap(SheetTest::doubleBytes)
                .filter(each -> !LETTERS.printable(each).equals(each))
                .distinct()
                .toList();
        assertTrue(missing.size() <= 5, missing.toString());
    }

    private static Stream<String> doubleBytes(String charset) {
        var all = Stream.<String>builder();
        for (var lead = 0xA1; lead < 0xFA; lead++) {
            for (var trail = 0xA1; trail < 0xFF; trail++) {
                var text =
                        new String(new byte[] {(byte) lead, (byte) trail}, java.nio.charset.Charset.forName(charset));
                if (text.codePointCount(0, text.length()) == 1
                        && text.charAt(0) != 0xFFFD
                        && Character.getType(text.codePointAt(0)) != Character.PRIVATE_USE) {
                    all.add(text);
                }
            }
        }
        return all.build();
    }
}
