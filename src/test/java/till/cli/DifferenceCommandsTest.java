package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import till.access.Operators.NewOperator;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Payment;
import till.domain.Role;
import till.domain.Secret;

/** What differs from a gateway's statement, as the command line tells it. */
class DifferenceCommandsTest extends CommandCases {
    /** Keeps a statement that has the payment and not its refund. */
    private String withoutTheRefund(Payment paid) throws IOException {
        assertEquals(
                0,
                cli.run("refund", paid.order().reference(), "--amount", "8.50", "--reason", "Broken cup")
                        .code());
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

    @Test
    void peopleAreToldByNameAndToProgramsById() throws Exception {
        cli.close();
        cli = new CliForTests(folder.resolve("live"), Mode.LIVE);
        cli.mode = Mode.LIVE;
        var paid = cli.till.paid();
        withoutTheRefund(paid);
        var mei = new NewOperator("mei", "Mei Chan", Role.OWNER);
        cli.till
                .services
                .operators()
                .add(mei, new Secret("1111"), Acting.UNNAMED)
                .value();
        cli.typed = "1111\n";
        var id = cli.till("reconcile open --operator mei --json")
                .json()
                .path("differences")
                .path(0)
                .path("id")
                .asString();
        var assigned =
                cli.till("reconcile assign " + id + " mei --operator mei").out();
        assertTrue(assigned.contains("Mei Chan  (Mei Chan)"), assigned);
        assertFalse(assigned.contains("mei"), assigned);
        var json = cli.till("reconcile open " + id + " --operator mei --json").json();
        assertEquals("mei", json.path("assignee").asString());
        assertEquals("mei", json.path("notes").path(1).path("operator").asString());
        var all = cli.till("reconcile open --operator mei").out();
        assertTrue(all.contains("Mei Chan"), all);
    }
}
