package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import till.domain.OperationState;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds.RefundAnswer;

/** Money given back by command, and how sure of it the answer is. */
class RefundCommandTest extends CommandCases {
    @Test
    void refundIsZeroOnlyWhenDone() {
        var reference = cli.paid();
        var done = cli.run("refund", reference, "--amount", "8.50", "--reason", "Broken cup", "--json");
        assertEquals(0, done.code());
        var refund = done.json().get("refunds").get(0);
        assertEquals("DONE", refund.get("state").asString());
        assertEquals("8.50", refund.get("amount").asString());
        assertEquals("HKD 8.50 was given back.", done.json().get("message").asString());
        accepted();
        var accepted = cli.run("refund", reference, "--amount", "all", "--reason", "Rest", "--json");
        assertEquals(5, accepted.code());
        assertEquals(
                "80.00", accepted.json().get("refunds").get(1).get("amount").asString());
    }

    @Test
    void refundWaitsUntilItIsDone() {
        var reference = cli.paid();
        accepted();
        cli.whilePolling = () -> cli.till
                .services
                .refunds()
                .unfinished(9)
                .forEach(refund -> cli.till.services.refunds().check(refund.refundNo()));
        var answer = cli.run("refund", reference, "--amount", "all", "--reason", "Rest", "--wait", "60s", "--json");
        assertEquals("DONE", answer.json().get("refunds").get(0).get("state").asString());
        assertEquals(0, answer.code());
    }

    @Test
    void refundOfMoreThanIsLeftIsRefusedAndNotSent() {
        var reference = cli.paid();
        var answer = cli.run("refund", reference, "--amount", "88.51", "--reason", "x");
        assertEquals(3, answer.code());
        assertTrue(answer.err().contains("No money moved."), answer.err());
        assertTrue(cli.till.gateway.asked.stream().noneMatch(each -> each.startsWith("refund")));
    }

    @Test
    void refundInDoubtIsFourAndOneTheGatewayRefusesThree() {
        var reference = cli.paid();
        cli.till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("refund.failedAtGateway", "balance"), "9"));
        assertEquals(
                3,
                cli.run("refund", reference, "--amount", "1", "--reason", "x").code());
        cli.till.gateway.refunds.add(new Outcome.Unknown<>("cut"));
        assertEquals(
                4,
                cli.run("refund", reference, "--amount", "1", "--reason", "x").code());
    }

    @Test
    void refundOfAnUnpaidPaymentIsRefused() {
        var reference = cli.waiting();
        assertEquals(
                3,
                cli.run("refund", reference, "--amount", "all", "--reason", "x").code());
        assertEquals(
                3,
                cli.run("refund", reference, "--amount", "1", "--reason", "x").code());
        assertEquals(
                2,
                cli.run("refund", reference, "--amount", "1", "--reason", " ").code());
        assertEquals(
                2,
                cli.run("refund", reference, "--amount", "1.234", "--reason", "x")
                        .code());
    }

    private void accepted() {
        var answer = new RefundAnswer(OperationState.ACCEPTED, "R1", "1");
        cli.till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(answer, "1")));
    }
}
