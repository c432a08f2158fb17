package till.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Finds the last commit of a ledger file whose process died, or that was copied while it was in use, before H2 opens
 * it.
 *
 * <p>H2 looks for it where the file's header, its last block, and each commit's guess at the place of the next one lead. A
 * commit that was put at the end of the file because it did not fit where the one before had guessed stands in none of these
 * once the process dies while it lengthens the file for another one: H2 then goes on with an older state that is whole in
 * itself, and what was committed and synced since is gone. Its recovery mode reads every block instead. Where that finds a
 * newer state, the header is made to name it; H2 judges by itself whether it is whole.
 */
final class LastCommit {
    private static final int HEADER = 4096;
    private static final String CLEAN = "clean:1";

    private LastCommit() {}

    /** Does nothing to a file that was closed, that somebody has open, or that H2 cannot read. */
    static void find(Path ledger) {
        var file = Path.of(ledger + ".mv.db");
        try {
            if (Files.isRegularFile(file) && !wasClosed(file) && version(file, true) > version(file, false)) {
                builder(file, true).open().close(0);
            }
        } catch (IOException | MVStoreException open) {
            // somebody has it open, or it is damaged: whoever opens it says so
            return;
        }
    }

    private static boolean wasClosed(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1).contains(CLEAN);
        }
    }

    private static long version(Path file, boolean everywhere) {
        var store = builder(file, everywhere).readOnly().open();
        try {
            return store.getCurrentVersion();
        } finally {
            store.closeImmediately();
        }
    }

    private static MVStore.Builder builder(Path file, boolean everywhere) {
        var builder = new MVStore.Builder().fileName(file.toString());
        return everywhere ? builder.recoveryMode() : builder;
    }
}
