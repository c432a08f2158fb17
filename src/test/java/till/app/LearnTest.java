package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/learn} of an installed program, with a program in the place of the real one that does as it is told. */
class LearnTest {
    private static final Path SCRIPT = Path.of("installer", "bin", "learn");
    private static final long LONGEST_SECONDS = 60;

    /** Says what it was started with, and learns something, where Java was told to. */
    private static final String LEARNS = """
            echo "$@" > "$SAID/arguments"
            echo "$TILL_HOME|$TILL_KEYCHAIN|$DISPLAY|$WAYLAND_DISPLAY" > "$SAID/surroundings"
            echo learnt > "${JAVA_TOOL_OPTIONS#-XX:AOTCacheOutput=}"
            """;

    @TempDir
    private Path folder;

    private Path program;
    private Path learnt;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "a script of Unix");
        program = folder.resolve("a till");
        learnt = program.resolve("lib").resolve("till.aot");
        for (var each : List.of("bin", "lib")) {
            Files.createDirectories(program.resolve(each));
        }
        Files.createDirectories(folder.resolve("temporary"));
        executable("learn", Files.readString(SCRIPT));
    }

    private void executable(String name, String text) throws IOException {
        var file = Files.writeString(program.resolve("bin").resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void till(String text) throws IOException {
        executable("till", "#!/bin/sh\n" + text);
    }

    private int learn() throws Exception {
        var builder = new ProcessBuilder(program.resolve("bin").resolve("learn").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("SAID", folder.toString());
        builder.environment().put("TMPDIR", folder.resolve("temporary").toString());
        builder.environment().put("TILL_HOME", folder.resolve("the shop's own").toString());
        builder.environment().put("DISPLAY", ":77");
        var process = builder.start();
        assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it ends");
        try (var left = Files.list(folder.resolve("temporary"))) {
            assertEquals(List.of(), left.toList(), "nothing it practised with is left");
        }
        return process.exitValue();
    }

    private String said(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }

    @Test
    void itPractisesApartFromTheShopAndWithoutAWindow() throws Exception {
        Files.writeString(learnt, "of before");
        till(LEARNS);
        assertEquals(0, learn(), said("said"));
        assertEquals("learnt", Files.readString(learnt).strip());
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(learnt)));
        try (var files = Files.list(program.resolve("lib"))) {
            assertEquals(List.of(learnt), files.toList());
        }
        assertTrue(said("arguments").startsWith("tour --out " + folder.resolve("temporary")), said("arguments"));
        var surroundings = said("surroundings");
        assertTrue(surroundings.startsWith(folder.resolve("temporary").toString()), surroundings);
        assertTrue(surroundings.endsWith("|off||"), surroundings);
        assertFalse(Files.exists(folder.resolve("the shop's own")));
    }

    /** What was learnt before is of another program by then, and is gone either way. */
    @Test
    void aProgramThatDoesNotRunTeachesNothingAndItIsSaid() throws Exception {
        Files.writeString(learnt, "of before");
        till(LEARNS + "echo 'no room for pictures' >&2\nexit 3\n");
        assertEquals(70, learn());
        assertTrue(said("said").contains("no room for pictures"), said("said"));
        assertTrue(said("said").endsWith("nothing was learnt."), said("said"));
        assertFalse(Files.exists(learnt));
    }

    @Test
    void aJavaThatLearnsNothingIsNotTakenForOneThatDid() throws Exception {
        till("exit 0\n");
        assertEquals(70, learn());
        assertEquals("Nothing was learnt.", said("said"));
        till(": > \"${JAVA_TOOL_OPTIONS#-XX:AOTCacheOutput=}\"\n");
        assertEquals(70, learn(), "an empty file is nothing");
        assertFalse(Files.exists(learnt));
    }

    @Test
    void whereNothingCanBeKeptItIsSaidBeforeAMinuteIsSpent() throws Exception {
        till(LEARNS);
        Files.delete(program.resolve("lib"));
        assertEquals(73, learn());
        assertTrue(said("said").contains("which cannot be written by you"), said("said"));
        assertFalse(Files.exists(folder.resolve("arguments")), "the program was not started");
    }
}
