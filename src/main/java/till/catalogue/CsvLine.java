package till.catalogue;

import java.util.List;

/** Writes a line of an RFC 4180 file. */
final class CsvLine {
    private CsvLine() {}

    static void append(StringBuilder text, List<String> cells) {
        for (var place = 0; place < cells.size(); place++) {
            if (place > 0) {
                text.append(',');
            }
            var cell = cells.get(place);
            if (needsQuotes(cell)) {
                text.append('"').append(cell.replace("\"", "\"\"")).append('"');
            } else {
                text.append(cell);
            }
        }
        text.append("\r\n");
    }

    private static boolean needsQuotes(String cell) {
        return cell.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r')
                || !cell.equals(cell.strip());
    }
}
