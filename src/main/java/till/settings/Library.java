package till.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody else's work that the program brings along, as its bill of materials (CycloneDX) has it.
 *
 * @param licence one, or several to choose from
 */
public record Library(String name, String version, String licence) {
    /** Made by the build. */
    private static final String BILL = "/META-INF/sbom/harbour-till.cdx.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All of them, by name; none where the build's list is not there. */
    public static List<Library> all() throws IOException {
        try (var bill = Library.class.getResourceAsStream(BILL)) {
            return bill == null ? List.of() : read(bill);
        }
    }

    /** One archive for each system counts once. */
    static List<Library> read(InputStream bill) {
        return elements(JSON.readTree(bill).path("components"))
                .map(each -> new Library(
                        each.path("name").asString(""), each.path("version").asString(""), licences(each)))
                .distinct()
                .sorted(Comparator.comparing(Library::name))
                .toList();
    }

    private static String licences(JsonNode component) {
        return elements(component.path("licenses")).map(Library::licence).collect(Collectors.joining(" / "));
    }

    private static String licence(JsonNode choice) {
        var named = choice.path("license");
        return named.path("id")
                .asString(named.path("name").asString(choice.path("expression").asString("")));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
