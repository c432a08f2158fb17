package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.move;
import static till.ledger.LedgerFixture.refundMove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import till.domain.By;
import till.domain.OperationState;
import till.domain.PaymentState;
import till.ledger.Movements.Movement;

@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class MovementsTest extends OnEachStore {
    private static final Movements.Span TODAY =
            new Movements.Span(DAY, NOON.minus(Duration.ofHours(8)), NOON.plus(Duration.ofHours(16)));

    MovementsTest(TestStore store) {
        super(store);
    }

    private List<Movement> read(@Nullable String till) {
        var movements = new ArrayList<Movement>();
        shop.ledger.movements().read(TODAY, till, movements::add);
        return movements;
    }

    @Test
    void aDayHasWhatMovedOldestFirstAndWhatIsOpenAtTheEnd() {
        var open = shop.inState(PaymentState.AWAITING_PAYER);
        shop.inState(PaymentState.DECLINED);
        var doubtful = shop.inState(OperationState.UNCERTAIN);
        var given = shop.inState(OperationState.ACCEPTED);
        shop.inState(OperationState.FAILED);
        var late = shop.moved(shop.inState(PaymentState.EXPIRED), PaymentState.PAID);
        var all = read(null);
        assertEquals(
                List.of("PAID", "PAID", "PAID", "PAID", "ACCEPTED", "AWAITING_PAYER", "UNCERTAIN"),
                all.stream().map(Movement::state).toList());
        assertEquals(
                List.of(false, false, false, false, false, true, true),
                all.stream().map(Movement::open).toList());
        var payment = shop.ledger.payments().find(given.orderNo()).orElseThrow();
        assertEquals(
                new Movement(
                        true,
                        false,
                        NOON.plusSeconds(70),
                        "T1",
                        "ACCEPTED",
                        "gnete",
                        "WX_QR",
                        given.refundNo().text(),
                        given.refundNo().text(),
                        "G1",
                        null,
                        PRICE,
                        payment.order().reference(),
                        "cold",
                        "coffee",
                        false,
                        false,
                        By.NOBODY,
                        "T1-S1",
                        false),
                all.get(4));
        assertEquals(
                new Movement(
                        false,
                        false,
                        NOON.plusSeconds(10),
                        "T1",
                        "PAID",
                        "gnete",
                        "WX_QR",
                        late.order().reference(),
                        late.orderNo().text(),
                        null,
                        null,
                        PRICE,
                        null,
                        null,
                        "coffee",
                        true,
                        true,
                        By.NOBODY,
                        "T1-S1",
                        false),
                all.get(3));
        assertEquals(open.orderNo().text(), all.get(5).orderNo());
        assertEquals(doubtful.refundNo().text(), all.get(6).orderNo());
        assertEquals(all, read("T1"));
        assertEquals(List.of(), read("T2"));
    }

    @Test
    void pagesJoinWithoutGapOrDouble() {
        shop.paid("");
        shop.sql("""
                insert into payment (order_no, reference, sale, till, gateway, method, amount_minor, currency, subject,
                    created_at, expires_at, state, changed_at, received_minor, received_currency, paid_at, business_day)
                select 'X' || n, 'R' || n, 'S', till, gateway, method, amount_minor, currency, subject,
                    created_at, expires_at, state, changed_at, received_minor, received_currency,
                    case when mod(n, 3) = 0 then paid_at else paid_at + interval '1' second end, business_day
                from payment, %s
                """.formatted(
                        shop.store.kind() == Store.Kind.POSTGRES
                                ? "generate_series(1, 12000) as numbers(n)"
                                : "system_range(1, 12000) as numbers(n)"));
        var all = read(null);
        assertEquals(12_001, all.size());
        assertEquals(12_001, all.stream().map(Movement::orderNo).distinct().count());
        assertTrue(all.stream()
                .map(Movement::at)
                .sorted()
                .toList()
                .equals(all.stream().map(Movement::at).toList()));
    }

    @Test
    void readingSeesOneMoment() {
        var first = shop.paid("");
        var refund = shop.reserved(first, Money.parse("HKD 1"));
        var seen = new ArrayList<Movement>();
        shop.ledger.movements().read(TODAY, null, movement -> {
            if (seen.isEmpty()) {
                shop.ledger.payments().move(move(shop.added(""), PaymentState.PAID));
                shop.ledger
                        .refunds()
                        .move(refundMove(refund.refundNo(), OperationState.RESERVED, OperationState.FAILED));
            }
            seen.add(movement);
        });
        assertEquals(
                List.of("PAID", "RESERVED"), seen.stream().map(Movement::state).toList());
        assertEquals(
                List.of("PAID", "PAID"),
                read(null).stream().map(Movement::state).toList());
    }

    /** Who took the payment stands with the payment, who asked and who approved with the refund. */
    @Test
    void whoDidItStandsWithEachMovement() {
        var order = shop.order("");
        var taken = new By("bo", null);
        shop.ledger.payments().add(new Payments.Draft(order, DAY, taken), NOON.plusSeconds(40), false);
        var paid = shop.moved(shop.ledger.payments().find(order.orderNo()).orElseThrow(), PaymentState.PAID);
        var draft = shop.refundDraft(paid, PRICE);
        var asked = new By("bo", "mei");
        shop.ledger
                .refunds()
                .reserve(new Refunds.Draft(
                        draft.refundNo(),
                        draft.orderNo(),
                        PRICE,
                        "cold",
                        "T1",
                        NOON,
                        DAY,
                        NOON.plusSeconds(35),
                        false,
                        null,
                        null,
                        asked));
        assertEquals(
                List.of(taken, asked), read(null).stream().map(Movement::by).toList());
    }
}
