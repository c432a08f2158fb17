package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Mode;
import till.domain.Problem;
import till.ledger.LedgerFile;
import till.ledger.LedgerOpening;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void optionGoesBeforeVariableAndVariableBeforeTheSystemsFolder() {
        var environment = Map.of("TILL_HOME", "/data/variable");
        assertEquals(Path.of("/data/option"), DataFolder.choose(Path.of("/data/option"), environment));
        assertEquals(Path.of("/data/variable"), DataFolder.choose(null, environment));
        assertTrue(DataFolder.choose(null, Map.of("TILL_HOME", " ")).toString().contains("harbour-till"));
    }

    @Test
    void everythingHasItsPlaceAndOnlyTheOwnerMayLook() throws IOException {
        var root = temp.resolve("shop/till");
        var folder = DataFolder.open(root).value();
        assertEquals(root.resolve("settings.json"), folder.settings());
        assertEquals(root.resolve("gateways/gnete.json"), folder.gateway("gnete"));
        assertEquals(root.resolve("secrets.bin"), folder.secrets());
        assertEquals(root.resolve("secrets.key"), folder.secretsKey());
        assertEquals(root.resolve("live/ledger"), folder.ledger(Mode.LIVE));
        assertEquals(root.resolve("training/ledger"), folder.ledger(Mode.TRAINING));
        assertEquals(root.resolve("live/sent.log"), folder.sentLog(Mode.LIVE));
        assertEquals(root.resolve("training/books/gnete-2.jsonl"), folder.book("gnete"));
        for (var path : new Path[] {root, folder.gateways(), folder.books(), folder.logs(), folder.exports()}) {
            assertTrue(Files.isDirectory(path));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        try (var files = Files.list(root)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }

    @Test
    void fileInItsPlaceIsAProblemAndStaysAsItIs() throws IOException {
        var file = Files.writeString(temp.resolve("file"), "kept");
        assertEquals(
                Optional.of(Problem.of("folder.notAFolder", file.toString())),
                DataFolder.open(file).failure());
        assertEquals("kept", Files.readString(file));
    }

    @Test
    void folderThatCannotBeMadeIsAProblem() {
        // Not even root may make a folder here, so this holds for whoever runs the tests.
        var path = Path.of("/proc/harbour-till");
        assertEquals(
                Optional.of(Problem.of("folder.cannotCreate", path.toString())),
                DataFolder.open(path).failure());
    }

    @Test
    void folderThatCannotBeWrittenToIsAProblem() {
        // Not even root may write here.
        var path = Path.of("/proc/self/fdinfo");
        assertEquals(
                Optional.of(Problem.of("folder.readOnly", path.toString())),
                DataFolder.open(path).failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"我的 店 data", "it's \"x\" 100%", "a#b?c&d=e:f"})
    void folderMayHaveAnyOtherName(String name) throws Exception {
        var folder = DataFolder.open(temp.resolve(name)).value();
        LedgerOpening.openFile(folder.ledger(Mode.TRAINING), "T01").close();
        assertTrue(new LedgerFile(folder.ledger(Mode.TRAINING)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b=1", "a\\b"})
    void nameThatTheDatabaseReadsOtherwiseIsAProblem(String name) {
        var path = temp.resolve(name);
        assertEquals(
                Optional.of(Problem.of("folder.wrongName", path.toString())),
                DataFolder.open(path).failure());
        assertFalse(Files.exists(path));
    }
}
