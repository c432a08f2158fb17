package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger file that several processes of this machine share is reached by nobody else. */
class LedgerListensTest {
    private static final Pattern SERVER = Pattern.compile("server=([^:\\\\]+)\\\\?:(\\d+)");

    @TempDir
    private Path folder;

    @Test
    void onlyThisMachineReachesASharedLedger() throws Exception {
        var file = folder.resolve("ledger");
        try (var ledger = LedgerOpening.openFile(file, "T01", () -> {}, _ -> Optional.empty())) {
            assertEquals(List.of(), ledger.history().verify().faults());
            var told = SERVER.matcher(Files.readString(folder.resolve("ledger.lock.db"), StandardCharsets.ISO_8859_1));
            assertTrue(told.find(), "it tells where it listens");
            var port = Integer.parseInt(told.group(2));
            assertTrue(InetAddress.getByName(told.group(1)).isLoopbackAddress(), told.group());
            assertTrue(answers(InetAddress.getByName("127.0.0.1"), port), "other processes here share it");
            var outside = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            assumeFalse(outside.isEmpty(), "this machine is in no network");
            for (var address : outside) {
                assertTrue(!answers(address, port), () -> "reached by " + address);
            }
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
