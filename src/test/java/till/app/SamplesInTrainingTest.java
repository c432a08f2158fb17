package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a fresh folder: items to practise with in training, and none where real money moves. */
class SamplesInTrainingTest {
    @TempDir
    private Path folder;

    @Test
    void trainingHasSamplesAndLiveHasNone() throws IOException {
        var program = new Program(folder.resolve("home"));
        var training = program.run("catalogue", "find", "milk", "tea", "--json");
        assertEquals(0, training.code(), training.err());
        assertTrue(training.out().contains("\"count\":3"), training.out());
        var profile = Files.writeString(folder.resolve("gnete.json"), """
                {"id":"gnete","kind":"gnete","baseUrl":"https://pay.example.com","mchNo":"M1","appId":"A1",
                 "appSecret":"secret"}
                """);
        assertEquals(
                0,
                program.run("gateways", "import", profile.toString(), "--live").code());
        var live = program.run("catalogue", "find", "--json");
        assertEquals(3, live.code(), live.err());
        assertTrue(live.out().contains("\"mode\":\"LIVE\",\"count\":0"), live.out());
    }
}
