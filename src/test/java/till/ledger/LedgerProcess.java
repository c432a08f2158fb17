package till.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.PaymentState;

/** A process of its own that opens a ledger file, adds payments and dies as it is told. */
final class LedgerProcess {
    private LedgerProcess() {}

    static Process start(Path file, Path signs, String... what) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LedgerProcess.class.getName(),
                file.toString(),
                signs.toString()));
        command.addAll(List.of(what));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(signs.resolveSibling("child.log").toFile())
                .start();
    }

    /** Arguments: file, sign to leave when the rows are written, how many payments, how to end: wait, halt, exit; moved: moves the first and waits. */
    public static void main(String[] arguments) throws Exception {
        var ledger = LedgerOpening.openFile(Path.of(arguments[0]), "T2");
        for (var each = 1; each <= Integer.parseInt(arguments[2]); each++) {
            ledger.payments()
                    .add(
                            new Payments.Draft(order(each), LocalDate.parse("2026-11-21"), By.NOBODY),
                            Instant.EPOCH,
                            false);
        }
        if (arguments[3].equals("moved")) {
            move(ledger, "T2P1", PaymentState.AWAITING_PAYER);
            move(ledger, "T2P1", PaymentState.LAPSED);
        }
        Files.writeString(Path.of(arguments[1]), "written");
        switch (arguments[3]) {
            case "halt" -> Runtime.getRuntime().halt(9);
            case "exit" -> System.exit(0);
            default -> Thread.currentThread().join();
        }
    }

    private static void move(Ledger ledger, String number, PaymentState to) {
        var payment = ledger.payments().find(new OrderNo(number)).orElseThrow();
        ledger.payments().move(LedgerFixture.move(payment, to));
    }

    private static PaymentOrder order(int number) {
        var at = Instant.parse("2026-11-21T04:00:00Z");
        return new PaymentOrder(
                new OrderNo("T2P" + number),
                "",
                "",
                "T2",
                "gnete",
                "WX_QR",
                Money.parse("HKD 1"),
                "",
                at,
                at.plusSeconds(300));
    }
}
