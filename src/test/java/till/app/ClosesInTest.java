package till.app;

import java.time.LocalDate;
import java.util.List;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Refund;
import till.domain.Shift;
import till.domain.ZReport;
import till.ledger.Ledger;
import till.service.LedgerCheck;
import till.service.TillServices;

/** What staff do about the ends of shifts and days, as often as they like: what is closed already is refused. */
final class ClosesInTest {
    private static final int ALL = 1_000;

    private final TillServices services;
    private final Ledger ledger;
    private final Acting acting;

    ClosesInTest(TillServices services, Ledger ledger, Acting acting) {
        this.services = services;
        this.ledger = ledger;
        this.acting = acting;
    }

    /** The day that money counts on now. */
    LocalDate current() {
        return services.days().current();
    }

    void closeDay(LocalDate day) {
        services.days().close(day, acting);
    }

    /** One's own, where one is open. */
    void closeShift() {
        services.shifts().mine(acting).ifPresent(shift -> services.shifts().close(shift, acting, "forgotten"));
    }

    /** Every day that is not closed yet, from this one up to today: before the first close there is no oldest open day. */
    void closeAll(LocalDate first) {
        closeDay(first);
        for (var obstacle = services.days().obstacle(services.days().next());
                obstacle.isEmpty();
                obstacle = services.days().obstacle(services.days().next())) {
            services.days().close(services.days().next(), acting).value();
        }
    }

    /** Oldest first. */
    List<ZReport> reports() {
        return services.days().list(Long.MAX_VALUE, ALL).reversed();
    }

    List<Shift> shifts(LocalDate day) {
        return services.shifts().of(day);
    }

    List<Shift> openShifts() {
        return services.shifts().open();
    }

    List<Payment> payments(String sale) {
        return ledger.payments().named(sale);
    }

    List<Refund> refunds(Payment payment) {
        return services.refunds().of(payment.orderNo());
    }

    List<String> faults() {
        return new LedgerCheck(ledger.history()).verify().faults();
    }
}
