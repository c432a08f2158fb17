package till.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A till in training in a folder of the test's own, worked by commands. */
abstract class CommandCases {
    @TempDir
    Path folder;

    CliForTests cli;

    @BeforeEach
    void open() throws Exception {
        cli = new CliForTests(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        cli.close();
    }
}
