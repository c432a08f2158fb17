package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Basket;
import till.domain.By;
import till.domain.Discount;
import till.domain.ItemNames;
import till.domain.Mode;
import till.domain.OrderLine;
import till.domain.ParkedOrder;
import till.domain.Problem;
import till.domain.Role;
import till.domain.Secret;
import till.gateway.PaymentAnswer.Standing;
import till.ledger.LedgerUnusable;

/** What the service allows of an order with lines, whatever a screen asked for. */
class OrderLinesTest extends TillCases {
    private static final OrderLine TEA =
            new OrderLine("TEA", ItemNames.of("Tea"), Money.parse("HKD 29.50"), 3, null, Discount.NONE);

    private static Basket basket(OrderLine... lines) {
        return new Basket("B1", List.of(lines), "no ice", "Table 4");
    }

    private ParkedOrder kept(Basket basket) {
        return new ParkedOrder(basket, Samples.AMOUNT, "", "", "T01", null, till.clock.instant());
    }

    @Test
    void linesThatDoNotComeToTheAmountAreNotCharged() {
        for (var wrong : List.of(TEA.times(2).orElseThrow(), TEA.at(Money.parse("HKD 29.49")))) {
            var started = till.services.payments().start(till.sale().of(basket(wrong)), Acting.UNNAMED);
            assertEquals(
                    "basket.sum",
                    assertInstanceOf(Started.NotStarted.class, started)
                            .problem()
                            .key());
        }
        assertEquals(List.of(), till.gateway.asked);
        assertEquals(List.of(), till.sent);
    }

    @Test
    void theLinesAreWrittenBeforeTheGatewayHearsOfThem() {
        till.gateway.duringCreate(() -> {
            var row =
                    till.services.orders().named(till.sent.getFirst().number()).getFirst();
            assertEquals(basket(TEA), till.services.inHand().of(row.orderNo()));
        });
        var started = till.services.payments().start(till.sale().of(basket(TEA)), Acting.UNNAMED);
        assertInstanceOf(Started.Running.class, started);
        assertTrue(till.ledger.history().verify().faults().isEmpty());
    }

    @Test
    void aCashierGivesNoDiscountAloneAndWhoApprovedIsKept() throws LedgerUnusable {
        till.close();
        till = new TillForTests(Mode.LIVE);
        var pin = new Secret("1357");
        var people = till.services.operators();
        var mei = people.add(new till.access.Operators.NewOperator("mei", "Mei", Role.OWNER), pin, Acting.UNNAMED)
                .value()
                .operator();
        var bo = people.add(new till.access.Operators.NewOperator("bo", "Bo", Role.CASHIER), pin, Acting.as(mei))
                .value()
                .operator();
        var half = TEA.times(6).orElseThrow().less(new Discount.Percent(5000));
        var request = till.sale().of(basket(half));
        var refused = till.services.payments().start(request, Acting.as(bo));
        assertEquals(
                "access.askManager",
                assertInstanceOf(Started.NotStarted.class, refused).problem().key());
        assertEquals(List.of(), till.gateway.asked);
        var approved = till.services
                .access()
                .approve(Acting.as(bo), "mei", pin, Act.DISCOUNT, null)
                .value();
        var started = till.services.payments().start(request, approved);
        var payment = assertInstanceOf(Started.Running.class, started).payment();
        assertEquals(new By("bo", "mei"), payment.by());
        var added = till.ledger.history().of(payment.orderNo()).getFirst().facts();
        assertEquals("mei", added.get("approvedBy"));
        assertTrue(added.getOrDefault("lines", "").startsWith("1 "));
    }

    @Test
    void aCashierThrowsAParkedOrderAwayOnlyWithAnApproval() throws LedgerUnusable {
        till.close();
        till = new TillForTests(Mode.LIVE);
        var people = till.services.operators();
        var pin = new Secret("1357");
        var mei = people.add(new till.access.Operators.NewOperator("mei", "Mei", Role.OWNER), pin, Acting.UNNAMED)
                .value()
                .operator();
        var bo = people.add(new till.access.Operators.NewOperator("bo", "Bo", Role.CASHIER), pin, Acting.as(mei))
                .value()
                .operator();
        var inHand = till.services.inHand();
        var parked = kept(basket(TEA));
        assertEquals(Optional.empty(), inHand.park(parked, Acting.as(bo)));
        assertEquals(
                Optional.of("access.askManager"),
                inHand.discard(parked.id(), Acting.as(bo)).map(Problem::key));
        assertEquals(1, inHand.parkedCount());
        var approved = till.services
                .access()
                .approve(Acting.as(bo), "mei", pin, Act.DISCARD_PARKED, null)
                .value();
        assertEquals(Optional.empty(), inHand.discard(parked.id(), approved));
        assertEquals(0, inHand.parkedCount());
    }

    @Test
    void anOrderComesBackOnlyOnceItsPaymentEndedUnpaid() {
        till.services.inHand().keep(kept(basket(TEA)));
        assertEquals(Optional.of(basket(TEA)), till.services.inHand().atHand().map(ParkedOrder::basket));
        var payment = ((Started.Running)
                        till.services.payments().start(till.sale().of(basket(TEA)), Acting.UNNAMED))
                .payment();
        assertEquals(Optional.empty(), till.services.inHand().atHand());
        till.gateway.says(Standing.DECLINED);
        till.services.payments().check(payment.orderNo());
        var back = till.services.inHand().atHand().orElseThrow();
        assertEquals(payment.order().sale(), back.sale());
    }

    @Test
    void anOrderThatWasPaidComesBackNoMore() {
        till.services.inHand().keep(kept(basket(TEA)));
        var payment = ((Started.Running)
                        till.services.payments().start(till.sale().of(basket(TEA)), Acting.UNNAMED))
                .payment();
        till.gateway.says(Standing.PAID);
        till.services.payments().check(payment.orderNo());
        assertEquals(Optional.empty(), till.services.inHand().atHand());
        assertEquals(List.of(), till.ledger.unpaidOrders().held("T01"));
        assertInstanceOf(
                Started.SaleTaken.class,
                till.services.payments().start(till.sale().of(basket(TEA)), Acting.UNNAMED));
    }
}
