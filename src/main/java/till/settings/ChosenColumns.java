package till.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the columns are in files with headings of their own, as somebody said once: remembered for each set of headings, in
 * whatever order they stand, in a file beside the settings. What cannot be read or kept is asked for again, no more. May be
 * shared between threads.
 */
public final class ChosenColumns {
    private static final int MOST = 50;
    private static final String HEADINGS = "headings";
    private static final String COLUMNS = "columns";

    private final Path file;

    /** @param settings the settings file it lies beside */
    public ChosenColumns(Path settings) {
        this.file = settings.resolveSibling("shipment-columns.json");
    }

    /** The place of each column by its name; empty where nobody said anything about these headings. */
    public synchronized Map<String, Integer> of(List<String> headings) {
        return remembered().stream()
                .filter(each -> isAbout(each, headings))
                .findFirst()
                .map(each -> places(each.path(COLUMNS), plain(headings)))
                .orElse(Map.of());
    }

    private static Map<String, Integer> places(JsonNode columns, List<String> headings) {
        var places = new HashMap<String, Integer>();
        columns.properties()
                .forEach(column ->
                        place(column.getValue(), headings).ifPresent(place -> places.put(column.getKey(), place)));
        return places;
    }

    /** The how manieth heading of this name: a file may have the same twice. */
    private static Optional<Integer> place(JsonNode column, List<String> headings) {
        var name = column.path("heading").asString("");
        return IntStream.range(0, headings.size())
                .filter(place -> headings.get(place).equals(name))
                .skip(Math.max(0, column.path("nth").asInt(0)))
                .boxed()
                .findFirst();
    }

    /** Remembers where the columns are, by their names; the longest unused headings are forgotten first. */
    public synchronized void keep(List<String> headings, Map<String, Integer> places) {
        var plain = plain(headings);
        var all = new ArrayList<JsonNode>();
        all.add(entry(plain, places));
        remembered().stream()
                .filter(each -> !isAbout(each, headings))
                .limit(MOST - 1)
                .forEach(all::add);
        try {
            WholeFile.write(file, JsonMapper.shared().writeValueAsBytes(all));
        } catch (IOException | JacksonException _) {
            // it is asked for again
        }
    }

    private static ObjectNode entry(List<String> headings, Map<String, Integer> places) {
        var entry = JsonMapper.shared().createObjectNode();
        var list = entry.putArray(HEADINGS);
        sorted(headings).forEach(list::add);
        var columns = entry.putObject(COLUMNS);
        places.forEach((column, place) -> {
            var name = headings.get(place);
            var kept = columns.putObject(column);
            kept.put("heading", name);
            kept.put("nth", Collections.frequency(headings.subList(0, place), name));
        });
        return entry;
    }

    private static boolean isAbout(JsonNode entry, List<String> headings) {
        return entry.path(HEADINGS)
                .valueStream()
                .map(heading -> heading.asString(""))
                .toList()
                .equals(sorted(plain(headings)));
    }

    private static List<String> plain(List<String> headings) {
        return headings.stream()
                .map(heading -> heading.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> sorted(List<String> headings) {
        return headings.stream().sorted().toList();
    }

    private List<JsonNode> remembered() {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readAllBytes(file))
                    .valueStream()
                    .toList();
        } catch (IOException | JacksonException _) {
            return List.of();
        }
    }
}
