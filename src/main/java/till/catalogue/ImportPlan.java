package till.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What importing a file would do to the catalogue as it was.
 *
 * @param file its name
 * @param heading its first row
 * @param version the catalogue's
 * @param sha256 of the file's text
 * @param code as what the file was read
 * @param possible as what it can be read
 */
public record ImportPlan(
        String file,
        List<String> heading,
        List<ImportRow> rows,
        long version,
        String sha256,
        TextCode code,
        List<TextCode> possible) {
    public ImportPlan {
        heading = List.copyOf(heading);
        rows = List.copyOf(rows);
        possible = List.copyOf(possible);
    }

    /** How many rows do what. */
    public Map<ImportRow.Kind, Integer> counts() {
        var counts = new EnumMap<ImportRow.Kind, Integer>(ImportRow.Kind.class);
        for (var kind : ImportRow.Kind.values()) {
            counts.put(kind, 0);
        }
        rows.forEach(row -> counts.merge(row.kind(), 1, Integer::sum));
        return counts;
    }

    /** The rows that do this. */
    public List<ImportRow> of(ImportRow.Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).toList();
    }

    /** Whether every row can be imported. */
    public boolean isSound() {
        return rows.stream().noneMatch(row -> row.kind() == ImportRow.Kind.WRONG);
    }
}
