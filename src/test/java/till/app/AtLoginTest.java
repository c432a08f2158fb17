package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtLoginTest {
    @TempDir
    private Path folder;

    private Path java;
    private Path file;

    @BeforeEach
    void install() throws IOException {
        var program = folder.resolve("Harbour $1 Till");
        java = program.resolve("runtime/bin/java");
        var till = program.resolve("bin/till");
        Files.createDirectories(till.getParent());
        Files.writeString(till, "");
        assertTrue(till.toFile().setExecutable(true));
        file = folder.resolve("config/autostart/harbour-till.desktop");
    }

    private AtLogin on(String system, Optional<Path> running) {
        return new AtLogin(
                Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()), system, running, Optional.empty());
    }

    @Test
    void anInstalledTillIsStartedFromWhereItLies() throws IOException {
        var login = on("Linux", Optional.of(java));
        assertTrue(login.isPossible());
        assertFalse(login.isOn());
        login.set(true);
        assertTrue(login.isOn());
        var exec = "Exec=\"" + folder + "/Harbour \\\\$1 Till/bin/till\"";
        assertTrue(Files.readAllLines(file).contains(exec), () -> exec);
        var gone = "TryExec=" + folder + "/Harbour $1 Till/bin/till";
        assertTrue(Files.readAllLines(file).contains(gone), () -> "passed over once the program is gone: " + gone);
        login.set(false);
        assertFalse(Files.exists(file));
    }

    @Test
    void aDataFolderThatWasAskedForIsAskedForAgain() throws IOException {
        var config = Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
        new AtLogin(config, "Linux", Optional.of(java), Optional.of(Path.of("/srv/100% till"))).set(true);
        assertEquals(
                1,
                Files.readAllLines(file).stream()
                        .filter(line -> line.endsWith("/bin/till\" --home \"/srv/100%% till\""))
                        .count());
    }

    @Test
    void elsewhereTheSystemArrangesIt() {
        assertFalse(on("Windows 11", Optional.of(java)).isPossible());
        assertFalse(on("Mac OS X", Optional.of(java)).isPossible());
        assertFalse(
                on("Linux", Optional.of(Path.of("/usr/lib/jvm/jdk/bin/java"))).isPossible());
        assertFalse(on("Linux", Optional.empty()).isPossible());
    }

    @Test
    void aFolderThatCannotBeWrittenToIsTold() throws IOException {
        Files.writeString(folder.resolve("config"), "a file in its place");
        assertThrows(IOException.class, () -> on("Linux", Optional.of(java)).set(true));
    }
}
