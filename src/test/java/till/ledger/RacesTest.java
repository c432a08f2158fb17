package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.move;
import static till.ledger.LedgerFixture.refundMove;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.By;
import till.domain.Cure;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.RefundNo;

class RacesTest extends OnEachStore {
    private static final int ROUNDS = 10;
    private static final int RACERS = 8;

    private final List<Ledger> ledgers;

    RacesTest(TestStore store) {
        super(store);
        ledgers = List.of(shop.ledger, shop.open("T2"));
    }

    /** What a racer does, with one of the ledgers. */
    private interface Run<T> {
        T run(Ledger ledger, int racer);
    }

    private <T> List<T> race(Run<T> run) throws Exception {
        var start = new CyclicBarrier(RACERS);
        var racers = new ArrayList<Callable<T>>();
        IntStream.range(0, RACERS)
                .forEach(racer -> racers.add(() -> {
                    start.await();
                    return run.run(ledgers.get(racer % ledgers.size()), racer);
                }));
        try (var threads = Executors.newFixedThreadPool(RACERS)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(racers)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static long wins(List<Boolean> results) {
        return results.stream().filter(won -> won).count();
    }

    @Test
    void oneMoveWins() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var payment = shop.inState(PaymentState.AWAITING_PAYER);
            var targets = List.of(PaymentState.PAID, PaymentState.DECLINED, PaymentState.LAPSED, PaymentState.EXPIRED);
            assertEquals(
                    1, wins(race((ledger, racer) -> ledger.payments().move(move(payment, targets.get(racer % 4))))));
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void oneLeaseWins() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var orderNo = shop.added("").orderNo();
            assertEquals(
                    1,
                    wins(race((ledger, racer) ->
                            ledger.payments().lease(orderNo, "check" + racer, NOON, NOON.plusSeconds(9)))));
        }
    }

