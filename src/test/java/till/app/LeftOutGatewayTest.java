package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutGatewayTest {
    @TempDir
    private Path folder;

    @Test
    void aGatewayThatCannotBeUsedDoesNotKeepTheShopFromTheOthers() throws IOException {
        var program = new Program(folder.resolve("home"));
        assertEquals(0, imported(program, "good", "HKD"));
        assertEquals(2, imported(program, "odd", "QQQ"));
        assertEquals(0, imported(program, "odd", "CNY"));
        var kept = folder.resolve("home").resolve("gateways").resolve("odd.json");
        Files.writeString(kept, Files.readString(kept).replace("CNY", "QQQ"));
        var listed = program.run("gateways", "--json");
        assertEquals(0, listed.code(), listed.err());
        assertTrue(listed.out().contains("good"), listed.out());
    }

    private int imported(Program program, String id, String currencies) throws IOException {
        var file = Files.writeString(folder.resolve(id + ".json"), """
                {"id":"%s","kind":"gnete","baseUrl":"https://pay.example.com","mchNo":"M1","appId":"A1",
                 "appSecret":"secret","currencies":"%s"}
                """.formatted(id, currencies));
        return program.run("gateways", "import", file.toString(), "--live").code();
    }
}
