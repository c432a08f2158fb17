package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentStateTest {
    private static final Map<PaymentState, Set<PaymentState>> LEGAL = Map.of(
            CREATED, Set.of(AWAITING_PAYER, AUTHORIZED, PAID, DECLINED, UNCERTAIN),
            AWAITING_PAYER, Set.of(AUTHORIZED, PAID, DECLINED, UNCERTAIN, LAPSED, CANCELLED, EXPIRED),
            UNCERTAIN, Set.of(AWAITING_PAYER, AUTHORIZED, PAID, DECLINED, LAPSED, CANCELLED, EXPIRED),
            LAPSED, Set.of(AWAITING_PAYER, AUTHORIZED, PAID, DECLINED, UNCERTAIN, CANCELLED, EXPIRED),
            AUTHORIZED, Set.of(PAID, CANCELLED, EXPIRED),
            DECLINED, Set.of(PAID),
            CANCELLED, Set.of(PAID),
            EXPIRED, Set.of(PAID),
            PAID, Set.of());

    @ParameterizedTest
    @EnumSource
    void everyPairIsLegalOnlyAsWrittenDown(PaymentState from) {
        var allowed = EnumSet.noneOf(PaymentState.class);
        for (var to : PaymentState.values()) {
            if (from.canBecome(to)) {
                allowed.add(to);
            }
        }
        assertEquals(LEGAL.get(from), allowed);
    }

    @ParameterizedTest
    @EnumSource
    void moneyIsLateOnceTheTillHasLetGo(PaymentState from) {
        assertEquals(Set.of(LAPSED, DECLINED, CANCELLED, EXPIRED, PAID).contains(from), from.isLate(PAID));
    }

    @ParameterizedTest
    @EnumSource
    void openAndPaidPaymentsHoldTheirSale(PaymentState state) {
        assertEquals(!Set.of(DECLINED, CANCELLED, EXPIRED).contains(state), state.holdsSale());
    }
}
