package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.gateway.Captures;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Voids;

/** Held money and scanned codes from the command line. */
class CaptureCommandTest extends CommandCases {
    @BeforeEach
    void begin() {
        cli.till.gateway.can(Captures.class);
        cli.till.gateway.can(Voids.class);
    }

    private String held() {
        var reference = cli.waiting();
        cli.till.gateway.says(Standing.AUTHORIZED);
        var held = cli.till("status " + reference + " --refresh --json");
        assertEquals("AUTHORIZED", held.json().get("state").asString());
        return reference;
    }

    @Test
    void capturingTakesAllThatIsHeld() {
        var captured = cli.till("capture " + held() + " --json");
        assertEquals(0, captured.code());
        assertEquals("PAID", captured.json().get("state").asString());
        assertTrue(cli.till.gateway.asked.contains("capture HKD 88.50"), cli.till.gateway.asked.toString());
    }

    @Test
    void aPartIsCapturedWhereAskedFor() {
        assertEquals(0, cli.till("capture " + held() + " --amount 50").code());
        assertTrue(cli.till.gateway.asked.contains("capture HKD 50.00"), cli.till.gateway.asked.toString());
    }

    @Test
    void wrongAmountsAndPaymentsWithoutHeldMoneyAreRefusedAndNothingIsSent() {
        var reference = held();
        assertEquals(2, cli.till("capture " + reference + " --amount 1.234").code());
        assertEquals(3, cli.till("capture " + reference + " --amount 88.51").code());
        cli.till.gateway.says(Standing.WAITING);
        assertEquals(3, cli.till("capture " + cli.waiting()).code());
        assertEquals(
                0L,
                cli.till.gateway.asked.stream()
                        .filter(call -> call.startsWith("capture"))
                        .count());
    }

    @Test
    void anUnknownCaptureEndsWithFour() {
        var reference = held();
        cli.till.gateway.captures.add(new Outcome.Unknown<>("cut"));
        assertEquals(4, cli.till("capture " + reference).code());
    }

    @Test
    void cancellingHeldMoneyLetsItGo() {
        assertEquals(0, cli.till("cancel " + held()).code());
        assertEquals("void", cli.till.gateway.asked.get(cli.till.gateway.asked.size() - 2));
    }

    @Test
    void aScannedCodeIsChargedAndNeverPrinted() {
        cli.till.gateway.can(CodePayments.class);
        var charged = cli.till("charge --method WX_QR --amount 88.50 --auth-code 130000000000000001 --json");
        assertEquals(0, charged.code());
        assertEquals(List.of("scan 130000000000000001"), cli.till.gateway.asked);
        assertTrue(!charged.out().contains("130000000000000001"), charged.out());
    }

    @Test
    void whatIsNoPaymentCodeIsNotSent() {
        cli.till.gateway.can(CodePayments.class);
        assertEquals(
                2,
                cli.till("charge --method WX_QR --amount 88.50 --auth-code 12").code());
        assertEquals(
                2,
                cli.till("charge --method WX_QR --amount 88.50 --capture later").code());
        assertEquals(List.of(), cli.till.gateway.asked);
    }
}
