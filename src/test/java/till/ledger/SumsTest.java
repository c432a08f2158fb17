package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.OperationState;
import till.domain.PaymentState;

class SumsTest extends OnEachStore {
    SumsTest(TestStore store) {
        super(store);
    }

    @Test
    void openPaymentsCountButBringNoMoney() {
        shop.added("");
        shop.added("");
        var nothing = Money.zero(PRICE.getCurrencyUnit());
        assertEquals(
                List.of(new Payments.Sum(2, nothing, nothing)),
                shop.ledger.payments().sums(search(Set.of())));
        assertEquals(List.of(), shop.ledger.payments().sums(search(Set.of(PaymentState.PAID))));
    }

    @Test
    void onlyRefundsTheGatewayTookCountAgainstWhatWasTaken() {
        shop.inState(OperationState.DONE);
        shop.inState(OperationState.FAILED);
        shop.inState(OperationState.UNCERTAIN);
        var taken = PRICE.multipliedBy(3);
        assertEquals(
                List.of(new Payments.Sum(3, taken, PRICE)),
                shop.ledger.payments().sums(search(Set.of())));
        assertEquals(3, shop.ledger.refunds().recent(9).size());
    }

    private static PaymentSearch search(Set<PaymentState> states) {
        return new PaymentSearch("", NOON.minusSeconds(60), NOON.plusSeconds(60), states, null, null, 1);
    }
}
