package till.report;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the sheets of a workbook as a spreadsheet does: each cell with its type, in its column. */
final class XlsxCells {
    private static final int LONGEST = 32_767;

    private XlsxCells() {}

    /**
     * One cell.
     *
     * @param type {@code inlineStr} for a text, {@code n} for a number, empty for an empty cell
     */
    record Cell(String type, String text, boolean formula) {
        /**
         * How a cell of a CSV stands in a workbook, which needs no mark against formulas, knows one kind of line end, holds 32,767
         * characters a cell, and keeps numbers without their last noughts.
         */
        static Cell of(String csv, boolean number) {
            if (csv.isEmpty()) {
                return new Cell("", "", false);
            }
            if (number) {
                return new Cell("n", new BigDecimal(csv).stripTrailingZeros().toPlainString(), false);
            }
            var plain = csv.matches("(?s)'[=+\\-@\\t\\r].*") ? csv.substring(1) : csv;
            var lines = plain.replace("\r\n", "\n").replace('\r', '\n');
            return new Cell("inlineStr", lines.length() > LONGEST ? lines.substring(0, LONGEST) : lines, false);
        }

        /** With its number as an exact decimal, however it was written. */
        Cell exact() {
            return type.equals("n")
                    ? new Cell(type, new BigDecimal(text).stripTrailingZeros().toPlainString(), formula)
                    : this;
        }
    }

    static List<List<List<Cell>>> sheets(Path file) throws IOException, XMLStreamException {
        var sheets = new ArrayList<List<List<Cell>>>();
        each(file, (sheet, row) -> {
            if (sheet == sheets.size()) {
                sheets.add(new ArrayList<>());
            }
            sheets.get(sheet).add(row);
        });
        return sheets;
    }

    /** Gives each row with the number of its sheet, from 0: nothing is held. */
    static void each(Path file, BiConsumer<Integer, List<Cell>> row) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(file.toFile())) {
            for (var number = 1; ; number++) {
                var entry = zip.getEntry("xl/worksheets/sheet" + number + ".xml");
                if (entry == null) {
                    return;
                }
                var sheet = number - 1;
                try (var in = zip.getInputStream(entry)) {
                    rows(in, cells -> row.accept(sheet, cells));
                }
            }
        }
    }

    private static void rows(InputStream in, Consumer<List<Cell>> each) throws XMLStreamException {
        var row = new ArrayList<Cell>();
        var factory = XMLInputFactory.newDefaultFactory();
        // a sheet of a year is longer than what Java reads of a stranger's file
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        var xml = factory.createXMLStreamReader(in);
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                cell(xml, row);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                each.accept(row);
                row = new ArrayList<>();
            }
        }
    }

    private static void cell(XMLStreamReader xml, List<Cell> row) throws XMLStreamException {
        var place = column(xml.getAttributeValue(null, "r"));
        var type = xml.getAttributeValue(null, "t");
        while (row.size() < place) {
            row.add(new Cell("", "", false));
        }
        var text = new StringBuilder();
        var formula = false;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("c"))) {
            formula |= xml.isStartElement() && xml.getLocalName().equals("f");
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        row.add(new Cell(type == null ? "n" : type, text.toString(), formula));
    }

    private static int column(String reference) {
        var column = 0;
        for (var letter : reference.replaceAll("[0-9]", "").toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }
}
