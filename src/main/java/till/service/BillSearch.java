package till.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Result;
import till.ledger.PaymentSearch;

/**
 * Answers a customer who says they paid: finds the payments a bill may mean, and asks the gateway about each. What the
 * ledger remembers only says whom to ask. May be shared between threads.
 */
public final class BillSearch {
    /** More than these nobody looks through while a customer waits. */
    private static final int MOST = 12;

    private static final int LOOKED_THROUGH = 500;

    /** A code is shown some minutes before it is paid, and two clocks may differ. */
    private static final Duration BEFORE = Duration.ofMinutes(20);

    private static final Duration AFTER = Duration.ofMinutes(5);

    private static final Pattern MINUTE = Pattern.compile("(\\d{1,2})[:.]?(\\d{2})");

    private final Books books;
    private final Surroundings here;
    private final PaymentChecks checks;
    private final Access access;

    BillSearch(Books books, Surroundings here, PaymentChecks checks, Access access) {
        this.books = books;
        this.here = here;
        this.checks = checks;
        this.access = access;
    }

    /**
     * What the customer's bill says.
     *
     * @param number any number on it, or its beginning; empty where there is none: then amount and time count
     * @param amount null where it is not known
     * @param at the minute; null where it is not known
     * @param day the business day that amount and minute are of
     */
    public record Bill(
            String number, @Nullable Money amount, @Nullable LocalTime at, LocalDate day) {
        /** Whether it says anything to look for. */
        public boolean isEmpty() {
            return number.isBlank() && amount == null && at == null;
        }
    }

    /** Reads a minute as it stands on a bill: {@code 14:32}, {@code 14.32} or {@code 1432}. */
    public static Optional<LocalTime> minute(String text) {
        var match = MINUTE.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var hour = Integer.parseInt(match.group(1));
        var minute = Integer.parseInt(match.group(2));
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    /** The payments a bill may mean, those that fit best first; ended and superseded ones too. */
    public Result<List<Payment>> candidates(Bill bill, Acting acting) {
        var refused = access.guard(acting, Act.SEE_ORDERS, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var number = bill.number().replaceAll("\\s", "");
        var found = number.isEmpty() ? byAmountAndTime(bill) : byNumber(number);
        var archive = found.isEmpty() && !number.isEmpty()
                ? books.ledger().years().archiveOf(number)
                : Optional.<Integer>empty();
        return archive.isPresent()
                ? Result.failed("order.archived", number, archive.get().toString())
                : Result.done(found.stream().limit(MOST).toList());
    }

    private List<Payment> byNumber(String number) {
        var exactly = books.ledger().payments().named(number);
        return exactly.isEmpty() ? search(number, Instant.EPOCH, Instant.EPOCH) : exactly;
    }

    private List<Payment> byAmountAndTime(Bill bill) {
        var at = bill.at() == null ? null : instant(bill.day(), bill.at());
        var found = at == null
                ? search(
                        words(bill.amount()),
                        here.calendar().startOf(bill.day()),
                        here.calendar().startOf(bill.day().plusDays(1)))
                : search(words(bill.amount()), at.minus(BEFORE), at.plus(AFTER));
        return found.stream()
                .filter(payment -> bill.amount() == null || payment.amount().equals(bill.amount()))
                .sorted(nearest(at))
                .toList();
    }

    private List<Payment> search(String text, Instant from, Instant to) {
        return books.ledger()
                .payments()
                .search(new PaymentSearch(text, from, to, Set.of(), null, null, LOOKED_THROUGH));
    }

    private static String words(@Nullable Money amount) {
        return amount == null ? "" : amount.getAmount().toPlainString();
    }

    /** An hour before the cut-off belongs to the night after the day. */
    private Instant instant(LocalDate day, LocalTime at) {
        var date = at.getHour() < here.calendar().cutOffHour() ? day.plusDays(1) : day;
        return date.atTime(at).atZone(here.calendar().zone()).toInstant();
    }

    private static Comparator<Payment> nearest(@Nullable Instant at) {
        var newest = Comparator.comparing((Payment payment) -> payment.order().createdAt())
                .reversed();
        return at == null
                ? newest
                : Comparator.comparing((Payment payment) ->
                                Duration.between(time(payment), at).abs())
                        .thenComparing(newest);
    }

    /** What a bill would say. */
    private static Instant time(Payment payment) {
        if (payment.gatewayPaidAt() != null) {
            return payment.gatewayPaidAt();
        }
        return payment.paidAt() == null ? payment.order().createdAt() : payment.paidAt();
    }

    /** Asks the gateway about one payment, as remembered or not. */
    public Result<BillAnswer> ask(OrderNo orderNo, Acting acting) {
        return access.guard(acting, Act.SEE_ORDERS, null, orderNo)
                .<Result<BillAnswer>>map(Result::failed)
                .orElseGet(() -> Result.done(
                        BillAnswer.of(checks.heardNow(orderNo), here.clock().instant())));
    }

    public LocalDate today() {
        return here.today();
    }
}
