package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README's table of what each gateway can do to the gateways themselves. */
class UsesInReadmeTest {
    private static final String BEGIN = "<!-- till gateways uses --markdown -->\n";
    private static final String END = "<!-- end -->\n";

    @TempDir
    private Path home;

    @Test
    void theTableIsWhatTheProgramSays() throws IOException {
        var said = new Program(home).run("--training", "gateways", "uses", "--markdown");
        assertEquals(0, said.code(), said.err());
        var table = said.out().substring(said.out().indexOf("| Operation"));
        var readme = Files.readString(Path.of("README.md"));
        assertTrue(readme.contains(BEGIN) && readme.contains(END), "README without its marks");
        assertEquals(
                table.strip(),
                readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END))
                        .strip());
    }
}
