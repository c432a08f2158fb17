package till.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Problem;
import till.ledger.Gaps;
import till.ledger.RestoredTills;
import till.ledger.SentLog;

/**
 * What went out after the backup a ledger was restored from: entered before anybody sells, then asked about, and until every
 * number has its answer refunds of those days need the owner. May be shared between threads.
 */
public final class RestoredGap {
    private final Books books;
    private final Surroundings here;

    public RestoredGap(Books books, Surroundings here) {
        this.books = books;
        this.here = here;
    }

    /** Holds a restored ledger against the sent log and enters what it lacks; may be repeated. Asks no gateway. */
    public Gaps.Standing begin(List<SentLog.Sent> sent, Instant since) {
        gaps().begin(sent, since);
        return fill();
    }

    /** Enters what can be entered by now. Asks no gateway: what is entered is due, and the poller asks. */
    public Gaps.Standing fill() {
        return gaps().standing().isOpen() ? gaps().fill(here.clock().instant(), here.today()) : Gaps.Standing.WHOLE;
    }

    /** Tills that have not said yet what they sent since. */
    public RestoredTills.Missing missing() {
        return gaps().missing();
    }

    /** Why this person may not give back a payment of those days yet. */
    Optional<Problem> obstacle(Payment payment, Access access, Acting acting) {
        var missing = missing();
        var since = earlier(gaps().standing().since(), missing.since());
        var calendar = here.calendar();
        if (since == null) {
            return Optional.empty();
        }
        var first = calendar.dayOf(since);
        var earlier = calendar.dayOf(payment.order().createdAt()).isBefore(first)
                && calendar.dayOf(payment.watch().changedAt()).isBefore(first);
        if (earlier) {
            return Optional.empty();
        }
        return access.guard(acting, Act.REFUND_AFTER_RESTORE, null, payment.orderNo())
                .map(_ -> missing.tills().isEmpty()
                        ? Problem.of("refund.afterRestore", first.toString())
                        : Problem.of("refund.tillsMissing", first.toString(), missing.names()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private Gaps gaps() {
        return books.ledger().gaps();
    }
}