    @Test
    void oneOperationBegins() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var orderNo = shop.added("").orderNo();
            var id = "O" + round + "-";
            assertEquals(
                    1,
                    wins(race((ledger, racer) -> ledger.operations()
                            .begin(id + racer, orderNo, Operation.Kind.CLOSE, Operation.Cause.TIME_OVER, NOON)
                            .isPresent())));
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void oneOfManyRefundsOfTheWholeAmountIsReserved() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var payment = shop.paid("");
            assertEquals(
                    1,
                    wins(race((ledger, racer) ->
                            ledger.refunds().reserve(shop.refundDraft(payment, PRICE)) instanceof Refunds.Reserved)));
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void oneOfManyPaymentsGetsTheSale() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var sale = "S" + round;
            assertEquals(
                    1,
                    wins(race((ledger, racer) ->
                            ledger.payments().add(new Payments.Draft(shop.order(sale), DAY, By.NOBODY), NOON, false)
                                    instanceof Payments.Written)));
        }
    }

    @Test
    void takingASaleOverNeverLeavesTwoHolders() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var sale = "S" + round;
            race((ledger, racer) ->
                    ledger.payments().add(new Payments.Draft(shop.order(sale), DAY, By.NOBODY), NOON, true));
            var holders = shop.ledger.payments().named(sale).stream().filter(each -> !each.superseded());
            assertEquals(1, holders.count());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void bothPaidForOneSaleRaisesAttentionOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var first = shop.moved(shop.added("S" + round), PaymentState.AWAITING_PAYER, PaymentState.EXPIRED);
            var second = shop.moved(shop.added("S" + round), PaymentState.AWAITING_PAYER, PaymentState.EXPIRED);
            race((ledger, racer) -> ledger.payments().move(move(racer % 4 < 2 ? first : second, PaymentState.PAID)));
            var twice = shop.ledger.attention().open().stream()
                    .filter(each -> each.kind() == Attention.Kind.PAID_TWICE)
                    .filter(each -> each.facts().containsValue(first.order().sale()));
            assertEquals(1, twice.count());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aPaymentAndTheOneThatTookItsPlaceBothPaidAtOnceRaiseAttentionOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var first = shop.moved(shop.added("T" + round), PaymentState.AWAITING_PAYER);
            var second = ((Payments.Written) shop.add(shop.order("T" + round), true)).payment();
            race((ledger, racer) -> ledger.payments().move(move(racer % 4 < 2 ? first : second, PaymentState.PAID)));
            var twice = shop.ledger.attention().open().stream()
                    .filter(each -> each.kind() == Attention.Kind.PAID_TWICE)
                    .filter(each -> each.facts().containsValue(first.order().sale()));
            assertEquals(1, twice.count());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void referencesNeverRepeatAndLeaveNoGap() throws Exception {
        race((ledger, racer) -> IntStream.range(0, 10)
                .mapToObj(
                        each -> ledger.payments().add(new Payments.Draft(shop.order(""), DAY, By.NOBODY), NOON, false))
                .toList());
        assertEquals("T1-20261121-0081", shop.added("").order().reference());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void neverMoreIsReservedThanReceivedWhateverTheOrder() throws Exception {
        for (var seed = 0; seed < 20; seed++) {
            var payment = shop.paid("");
            var base = seed * 100L;
            race((ledger, racer) -> randomRefunds(ledger, payment, new Random(base + racer)));
            var sum = shop.ledger.refunds().of(payment.orderNo()).stream()
                    .filter(each -> each.state().reservesMoney())
                    .map(each -> each.amount())
                    .reduce(Money.zero(CurrencyUnit.of("HKD")), Money::plus);
            assertTrue(!sum.isGreaterThan(PRICE), "seed " + seed + ": " + sum);
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    private boolean randomRefunds(Ledger ledger, Payment payment, Random random) {
        for (var step = 0; step < 4; step++) {
            var amount = Money.ofMinor(CurrencyUnit.of("HKD"), 1 + random.nextInt(6_000));
            if (ledger.refunds().reserve(shop.refundDraft(payment, amount)) instanceof Refunds.Reserved reserved) {
                var to = random.nextBoolean() ? OperationState.SENT : OperationState.FAILED;
                ledger.refunds().move(refundMove(reserved.refund().refundNo(), OperationState.RESERVED, to));
            }
        }
        return true;
    }

    @Test
    void attentionOfOneKindIsRaisedOnce() throws Exception {
        var orderNo = shop.added("").orderNo();
        var draft = new Attention.Draft(Attention.Kind.CONTRADICTION, Map.of());
        assertEquals(1, wins(race((ledger, racer) -> ledger.attention().raise(orderNo, draft, NOON))));
    }

    private static AttentionList.Settlement kept(String id, int racer) {
        return new AttentionList.Settlement(
                id, Cure.KEEP, NOON, "seen by " + racer, null, By.NOBODY, new AttentionList.Change.Nothing());
    }

    @Test
    void oneSettlesACard() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var payment = shop.moved(shop.inState(PaymentState.EXPIRED), PaymentState.PAID);
            var card = shop.ledger.attention().of(payment.orderNo()).getFirst();
            var endings = race((ledger, racer) -> ledger.attention().settle(kept(card.id(), racer)));
            assertEquals(
                    1,
                    endings.stream()
                            .filter(AttentionList.Ending.Settled.class::isInstance)
                            .count());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void whatAPersonRecordsAndWhatTheGatewaySaysMeetOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var payment = shop.inState(PaymentState.LAPSED);
            shop.ledger
                    .attention()
                    .raise(payment.orderNo(), new Attention.Draft(Attention.Kind.OUTCOME_UNKNOWN, Map.of()), NOON);
            var card = shop.ledger.attention().of(payment.orderNo()).getFirst();
            var wins = wins(race((ledger, racer) -> racer % 2 == 0
                    ? ledger.payments().move(move(payment, PaymentState.DECLINED))
                    : ledger.attention().settle(paid(card.id(), payment)) instanceof AttentionList.Ending.Settled));
            assertEquals(1, wins);
            assertFalse(shop.ledger.attention().find(card.id()).orElseThrow().isOpen());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    private static AttentionList.Settlement paid(String id, Payment payment) {
        var change = new AttentionList.Change.Moved(move(payment, PaymentState.PAID));
        return new AttentionList.Settlement(id, Cure.RECORD_PAID, NOON, "seen", "line 7", By.NOBODY, change);
    }

    @Test
    void whatWasRefundedElsewhereReservesAgainstAllOthers() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var payment = shop.paid("");
            var numbers = "T1X" + round + "N";
            var results = race((ledger, racer) -> racer % 2 == 0
                    ? ledger.refunds().reserve(shop.refundDraft(payment, PRICE))
                    : ledger.refunds()
                            .record(new Refunds.Outside(
                                    new RefundNo(numbers + racer),
                                    payment.orderNo(),
                                    PRICE,
                                    "cold",
                                    "line 7",
                                    "T1",
                                    NOON,
                                    DAY,
                                    By.NOBODY)));
            assertEquals(
                    1,
                    results.stream().filter(Refunds.Reserved.class::isInstance).count());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void oneOfTwoLatePaymentsIsAttachedToASale() throws Exception {
        for (var round = 0; round < 3; round++) {
            var sale = "table " + round;
            var cards = IntStream.range(0, RACERS)
                    .mapToObj(_ -> shop.moved(shop.inState(PaymentState.EXPIRED), PaymentState.PAID))
                    .map(payment ->
                            shop.ledger.attention().of(payment.orderNo()).getFirst())
                    .toList();
            var endings = race((ledger, racer) -> ledger.attention()
                    .settle(new AttentionList.Settlement(
                            cards.get(racer).id(),
                            Cure.ATTACH,
                            NOON,
                            "seen",
                            null,
                            By.NOBODY,
                            new AttentionList.Change.Attached(sale))));
            assertEquals(
                    1,
                    endings.stream()
                            .filter(AttentionList.Ending.Settled.class::isInstance)
                            .count());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }
}
