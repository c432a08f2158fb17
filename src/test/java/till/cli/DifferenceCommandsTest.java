package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import till.domain.Payment;

/** What differs from a gateway's statement, as the command line tells it. */
class DifferenceCommandsTest extends CommandCases {
    /** Keeps a statement that has the payment and not its refund. */
    private String withoutTheRefund(Payment paid) throws IOException {
        assertEquals(
                0, cli.run("refund", paid.order().reference(), "--amount", "8.50", "--reason", "Broken cup").code());
        var text = "order_no,time,amount,currency\n" + paid.orderNo().text() + "," + paid.businessDay() + " 12:00:00,"
                + paid.amount().getAmount() + ",HKD\n";
        var file = Files.writeString(folder.resolve("statement.csv"), text);
        return cli.run("reconcile", "--gateway", "gnete", "--statement", file.toString(), "--keep")
                .out();
    }

    @Test
    void whatGoesBackIsToldWithAMinusSignEverywhere() throws IOException {
        var paid = cli.till.paid();
        var compared = withoutTheRefund(paid);
        assertTrue(compared.contains("HKD -8.50"), compared);
        var all = cli.till("reconcile open").out();
        assertTrue(all.contains("HKD -8.50"), all);
        var kept = cli.till("reconcile open --json").json().path("differences").path(0);
        var named = cli.till("reconcile open " + kept.path("id").asString()).out();
        assertTrue(named.contains("HKD -8.50"), named);
        assertEquals("HKD 8.50", kept.path("facts").path("here").asString(), "what is kept stays as it was kept");
    }
}
