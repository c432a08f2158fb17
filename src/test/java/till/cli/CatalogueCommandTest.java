package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueCommandTest extends CommandCases {
    private Path file(String rows) {
        try {
            return Files.writeString(folder.resolve("items.csv"), "sku,name_en,price\n" + rows);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatWasImportedIsFoundAndExported() throws IOException {
        var file = file("T1,Milk tea,22\nT2,Iced tea,25.5\n");
        var imported = cli.till("catalogue import " + file + " --json");
        assertEquals(0, imported.code());
        assertEquals(2, imported.json().get("new").asInt());
        assertTrue(imported.json().get("imported").asBoolean());
        assertEquals(0, cli.till("catalogue import " + file).code());

        var found = cli.till("catalogue find iced tea --json").json().get("items");
        assertEquals(1, found.size());
        assertEquals("T2", found.get(0).get("sku").asString());
        assertEquals("25.50", found.get(0).get("price").asString());
        assertEquals(3, cli.till("catalogue find cocoa").code());

        var out = folder.resolve("out.csv");
        assertEquals(0, cli.till("catalogue export --out " + out).code());
        assertEquals(3, Files.readAllLines(out).size());
    }

    @Test
    void aWrongRowKeepsAllOutUnlessItIsLeftOut() {
        var file = file("T1,Milk tea,22\nT2,,25.555\n");
        var refused = cli.till("catalogue import " + file + " --json");
        assertEquals(3, refused.code());
        assertFalse(refused.json().get("imported").asBoolean());
        assertEquals(2, refused.json().get("problems").size());
        assertEquals(
                "name_en", refused.json().get("problems").get(0).get("column").asString());
        assertEquals(3, refused.json().get("problems").get(0).get("row").asInt());
        assertEquals(3, cli.till("catalogue find").code());
        assertEquals(0, cli.till("catalogue import " + file + " --leave-out").code());
        assertEquals(0, cli.till("catalogue find milk").code());
    }

    @Test
    void aDryRunWritesNothing() {
        assertEquals(
                0,
                cli.till("catalogue import " + file("T1,Milk tea,22\n") + " --dry-run")
                        .code());
        assertEquals(
                3,
                cli.till("catalogue import " + file("T1,Milk tea,x\n") + " --dry-run")
                        .code());
        assertEquals(3, cli.till("catalogue find").code());
    }

    @Test
    void aFileThatIsNotThereOrNoCsvIsWrongUse() {
        assertEquals(
                2, cli.till("catalogue import " + folder.resolve("none.csv")).code());
        assertEquals(2, cli.till("catalogue import " + file("\"open\n")).code());
        assertEquals(2, cli.till("catalogue export").code());
    }
}
