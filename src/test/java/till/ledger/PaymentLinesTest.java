package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Basket;
import till.domain.By;
import till.domain.Discount;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.Payment;
import till.domain.PaymentState;

class PaymentLinesTest {
    private static final OrderLine TEA = new OrderLine(
            "TEA", new ItemNames("Oolong tea", "烏龍茶", ""), Money.parse("HKD 24.00"), 3, null, Discount.NONE);
    private static final OrderLine CUP =
            new OrderLine("CUP", ItemNames.of("Cup"), Money.parse("HKD 33.00"), 1, null, new Discount.Percent(5000));
    private static final Basket BASKET = new Basket("T1B1", List.of(TEA, CUP), "no ice", "Table 4");

    private static Payment charged(LedgerFixture shop, String sale) {
        var added = shop.ledger
                .payments()
                .add(new Payments.Draft(shop.order(sale), DAY, By.NOBODY, null, BASKET), NOON.plusSeconds(40), false);
        return assertInstanceOf(Payments.Written.class, added).payment();
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void theLinesOfAPaymentAreWrittenWithItAndProven(TestStore kind) {
        try (var shop = new LedgerFixture(kind)) {
            var payment = charged(shop, "");
            assertEquals(PRICE, payment.amount());
            assertEquals(BASKET, shop.ledger.payments().basket(payment.orderNo()));
            assertEquals(
                    Basket.NONE, shop.ledger.payments().basket(shop.added("").orderNo()));
            assertEquals(List.of(payment), shop.ledger.payments().madeFor("T1B1"));
            assertEquals(Optional.empty(), shop.firstFault());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void whoeverChangesALineBesideTheLedgerIsFound(TestStore kind) {
        for (var change : List.of(
                "update payment_line set quantity = 2 where position = 1",
                "update payment_line set amount_minor = amount_minor - 1 where position = 2",
                "update payment_line set name_en = 'Water' where position = 1",
                "update payment_line set discount_hundredths = null where position = 2",
                "delete from payment_line where position = 2",
                "update payment set note = 'ice'",
                "update payment set customer = null")) {
            try (var shop = new LedgerFixture(kind)) {
                charged(shop, "");
                shop.sql(change);
                assertTrue(shop.firstFault().isPresent(), change);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void anOrderThatIsOpenOrPaidIsNotChargedAgainUnderAnotherSale(TestStore kind) {
        try (var shop = new LedgerFixture(kind)) {
            var payment = shop.moved(charged(shop, ""), PaymentState.PAID);
            var again = new Payments.Draft(shop.order(""), DAY, By.NOBODY, null, BASKET);
            var refused = shop.ledger.payments().add(again, NOON, false);
            assertEquals(
                    payment.orderNo(),
                    assertInstanceOf(Payments.SaleTaken.class, refused).holder().orderNo());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void anOrderWhosePaymentEndedUnpaidIsChargedAgain(TestStore kind) {
        try (var shop = new LedgerFixture(kind)) {
            shop.moved(charged(shop, ""), PaymentState.DECLINED);
            charged(shop, "");
            assertEquals(2, shop.ledger.payments().madeFor("T1B1").size());
        }
    }
}
