package till.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.By;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Role;
import till.domain.Secret;

/** The ledger's file: shared, killed, locked, broken, newer. */
class LedgerFileTest {
    private static final int SALES = 150;
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    @TempDir
    private Path folder;

    private Path file = Path.of("ledger");
    private Path sign = Path.of("sign");

    @BeforeEach
    void name() {
        file = folder.resolve("ledger");
        sign = folder.resolve("sign");
    }

    private Path data() {
        return folder.resolve("ledger.mv.db");
    }

    private static OrderNo add(Ledger ledger, String number) {
        var order = new PaymentOrder(
                new OrderNo(number),
                "",
                "",
                "T1",
                "gnete",
                "WX_QR",
                Money.parse("HKD 1"),
                "",
                NOON,
                NOON.plusSeconds(300));
        ledger.payments().add(new Payments.Draft(order, LocalDate.parse("2026-11-21"), By.NOBODY), NOON, false);
        return order.orderNo();
    }

    private LedgerUnusable refused() {
        return assertThrows(
                LedgerUnusable.class, () -> LedgerOpening.openFile(file, "T1").close());
    }

    @Test
    void whatWasAddedSurvivesTheSuddenDeathOfTheProcess() throws Exception {
        var process = LedgerProcess.start(file, sign, "50", "halt");
        assertTrue(process.waitFor(60, SECONDS));
        try (var ledger = LedgerOpening.openFile(file, "T1")) {
            assertEquals(50, ledger.payments().openCount());
            assertEquals(List.of(), ledger.history().verify().faults());
        }
    }

    @Test
    void aMoveThatIsNotForcedToTheDiskSurvivesTheSuddenDeathOfTheProcessToo() throws Exception {
        var process = LedgerProcess.start(file, sign, "1", "moved");
        await().atMost(60, SECONDS).pollInterval(Duration.ofMillis(2)).until(() -> Files.exists(sign));
        process.destroyForcibly().waitFor();
        try (var ledger = LedgerOpening.openFile(file, "T1")) {
            var payment = ledger.payments().find(new OrderNo("T2P1")).orElseThrow();
            assertEquals(PaymentState.LAPSED, payment.state());
            assertEquals(List.of(), ledger.history().verify().faults());
        }
    }

    @Test
    void aClosedLedgerKeepsNoMoreThanItsRowsNeed() throws Exception {
        try (var ledger = LedgerOpening.openFile(file, "T1")) {
            for (var each = 0; each < SALES; each++) {
                sale(ledger, "T1P0MWPVQF40%09d".formatted(each * 7_919_033L % 1_000_000_007L));
            }
        }
        var each = Files.size(data()) / SALES;
        assertTrue(each <= 5 * 1024, "bytes a sale: " + each);
    }

    /** One sale as it usually goes: added, code shown, asked about twice, paid. */
    private static void sale(Ledger ledger, String number) {
        var orderNo = add(ledger, number);
        move(ledger, orderNo, PaymentState.CREATED, PaymentState.AWAITING_PAYER);
        var shown = ledger.payments().find(orderNo).orElseThrow().watch().changedAt();
        for (var check = 0; check < 2; check++) {
            ledger.payments().lease(orderNo, "T1 " + number, NOON, NOON.plusSeconds(35));
            ledger.payments().heard(orderNo, new Payments.Heard(NOON, "1", null, 0, NOON), shown);
            ledger.payments().release(orderNo, "T1 " + number);
        }
        move(ledger, orderNo, PaymentState.AWAITING_PAYER, PaymentState.PAID);
    }

    private static void move(Ledger ledger, OrderNo orderNo, PaymentState from, PaymentState to) {
        ledger.payments().move(LedgerFixture.move(orderNo, from, to, NOON));
    }

