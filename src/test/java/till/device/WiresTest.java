package till.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Problem;

class WiresTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    /** For a machine that stays mute: whatever it does, it is not waited for. */
    private static final NetworkWire.Patience MUTE = new NetworkWire.Patience(ENOUGH, SHORT, SHORT);

    /** For one that says nothing, but ends the call. */
    private static final NetworkWire.Patience ENDS = new NetworkWire.Patience(ENOUGH, SHORT, ENOUGH);

    private static final NetworkWire.Patience ANSWERS = new NetworkWire.Patience(ENOUGH, ENOUGH, ENOUGH);

    /** More than the system keeps on the way to somebody who does not read. */
    private static final byte[] LONG = new byte[32_000_000];

    @TempDir
    Path folder;

    /** What a machine behind a port does with one call. */
    private interface Machine {
        void serve(Socket call) throws IOException;
    }

    private static Optional<Problem> sendTo(Machine machine, NetworkWire.Patience patience, byte[] bytes)
            throws Exception {
        try (var server = new ServerSocket();
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setReceiveBufferSize(1 << 14);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            var served = workers.submit(() -> {
                try (var call = server.accept()) {
                    machine.serve(call);
                }
                return true;
            });
            var wire = new NetworkWire("127.0.0.1", server.getLocalPort(), patience);
            var said = trouble(wire, bytes);
            served.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
            return said;
        }
    }

    private static Optional<Problem> trouble(Wire wire, byte[] bytes) {
        try {
            wire.send("receipt", bytes);
            return Optional.empty();
        } catch (PrintTrouble trouble) {
            return Optional.of(trouble.problem());
        }
    }

    private static String key(Optional<Problem> said) {
        return said.map(Problem::key).orElse("");
    }

    @Test
    void aSilentPrinterThatEndsTheCallIsBelieved() throws Exception {
        var arrived = new CompletableFuture<byte[]>();
        var said = sendTo(call -> arrived.complete(call.getInputStream().readAllBytes()), ENDS, new byte[] {1, 2, 3});
        assertEquals(Optional.empty(), said);
        assertArrayEquals(new byte[] {0x10, 4, 4, 1, 2, 3}, arrived.get(ENOUGH.toSeconds(), TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPrinterThatTakesTheCallAndStaysMuteIsNotBelieved(boolean reads) throws Exception {
        var over = new CountDownLatch(1);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            workers.submit(() -> {
                try (var call = server.accept()) {
                    if (reads) {
                        call.getInputStream().readAllBytes();
                    }
                    return over.await(ENOUGH.toSeconds(), TimeUnit.SECONDS);
                }
            });
            var delivery = new NetworkWire("127.0.0.1", server.getLocalPort(), MUTE).send("receipt", new byte[300]);
            over.countDown();
            assertEquals(Delivery.UNCONFIRMED, delivery);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPrinterThatAnswersOrEndsTheCallIsBelieved(boolean answers) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            workers.submit(() -> {
                try (var call = server.accept()) {
                    for (var asked = 0; answers && asked < 3; asked++) {
                        call.getInputStream().readNBytes(asked == 2 ? 4 : 3);
                        call.getOutputStream().write(0x12);
                    }
                    call.getInputStream().readAllBytes();
                }
                return true;
            });
            assertEquals(
                    Delivery.CONFIRMED,
                    new NetworkWire("127.0.0.1", server.getLocalPort(), ENDS).send("receipt", new byte[] {7}));
        }
    }

    @ParameterizedTest
    @CsvSource({"0x72, printer.noPaper", "0x12, ''"})
    void aPrinterThatAnswersIsAskedForItsPaper(String paper, String key) throws Exception {
        var said = sendTo(
                call -> {
                    var in = call.getInputStream();
                    in.readNBytes(3);
                    call.getOutputStream().write(Integer.decode(paper));
                    if (in.read() == 0x10) {
                        in.readNBytes(2);
                        call.getOutputStream().write(0x12);
                        in.readNBytes(1 + 3);
                        call.getOutputStream().write(0x12);
                        in.readAllBytes();
                    }
                },
                ANSWERS,
                new byte[] {7});
        assertEquals(key, key(said));
    }

    @Test
    void paperThatRunsOutWhilePrintingIsNoticed() throws Exception {
        var said = sendTo(
                call -> {
                    var in = call.getInputStream();
                    in.readNBytes(3);
                    call.getOutputStream().write(0x12);
                    in.readNBytes(3);
                    call.getOutputStream().write(0x12);
                    in.readNBytes(1 + 3);
                    call.getOutputStream().write(0x72);
                    in.readAllBytes();
                },
                ANSWERS,
                new byte[] {7});
        assertEquals("printer.noPaper", key(said));
    }

    @Test
    void anOpenCoverIsTold() throws Exception {
        var said = sendTo(
                call -> {
                    call.getInputStream().readNBytes(3);
                    call.getOutputStream().write(0x12);
                    call.getInputStream().readNBytes(3);
                    call.getOutputStream().write(0x16);
                },
                ANSWERS,
                new byte[] {7});
        assertEquals("printer.coverOpen", key(said));
    }

    @Test
    void aConnectionThatEndsInTheMiddleIsTold() throws Exception {
        var said = sendTo(call -> call.getInputStream().readNBytes(1_000), ENDS, LONG);
        assertEquals("printer.cut", key(said));
    }

    @Test
    void aClosedPortIsRefused() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertEquals("printer.refused", key(trouble(new NetworkWire("127.0.0.1", port, ANSWERS), LONG)));
    }

    @Test
    void aNameThatMeansNoMachineIsTold() {
        assertEquals("printer.unknownHost", key(trouble(new NetworkWire("no printer", 9100, ANSWERS), LONG)));
    }

    @Test
    void noFileIsWrittenOver() throws Exception {
        var wire = new FolderWire(folder, ".escpos");
        wire.send("T01/1", new byte[] {1});
        wire.send("T01/1", new byte[] {2});
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("T01-1.escpos")));
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(folder.resolve("T01-1-2.escpos")));
    }

    @Test
    void anAbsentFolderIsTold() {
        assertEquals("printer.noFolder", key(trouble(new FolderWire(folder.resolve("away"), ".pdf"), LONG)));
    }

    @Test
    void anOrdinaryFileIsNoDevice() throws Exception {
        var file = Files.createFile(folder.resolve("lp0"));
        assertEquals("printer.notADevice", key(trouble(new DeviceWire(file), LONG)));
        assertEquals("printer.noDevice", key(trouble(new DeviceWire(folder.resolve("lp1")), LONG)));
    }

    @Test
    void aDeviceWithoutRoomHasNoPaper() {
        var full = Path.of("/dev/full");
        if (Files.exists(full)) {
            assertEquals("printer.noPaper", key(trouble(new DeviceWire(full), LONG)));
        }
    }

    @Test
    void aPrinterThatNeverEndsIsGivenUpAndTheNextHasItsTurn() throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var queue = new PrintQueue(workers, Duration.ofSeconds(3));
            var first = new CompletableFuture<Optional<Problem>>();
            var second = new CompletableFuture<Optional<Problem>>();
            var never = new CountDownLatch(1);
            queue.add(
                    () -> {
                        try {
                            never.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    first::complete);
            queue.add(() -> {}, second::complete);
            assertEquals("printer.tooSlow", key(first.get(30, TimeUnit.SECONDS)));
            assertEquals(Optional.empty(), second.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aDrawerIsOpenedByThePulseAlone() throws Exception {
        var letters = Letters.load();
        var wire = new FolderWire(folder, ".escpos");
        new RollPrinter(new EscPos(new SheetPicture(letters)), wire).openDrawer();
        var strip = PaperStrip.of(Files.readAllBytes(folder.resolve("drawer.escpos")));
        assertEquals(1, strip.pulses());
        assertEquals(0, strip.height());
    }

    @Test
    void pagesDoNotGoToARoll() {
        var letters = Letters.load();
        var printer = new RollPrinter(new EscPos(new SheetPicture(letters)), new FolderWire(folder, ".escpos"));
        var sheet = new Typesetter(letters).lay(SheetTest.receipt(), Paper.A4);
        var thrown = assertThrows(PrintTrouble.class, () -> printer.print(sheet));
        assertTrue(thrown.problem().key().equals("printer.rollsOnly"));
    }
}
