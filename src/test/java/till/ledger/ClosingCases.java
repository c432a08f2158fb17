package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static till.ledger.LedgerFixture.NOON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import till.domain.By;
import till.domain.Payment;
import till.domain.ZReport;

/** Tills at one ledger whose days and shifts are closed. */
abstract class ClosingCases extends OnEachStore {
    static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    static final Instant EVENING = NOON.plus(Duration.ofHours(9));
    static final By MEI = new By("mei", "bo");

    ClosingCases(TestStore store) {
        super(store);
    }

    static Movements.Span span(LocalDate day) {
        var from = Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(8));
        return new Movements.Span(day, from, from.plus(Duration.ofDays(1)));
    }

    ZReports.Closing close(Ledger ledger, LocalDate day) {
        return ledger.zReports().close(span(day), EVENING, MEI);
    }

    ZReport closed(LocalDate day) {
        return assertInstanceOf(ZReports.Closed.class, close(shop.ledger, day)).report();
    }

    void assertWhole() {
        assertEquals(List.of(), shop.ledger.history().verify().faults());
    }

    LocalDate dayOf(Payment payment) {
        return Objects.requireNonNull(shop.reload(payment).businessDay());
    }
}