    @Test
    void theFileIsUsedOnWhenTheOneWhoOpenedItFirstIsKilled() throws Exception {
        var process = LedgerProcess.start(file, sign, "3", "wait");
        await().atMost(60, SECONDS).until(() -> Files.exists(sign));
        try (var ledger = LedgerOpening.openFile(file, "T1")) {
            add(ledger, "A1");
            assertEquals(4, ledger.payments().openCount());
            process.destroyForcibly().waitFor();
            add(ledger, "A2");
            assertEquals(5, ledger.payments().openCount());
            assertEquals(List.of(), ledger.history().verify().faults());
        } finally {
            process.destroyForcibly();
        }
    }

    /** The driver would do so without the search for the last commit: what was committed just before would be gone. */
    @Test
    void aConnectionWhoseServerDiedDoesNotOpenTheFileByItself() throws Exception {
        var process = LedgerProcess.start(file, sign, "3", "wait");
        await().atMost(60, SECONDS).until(() -> Files.exists(sign));
        try (var connection = Store.file(file).connect();
                var statement = connection.createStatement()) {
            assertTrue(statement.execute("select count(*) from payment"));
            process.destroyForcibly().waitFor();
            var lost = assertThrows(SQLException.class, () -> statement.execute("select count(*) from payment"));
            assertEquals(Fault.LOST, Fault.of(lost));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theFileIsUsedOnWhenTheOneWhoOpenedItFirstExits() throws Exception {
        var process = LedgerProcess.start(file, sign, "3", "wait");
        await().atMost(60, SECONDS).until(() -> Files.exists(sign));
        try (var ledger = LedgerOpening.openFile(file, "T1")) {
            add(ledger, "A1");
            process.destroy();
            process.waitFor();
            add(ledger, "A2");
            assertEquals(5, ledger.payments().openCount());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void twoHandlesOnOneFileSeeEachOther() throws Exception {
        var first = LedgerOpening.openFile(file, "T1");
        try (var second = LedgerOpening.openFile(file, "T2")) {
            var orderNo = add(first, "A1");
            assertTrue(second.payments().find(orderNo).isPresent());
            first.close();
            add(second, "A2");
            assertEquals(2, second.payments().openCount());
        }
    }

    @Test
    void theSharedFileIsOfferedToThisMachineOnly() throws Exception {
        var process = LedgerProcess.start(file, sign, "1", "wait");
        try {
            await().atMost(60, SECONDS).until(() -> Files.exists(sign));
            var own = socketsOf(process);
            var listening = new ArrayList<String>();
            for (var table : List.of("tcp", "tcp6")) {
                Files.readAllLines(Path.of("/proc/" + process.pid() + "/net/" + table)).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(columns -> columns[3].equals("0A") && own.contains(columns[9]))
                        .map(columns -> columns[1].replaceAll(":.*", ""))
                        .forEach(listening::add);
            }
            assertEquals(1, listening.size());
            assertTrue(listening.getFirst().endsWith("0100007F"), listening.getFirst());
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> socketsOf(Process process) throws Exception {
        try (var open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return open.map(LedgerFileTest::target)
                    .filter(name -> name.startsWith("socket:["))
                    .map(name -> name.substring(8, name.length() - 1))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void aLockLeftBehindIsPassed() throws Exception {
        LedgerOpening.openFile(file, "T1").close();
        Files.writeString(folder.resolve("ledger.lock.db"), """
                #FileLock
                id=19aa2c3a1e0d2f3a4b5c
                logPos=0
                method=file
                server=localhost\\:1
                """);
        LedgerOpening.openFile(file, "T1").close();
    }

    @Test
    void aFileThatOthersAreBusyOpeningIsNotCalledCorrupt() throws Exception {
        LedgerOpening.openFile(file, "T1").close();
        var lock = Files.createFile(folder.resolve("ledger.lock.db"));
        try (var others = Executors.newSingleThreadScheduledExecutor()) {
            var touches = others.scheduleAtFixedRate(() -> touch(lock), 0, 100, TimeUnit.MILLISECONDS);
            var schema = new Schema(Store.file(file), Duration.ZERO);
            var refused = assertThrows(LedgerUnusable.class, schema::bringUpToDate);
            assertEquals("ledger.locked", refused.problem().key());
            touches.cancel(false);
        }
        LedgerOpening.openFile(file, "T1").close();
    }

    private static void touch(Path lock) {
        try {
            Files.setLastModifiedTime(lock, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileAnotherProgramHoldsIsCalledLocked() throws Exception {
        LedgerOpening.openFile(file, "T1").close();
        try (var channel = FileChannel.open(data(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertTrue(lock.isValid());
            var schema = new Schema(Store.file(file), Duration.ofSeconds(1));
            var refused = assertThrows(LedgerUnusable.class, schema::bringUpToDate);
            assertEquals("ledger.locked", refused.problem().key());
        }
        LedgerOpening.openFile(file, "T1").close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2_000})
    void aBrokenFileIsCalledCorruptAndLeftAsItIs(int length) throws Exception {
        var junk = "no ledger at all ".repeat(length).getBytes(StandardCharsets.UTF_8);
        Files.write(data(), junk);
        assertEquals("ledger.corrupt", refused().problem().key());
        assertEquals(List.of(file.toString()), refused().problem().arguments());
        assertTrue(Arrays.equals(junk, Files.readAllBytes(data())));
    }

    @Test
    void aLedgerOfANewerProgramIsNotTouched() throws Exception {
        LedgerOpening.openFile(file, "T1").close();
        onFile(
                "insert into \"flyway_schema_history\" select 99, '99', \"description\", \"type\", \"script\", \"checksum\","
                        + " \"installed_by\", \"installed_on\", \"execution_time\", true from \"flyway_schema_history\""
                        + " where \"version\" = '1'");
        var problem = refused().problem();
        assertEquals("ledger.newer", problem.key());
        assertEquals(List.of(file.toString(), "99", Integer.toString(Schema.NEWEST)), problem.arguments());
        onFile("delete from \"flyway_schema_history\" where \"version\" = '99'");
        LedgerOpening.openFile(file, "T1").close();
    }

    private void onFile(String sql) throws SQLException {
        try (var connection = Store.file(file).connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(folder.resolve("taken"), "");
        file = folder.resolve("taken").resolve("ledger");
        var problem = refused().problem();
        assertEquals("ledger.folder", problem.key());
        assertEquals(List.of(folder.resolve("taken").toString()), problem.arguments());
    }

    @Test
    void anAddressWithoutDatabaseIsUnreachableAndItsPasswordUnspoken() {
        var url = "jdbc:postgresql://127.0.0.1:1/till?password=hush";
        var thrown = assertThrows(
                LedgerUnusable.class, () -> LedgerOpening.openPostgres(url, "till", new Secret("hush"), "T1"));
        assertEquals("ledger.unreachable", thrown.problem().key());
        assertFalse(thrown.toString().contains("hush"));
    }

    @Test
    void aLedgerFromBeforePeopleGetsThem() throws Exception {
        H2Settings.say();
        Flyway.configure()
                .dataSource(new StoreSource(Store.file(file)))
                .locations("classpath:ledger")
                .placeholders(Map.of("number", "varchar"))
                .target("3")
                .load()
                .migrate();
        try (var ledger = LedgerOpening.openFile(file, "T1")) {
            var mei = new Operator("mei", "Mei", Role.OWNER, true);
            assertEquals(List.of(), ledger.people().all());
            ledger.people().add(mei, new People.Proof("hash", null), new People.Signed(By.NOBODY, NOON));
            assertEquals(List.of(mei), ledger.people().all());
            assertEquals(List.of(), ledger.history().verify().faults());
        }
    }

    @Test
    void theNewestMigrationIsTheOneThisProgramKnows() throws Exception {
        var source = Path.of(getClass().getResource("/ledger/V1__ledger.sql").toURI())
                .getParent();
        try (var files = Files.list(source)) {
            var versions = files.map(path -> path.getFileName().toString())
                    .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .toList();
            assertEquals(Schema.NEWEST, Collections.max(versions));
            assertEquals(Schema.FILES, versions.size());
        }
    }
}
