package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateBesideOthersTest {
    @TempDir
    private Path folder;

    /** Of backups before an update only the newest few are kept: one for each look would push the good ones out. */
    @Test
    void whileAnOlderWindowIsOpenNothingIsBackedUpAndChanged() throws Exception {
        var file = folder.resolve("ledger");
        OldLedger.make(file);
        var backups = new AtomicInteger();
        var schema = new Schema(Store.file(file), Duration.ofSeconds(2), _ -> {
            backups.incrementAndGet();
            return Optional.empty();
        });
        try (var _ = Store.file(file).connect()) {
            var unusable = assertThrows(LedgerUnusable.class, schema::bringUpToDate);
            assertEquals("ledger.locked", unusable.problem().key());
            assertEquals(0, backups.get());
        }
        schema.bringUpToDate();
        assertEquals(1, backups.get());
    }
}
