package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Takings.Kind;

class TakingsTest {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final Takings DAY = new Takings(List.of(
            line("T1", Kind.PAYMENT, 3, "HKD 100.00"),
            line("T2", Kind.PAYMENT, 1, "HKD 30.00"),
            line("T2", Kind.REFUND, 2, "HKD -25.00"),
            line("T1", Kind.REFUND_FAILED, 1, "HKD 5.00"),
            line("T1", Kind.PAYMENT, 1, "USD 8.00")));

    private static Takings.Line line(String till, Kind kind, long count, String sum) {
        return new Takings.Line(till, null, null, "gnete", "WX_QR", kind, false, false, count, Money.parse(sum));
    }

    private static Takings.Sum sum(long payments, String taken, long refunds, String refunded) {
        return new Takings.Sum(payments, Money.parse(taken), refunds, Money.parse(refunded));
    }

    @Test
    void aRefundThatFailedAfterAllIsOneLess() {
        assertEquals(sum(4, "HKD 130.00", 1, "HKD 20.00"), DAY.sum(HKD));
        assertEquals(Money.parse("HKD 110.00"), DAY.sum(HKD).net());
        assertEquals(sum(1, "USD 8.00", 0, "USD 0.00"), DAY.sum(USD));
        assertEquals(List.of(HKD, USD), List.copyOf(DAY.currencies()));
        assertEquals(8, DAY.count());
    }

    @Test
    void partsOfItAreSumsOfItsLines() {
        var byTill = DAY.by(HKD, Takings.Line::till);
        assertEquals(
                new TreeMap<>(
                        Map.of("T1", sum(3, "HKD 100.00", -1, "HKD -5.00"), "T2", sum(1, "HKD 30.00", 2, "HKD 25.00"))),
                byTill);
        assertEquals(List.of("T1"), List.copyOf(DAY.by(USD, Takings.Line::till).keySet()));
        var second = DAY.only(line -> line.till().equals("T2"));
        assertEquals(2, second.lines().size());
        assertEquals(byTill.get("T2"), second.sum(HKD));
    }
}
