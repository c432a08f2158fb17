package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.OperationState;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries;
import tools.jackson.databind.JsonNode;

/** What a person settles from the command line. */
class SettleCommandTest extends CommandCases {
    @Override
    @AfterEach
    void close() {
        assertEquals(List.of(), cli.till.ledger.history().verify().faults());
        super.close();
    }

    private String late() {
        var reference = cli.waiting();
        cli.till.gateway.says(Standing.WAITING);
        cli.till.clock.pass(Duration.ofMinutes(6));
        cli.till("status " + reference + " --refresh");
        cli.till.gateway.says(Standing.PAID);
        cli.till("status " + reference + " --refresh");
        return reference;
    }

    private JsonNode only() {
        var cards = cli.till("settle --json").json().get("cards");
        assertEquals(1, cards.size());
        return cards.get(0);
    }

    @Test
    void openCardsAreListedWithTheirCures() {
        assertEquals(0, cli.till("settle --json").json().get("cards").size());
        var reference = late();
        var card = only();
        assertEquals("PAID_LATE", card.get("kind").asString());
        assertEquals(reference, card.get("payment").get("reference").asString());
        assertEquals(
                List.of("attach", "refund", "record-refund", "keep", "check"),
                StreamSupport.stream(card.get("cures").spliterator(), false)
                        .map(JsonNode::asString)
                        .toList());
        var lines = cli.till("settle").out();
        assertTrue(lines.contains(card.get("id").asString()), lines);
        assertTrue(lines.contains("record-refund"), lines);
    }

    @Test
    void aCardIsSettledByItsNumberOrItsPayments() {
        late();
        var id = only().get("id").asString();
        assertEquals(3, cli.till("settle " + id + " --cure keep").code());
        assertEquals(
                0, cli.till("settle " + id + " --cure keep --reason unmatched").code());
        assertEquals(
                3, cli.till("settle " + id + " --cure keep --reason unmatched").code());
        var other = late();
        assertEquals(
                0,
                cli.till("settle " + other + " --cure attach --reason goods-gone")
                        .code());
        assertEquals(0, cli.till("settle --json").json().get("cards").size());
        assertEquals(
                3, cli.till("settle " + other + " --cure keep --reason again").code());
    }

    @Test
    void wrongUseChangesNothing() {
        var reference = late();
        for (var wrong : List.of(
                "settle --cure keep --reason unmatched",
                "settle " + reference + " --cure forget --reason unmatched",
                "settle " + reference + " --cure keep --refunded-outside 3 --reason unmatched",
                "settle " + reference + " --refunded-outside 1.234 --reason portal --evidence line7",
                "settle " + reference + " --cure record-refund --amount 3 --currency XYZW --reason portal",
                "settle nothing --cure keep --reason unmatched")) {
            assertEquals(2, cli.till(wrong).code(), wrong);
        }
        assertEquals("PAID_LATE", only().get("kind").asString());
    }

    @Test
    void aRefundMadeElsewhereIsRecordedWithItsEvidence() {
        var reference = late();
        var outside = "settle " + reference + " --refunded-outside 30 --reason portal";
        assertEquals(3, cli.till(outside).code());
        var recorded = cli.till(outside + " --evidence line7 --json");
        assertEquals(0, recorded.code());
        assertEquals(1, recorded.json().get("refunds").size());
        assertEquals(
                3,
                cli.till("settle " + reference + " --refunded-outside 58.51 --reason portal --evidence line8")
                        .code());
        assertEquals("PAID_LATE", only().get("kind").asString());
        assertEquals(
                0,
                cli.till("settle " + reference + " --refunded-outside 58.50 --reason portal --evidence line8")
                        .code());
        assertEquals(0, cli.till("settle --json").json().get("cards").size());
    }

    @Test
    void aRefundThatNoCardIsAboutEndsByItsOwnNumber() {
        cli.till.gateway.cannot(RefundQueries.class);
        var reference = late();
        cli.till("settle " + reference + " --cure keep --reason unmatched");
        var refunded = cli.till("refund " + reference + " --amount 30 --reason spilt --json");
        assertEquals(5, refunded.code());
        var number = refunded.json().get("refunds").get(0).get("refundNo").asString();
        var ended = cli.till("settle " + number + " --cure refund-done --reason portal --evidence line7 --json");
        assertEquals(0, ended.code());
        assertEquals(
                OperationState.DONE.name(),
                ended.json().get("refunds").get(0).get("state").asString());
    }

    @Test
    void askingEndsWithFourWhileTheCardIsOpen() {
        var reference = cli.waiting();
        cli.till.gateway.cannotClose();
        cli.till.gateway.fallsSilent();
        for (var day = 0; day < 9; day++) {
            cli.till.clock.pass(Duration.ofDays(1));
            cli.till("status " + reference + " --refresh");
        }
        assertEquals("OUTCOME_UNKNOWN", only().get("kind").asString());
        assertEquals(4, cli.till("settle " + reference + " --cure check").code());
        cli.till.gateway.answersOnce(new Outcome.Unknown<>("cut"));
        cli.till.gateway.says(Standing.DECLINED);
        assertEquals(4, cli.till("settle " + reference + " --cure check").code());
        assertEquals(0, cli.till("settle " + reference + " --cure check").code());
    }
}
