package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.OrderNo;
import till.domain.Payment;
import till.ledger.LedgerUnusable;
import till.simulator.Operation;

/** Eight refunds of the whole amount at the same moment, from several processes: the gateway's book has one. */
class RefundsAtOnceTest {
    private static final int REFUNDS = 8;

    @TempDir
    private Path folder;

    @Test
    void eightCommandsAtOnceBesideAnOpenWindowRefundOnce() throws Exception {
        try (var shop = new ShopInTest(folder, "gnete")) {
            paid(shop);
            var runs = eightCommandsBesideAWindow(shop);
            var refused = runs.stream().filter(run -> run.code() == 3).toList();
            assertEquals(REFUNDS - 1, refused.size(), runs.toString());
            assertTrue(refused.stream().allMatch(run -> run.err().contains("money moved")), refused.toString());
            refundedOnce(shop);
        }
    }

    /** Each command opens the ledger, or reaches it through the one that did and that may end at any moment. */
    @Test
    void eightCommandsAtOnceWithNoWindowOpenRefundOnce() throws Exception {
        try (var shop = new ShopInTest(folder, "gnete")) {
            paid(shop);
            var runs = eightCommands();
            assertEquals(
                    REFUNDS - 1, runs.stream().filter(run -> run.code() == 3).count(), runs.toString());
            refundedOnce(shop);
        }
    }

    private List<Program.Run> eightCommandsBesideAWindow(ShopInTest shop) throws LedgerUnusable {
        try (var window = shop.till()) {
            assertEquals(1, window.payments(KilledTill.SALE).size());
            return eightCommands();
        }
    }

    private List<Program.Run> eightCommands() {
        var program = new Program(folder);
        var commands = IntStream.range(0, REFUNDS)
                .mapToObj(_ -> program.start("refund", KilledTill.SALE, "--amount", "all", "--reason", "returned"))
                .toList();
        return commands.stream().map(Program.Running::ended).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnete", "easylink", "chingching", "acqra"})
    void fourThreadsInEachOfTwoProcessesRefundOnce(String gateway) throws Exception {
        try (var shop = new ShopInTest(folder, gateway)) {
            var said = inTwoProcesses(paid(shop));
            var asked = said.stream().filter(line -> line.startsWith("asked")).count();
            assertEquals(1, asked, said.toString());
            assertTrue(
                    said.stream()
                            .allMatch(line -> line.startsWith("asked")
                                    || List.of("refused refund.inFlight", "refused refund.tooMuch")
                                            .contains(line)),
                    said.toString());
            assertEquals(REFUNDS, said.size());
            refundedOnce(shop);
        }
    }

    private List<String> inTwoProcesses(OrderNo orderNo) throws IOException {
        var program = new Program(folder);
        try (var starter = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(starter.getLocalPort());
            var amount = Long.toString(KilledTill.AMOUNT);
            var processes = IntStream.range(0, 2)
                    .mapToObj(_ -> program.startMain(RefundingProcess.class, orderNo.text(), amount, "4", port))
                    .toList();
            starter.setSoTimeout(60_000);
            try (var one = starter.accept();
                    var other = starter.accept()) {
                for (var ready : List.of(one, other)) {
                    ready.getOutputStream().write('!');
                    ready.getOutputStream().flush();
                }
                return processes.stream()
                        .map(Program.Running::ended)
                        .flatMap(RefundsAtOnceTest::lines)
                        .toList();
            }
        }
    }

    private static Stream<String> lines(Program.Run run) {
        assertEquals(0, run.code(), run.err());
        return run.out().lines();
    }

    private static OrderNo paid(ShopInTest shop) throws LedgerUnusable {
        try (var till = shop.till()) {
            till.charge(KilledTill.SALE, false);
            var payment = payment(till);
            assertTrue(shop.customer().pay(payment.orderNo().text()));
            till.checkNow(payment);
            return payment.orderNo();
        }
    }

    private static void refundedOnce(ShopInTest shop) throws LedgerUnusable {
        var sent = shop.book().requests().stream()
                .filter(request -> request.operation() == Operation.REFUND)
                .count();
        assertEquals(1, sent);
        try (var till = shop.till()) {
            till.settle();
            var booked = shop.book().refunds();
            assertEquals(1, booked.size());
            assertEquals(KilledTill.AMOUNT, booked.getFirst().amount());
            assertEquals(1, till.refunds(payment(till)).size());
            assertEquals(Optional.of(TillInTest.money(0)), till.left(payment(till)));
            assertEquals(List.of(), till.faults());
        }
    }

    private static Payment payment(TillInTest till) {
        return till.payments(KilledTill.SALE).getFirst();
    }
}
