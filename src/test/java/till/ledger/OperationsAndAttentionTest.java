package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.NOON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.By;
import till.domain.Cure;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentState;

class OperationsAndAttentionTest extends OnEachStore {
    OperationsAndAttentionTest(TestStore store) {
        super(store);
    }

    private Optional<Operation> close(String id, OrderNo orderNo) {
        return shop.ledger
                .operations()
                .begin(id, orderNo, Operation.Kind.CLOSE, Operation.Cause.CANCELLED_AT_TILL, NOON);
    }

    @Test
    void onlyOneOperationIsUnfinished() {
        var operations = shop.ledger.operations();
        var orderNo = shop.inState(PaymentState.AWAITING_PAYER).orderNo();
        var expected = new Operation(
                "O1",
                orderNo,
                Operation.Kind.CLOSE,
                OperationState.SENT,
                Operation.Cause.CANCELLED_AT_TILL,
                NOON,
                null,
                By.NOBODY,
                null);
        assertEquals(Optional.of(expected), close("O1", orderNo));
        assertEquals(Optional.empty(), close("O2", orderNo));
        assertTrue(operations.move("O1", OperationState.SENT, OperationState.UNCERTAIN, NOON, "?"));
        assertEquals(Optional.empty(), close("O2", orderNo));
        assertTrue(operations.move("O1", OperationState.UNCERTAIN, OperationState.DONE, NOON, null));
        assertFalse(operations.move("O1", OperationState.UNCERTAIN, OperationState.DONE, NOON, null));
        assertTrue(close("O2", orderNo).isPresent());
        assertEquals(
                List.of("?", "null"),
                operations.of(orderNo).stream()
                        .map(each -> String.valueOf(each.word()))
                        .toList());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void anIllegalMoveIsRefused() {
        close("O1", shop.inState(PaymentState.AWAITING_PAYER).orderNo());
        assertThrows(
                IllegalArgumentException.class,
                () -> shop.ledger.operations().move("O1", OperationState.DONE, OperationState.SENT, NOON, null));
    }

    @Test
    void oneOfAKindIsOpenUntilSettled() {
        var attention = shop.ledger.attention();
        var orderNo = shop.inState(PaymentState.UNCERTAIN).orderNo();
        var draft = new Attention.Draft(Attention.Kind.CONTRADICTION, Map.of("said", "paid", "says", "closed"));
        assertTrue(attention.raise(orderNo, draft, NOON));
        assertFalse(attention.raise(orderNo, draft, NOON));
        assertTrue(attention.raise(orderNo, new Attention.Draft(Attention.Kind.CLAIMED_PAID, Map.of()), NOON));
        assertEquals(2, attention.openCount());
        var first = attention.open().getFirst();
        assertEquals(draft.facts(), first.facts());
        var settlement = new AttentionList.Settlement(
                first.id(),
                Cure.KEEP,
                NOON.plusSeconds(9),
                "shown on the statement",
                "line 7",
                new By("ann", "bob"),
                new AttentionList.Change.Nothing());
        assertInstanceOf(AttentionList.Ending.Settled.class, attention.settle(settlement));
        assertEquals(new AttentionList.Ending.Overtaken(), attention.settle(settlement));
        assertFalse(attention.raise(orderNo, draft, NOON.plusSeconds(10)));
        var other = new Attention.Draft(Attention.Kind.CONTRADICTION, Map.of("said", "paid", "says", "declined"));
        assertTrue(attention.raise(orderNo, other, NOON.plusSeconds(10)));
        assertEquals(3, attention.of(orderNo).size());
        var settled = new Attention(
                first.id(),
                first.kind(),
                orderNo,
                draft.facts(),
                NOON,
                NOON.plusSeconds(9),
                "shown on the statement",
                Cure.KEEP,
                "line 7",
                new By("ann", "bob"));
        assertEquals(settled, attention.of(orderNo).getFirst());
        assertEquals(Optional.empty(), shop.firstFault());
    }
}
