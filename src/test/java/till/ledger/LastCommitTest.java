package till.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed is there after the process dies, also where it dies in the middle of lengthening the file. */
class LastCommitTest {
    private static final int COMMITS = 60;
    private static final int LARGE = 1500;
    private static final int SALES = 5;
    private static final int MOST_SALES = 400;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    /** H2 alone loses commits here; were it not so, this class would hold nothing, and the search could go. */
    @Test
    void noCommitIsForgottenWhereverTheNextOneBrokeOff() throws Exception {
        var ledger = folder.resolve("ledger");
        var file = Path.of(ledger + ".mv.db");
        var forgotten = 0;
        try (var connection = connect(ledger)) {
            execute(connection, "create table mark(n int primary key)");
            execute(connection, "create table ballast(n int, text varchar)");
            var before = Files.readAllBytes(file);
            for (var commit = 1; commit <= COMMITS; commit++) {
                commit(connection, commit);
                var after = Files.readAllBytes(file);
                if (after.length > before.length) {
                    var died = torn(before, after);
                    forgotten += newest(died, false) < commit - 1 ? 1 : 0;
                    assertTrue(newest(died, true) >= commit - 1, "commit " + (commit - 1) + " is forgotten");
                }
                before = after;
            }
        }
        System.out.println("forgotten by H2 alone: " + forgotten);
        assertTrue(forgotten > 0, "H2 finds every commit by itself");
    }

    /** What is looked at is not what the database would find of it by itself. */
    @Test
    void aCopyOfALedgerInUseIsLookedAtInItsNewestState() throws Exception {
        var ledger = folder.resolve("used");
        LedgerOpening.openFile(ledger, "T01").close();
        reuseHolesAtOnce(ledger);
        for (var sale = 1; sale <= SALES; sale++) {
            try (var open = LedgerOpening.openFile(ledger, "T01")) {
                LedgerCopyToServerTest.sell(open);
                var copy = folder.resolve("copied");
                copied(ledger, copy);
                var look = new LedgerFile(copy).look(LedgerFile.Depth.CHAINS);
                assertEquals(sale, look.payments());
                assertEquals(open.history().verify().events(), look.events());
            }
        }
    }

    /** Another process served the file and died: the till that had it open beside it goes on with all that was committed. */
    @Test
    void whoLosesTheOneThatServedTheFileGoesOnWithItsLastCommit() throws Exception {
        var ledger = folder.resolve("shared");
        LedgerOpening.openFile(ledger, "T01").close();
        reuseHolesAtOnce(ledger);
        var sign = folder.resolve("sign");
        var process = LedgerProcess.start(ledger, sign, "1", "wait");
        await().atMost(60, SECONDS).until(() -> Files.exists(sign));
        try (var open = LedgerOpening.openFile(ledger, "T01")) {
            var died = new byte[0];
            var sales = 1;
            for (; died.length == 0 && sales < MOST_SALES; sales++) {
                died = forgetting(ledger, open, sales);
            }
            assertTrue(died.length > 0, "H2 finds every commit by itself");
            process.destroyForcibly().waitFor();
            Files.write(data(ledger), died);
            assertEquals(sales - 1, open.payments().openCount());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Sells once more. The file as it is where that breaks off, if H2 alone forgets the sales before; else nothing. */
    private byte[] forgetting(Path ledger, Ledger open, int sales) throws Exception {
        var before = Files.readAllBytes(data(ledger));
        LedgerCopyToServerTest.sell(open);
        var after = Files.readAllBytes(data(ledger));
        if (after.length <= before.length) {
            return new byte[0];
        }
        var died = torn(before, after);
        var copy = folder.resolve("copy");
        Files.write(data(copy), died);
        var till = new Properties();
        till.setProperty("user", "till");
        try (var connection = new Driver().connect(Store.readOnly(copy).url(), till);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from payment")) {
            return rows.next() && rows.getInt(1) < sales ? died : new byte[0];
        }
    }

    private static Path data(Path ledger) {
        return Path.of(ledger + ".mv.db");
    }

    private void copied(Path ledger, Path copy) throws Exception {
        var zip = folder.resolve("copy.zip");
        new LedgerFile(ledger).copyTo(zip);
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            in.getNextEntry();
            Files.copy(in, Path.of(copy + ".mv.db"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Else the database writes into them only three quarters of a minute after they came to be. */
    static void reuseHolesAtOnce(Path ledger) throws SQLException {
        try (var connection = Store.file(ledger).connect()) {
            execute(connection, "set retention_time 0");
        }
    }

    @Test
    void aFileThatWasClosedOrIsNoLedgerIsLeftAsItIs() throws Exception {
        var ledger = folder.resolve("ledger");
        var file = Path.of(ledger + ".mv.db");
        try (var connection = connect(ledger)) {
            execute(connection, "create table mark(n int primary key)");
            var open = Files.readAllBytes(file);
            LastCommit.find(ledger);
            assertTrue(Arrays.equals(open, Files.readAllBytes(file)), "somebody has it open");
        }
        var closed = Files.readAllBytes(file);
        LastCommit.find(ledger);
        assertTrue(Arrays.equals(closed, Files.readAllBytes(file)), "closed");
        Files.writeString(file, "no ledger");
        LastCommit.find(ledger);
        assertEquals("no ledger", Files.readString(file));
        Files.delete(file);
        LastCommit.find(ledger);
        assertTrue(Files.notExists(file), "nothing is made");
    }

    /** One row, or so many that no hole of the file takes them, or the end of what was there. */
    private void commit(Connection connection, int commit) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into mark values (" + commit + ")");
        switch (random.nextInt(3)) {
            case 0 -> execute(connection, "delete from ballast");
            case 1 ->
                execute(
                        connection,
                        "insert into ballast select x, random_uuid() || random_uuid() || random_uuid() from"
                                + " system_range(1, " + (1 + random.nextInt(LARGE)) + ")");
            default -> execute(connection, "delete from mark where n < " + (commit - 1));
        }
        connection.commit();
    }

    /** As a process leaves the file that died while it made it longer: the new end is there in part, the header is the old one. */
    private byte[] torn(byte[] before, byte[] after) {
        var more = after.length - before.length;
        var died = Arrays.copyOf(before, before.length + 1 + random.nextInt(Math.max(1, more - 1)));
        System.arraycopy(after, before.length, died, before.length, died.length - before.length);
        return died;
    }

    private int newest(byte[] died, boolean searched) throws IOException, SQLException {
        var copy = folder.resolve("copy");
        Files.write(Path.of(copy + ".mv.db"), died);
        if (searched) {
            LastCommit.find(copy);
        }
        try (var connection = connect(copy);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select max(n) from mark")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** As a ledger is, but that room is used again at once and not after 45 seconds. */
    private static Connection connect(Path ledger) throws SQLException {
        return new Driver().connect("jdbc:h2:file:" + ledger + ";WRITE_DELAY=0;RETENTION_TIME=0", new Properties());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
