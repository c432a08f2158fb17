package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.NOON;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Basket;
import till.domain.Discount;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.ParkedOrder;

class UnpaidOrdersTest {
    private static final OrderLine TEA = new OrderLine(
            "TEA", new ItemNames("Oolong tea", "烏龍茶", "乌龙茶"), Money.parse("HKD 24.00"), 2, null, Discount.NONE);
    private static final OrderLine TART = new OrderLine(
            "TART",
            new ItemNames("Egg tart", "蛋撻", ""),
            Money.parse("HKD 13.50"),
            3,
            Money.parse("HKD 12.00"),
            new Discount.Percent(1250));
    private static final OrderLine BAG = new OrderLine(
            "", ItemNames.of("Bag"), Money.parse("HKD 1"), 1, null, new Discount.Amount(Money.parse("HKD 0.50")));

    private static ParkedOrder order(String id) {
        var basket = new Basket(id, List.of(TEA, TART, BAG), "no sugar", "Table 4");
        return new ParkedOrder(basket, basket.total(CurrencyUnit.of("HKD")), "Lunch", "A-17", "T1", "mei", NOON);
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void whatIsKeptComesBackAsItWas(TestStore kind) {
        try (var shop = new LedgerFixture(kind)) {
            var unpaid = shop.ledger.unpaidOrders();
            unpaid.keep("T1", order("B1"));
            assertEquals(List.of(order("B1")), unpaid.held("T1"));
            assertEquals(List.of(), unpaid.held("T2"));
            assertEquals(0, unpaid.parkedCount());
            var emptied = order("B1").with(order("B1").basket().with(List.of(TEA)));
            unpaid.keep("T1", emptied);
            assertEquals(List.of(emptied), unpaid.held("T1"));
            unpaid.drop("T1", "B1");
            assertEquals(List.of(), unpaid.held("T1"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void aParkedOrderIsRecalledOnceAndFromAnyTill(TestStore kind) {
        try (var shop = new LedgerFixture(kind)) {
            var unpaid = shop.ledger.unpaidOrders();
            unpaid.keep("T1", order("B1"));
            unpaid.park("T1", order("B1"));
            assertEquals(List.of(order("B1")), unpaid.parked(10));
            assertEquals(1, unpaid.parkedCount());
            assertEquals(
                    Optional.of(order("B1")), shop.open("T2").unpaidOrders().recall("T2", "B1"));
            assertEquals(Optional.empty(), unpaid.recall("T1", "B1"));
            assertEquals(List.of(order("B1")), unpaid.held("T2"));
            assertEquals(0, unpaid.parkedCount());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void ofTillsThatRecallAtOnceOneGetsIt(TestStore kind) throws Exception {
        try (var shop = new LedgerFixture(kind);
                var threads = Executors.newFixedThreadPool(4)) {
            for (var round = 0; round < 10; round++) {
                var id = "B" + round;
                shop.ledger.unpaidOrders().park("T1", order(id));
                var together = new CyclicBarrier(4);
                var tries = new ArrayList<Callable<Optional<ParkedOrder>>>();
                for (var till = 1; till <= 4; till++) {
                    var name = "T" + till;
                    var ledger = shop.open(name);
                    tries.add(() -> {
                        together.await();
                        return ledger.unpaidOrders().recall(name, id);
                    });
                }
                var got = 0;
                for (var each : threads.invokeAll(tries)) {
                    got += each.get().isPresent() ? 1 : 0;
                }
                assertEquals(1, got);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void aLateWriterBringsNothingBackThatAnotherTillHas(TestStore kind) {
        try (var shop = new LedgerFixture(kind)) {
            var unpaid = shop.ledger.unpaidOrders();
            unpaid.park("T1", order("B1"));
            unpaid.recall("T2", "B1");
            unpaid.keep("T1", order("B1"));
            unpaid.drop("T1", "B1");
            assertTrue(unpaid.held("T1").isEmpty());
            assertEquals(1, unpaid.held("T2").size());
        }
    }
}
