package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryTest {
    private static List<Library> read(String components) {
        var bill = "{\"bomFormat\":\"CycloneDX\",\"components\":[" + components + "]}";
        return Library.read(new ByteArrayInputStream(bill.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyLibraryIsNamedOnceWithItsLicences() {
        var fx = "{\"name\":\"javafx-base\",\"version\":\"26\",\"licenses\":[{\"license\":{\"id\":\"GPL-2.0\"}}]}";
        var h2 = """
                {"name":"h2","version":"2.5","licenses":[{"license":{"id":"MPL-2.0"}},{"license":{"name":"EPL 1.0"}}]}""";
        assertEquals(
                List.of(new Library("h2", "2.5", "MPL-2.0 / EPL 1.0"), new Library("javafx-base", "26", "GPL-2.0")),
                read(fx + "," + h2 + "," + fx));
    }

    @Test
    void licenceMayBeAnExpressionOrMissing() {
        assertEquals(
                List.of(new Library("a", "1", "MIT OR Apache-2.0"), new Library("b", "", "")),
                read("{\"name\":\"b\"},{\"name\":\"a\",\"version\":\"1\","
                        + "\"licenses\":[{\"expression\":\"MIT OR Apache-2.0\"}]}"));
    }
}
