package till.report.statement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.ledger.Ledger;
import till.ledger.Movements;

/**
 * Compares a statement with the ledger, movement by movement: by the till's own numbers first, then by the gateway's and the
 * wallet's. What neither side's days hold is looked up in the whole ledger before it is called missing. Changes nothing.
 */
public final class Matching {
    private final Ledger ledger;
    private final BusinessCalendar calendar;
    private final Scope scope;

    public Matching(Ledger ledger, BusinessCalendar calendar, Scope scope) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.scope = scope;
    }

    /**
     * Which days of which gateway are compared.
     *
     * @param from the first business day that has to be in the statement
     * @param to the last one
     * @param tolerance how many days the two sides may be apart before a movement counts as shifted
     */
    public record Scope(String gateway, LocalDate from, LocalDate to, int tolerance) {
        public Scope {
            if (tolerance < 0) {
                throw new IllegalArgumentException("a tolerance of " + tolerance + " days");
            }
        }
    }

    public Reconciliation match(Statement statement) {
        var ours = ours();
        var compared = new ArrayList<Compared>(statement.lines().size());
        for (var line : statement.lines()) {
            compared.add(compare(line, ours));
        }
        for (var row : statement.unreadable()) {
            compared.add(new Compared(Finding.UNREADABLE, row.row(), null, null, null, row.problem()));
        }
        ours.entries().stream()
                .filter(entry -> !entry.isFound())
                .map(OurSide.Entry::ours)
                .filter(each ->
                        !each.day().isBefore(scope.from()) && !each.day().isAfter(scope.to()))
                .map(each -> new Compared(Finding.MISSING_AT_GATEWAY, 0, each, null, paymentOf(each), edge(each)))
                .forEach(compared::add);
        return new Reconciliation(scope, compared);
    }

    /** What stands at the edge of the days may be in the statement of the days beside them. */
    private @Nullable Problem edge(Compared.Ours ours) {
        return ours.day().equals(scope.from()) || ours.day().equals(scope.to()) ? Problem.of("statement.atEdge") : null;
    }

    private OurSide ours() {
        var side = new OurSide();
        var last = scope.to().plusDays(scope.tolerance());
        for (var day = scope.from().minusDays(scope.tolerance()); !day.isAfter(last); day = day.plusDays(1)) {
            var today = day;
            var span = new Movements.Span(day, calendar.startOf(day), calendar.startOf(day.plusDays(1)));
            ledger.movements().read(span, null, movement -> {
                // what a failed refund gives back to the books no gateway ever moved
                if (!movement.open()
                        && !movement.reversal()
                        && movement.gateway().equals(scope.gateway())) {
                    side.add(new Compared.Ours(today, movement));
                }
            });
        }
        return side;
    }

    private Compared compare(StatementLine line, OurSide ours) {
        return switch (line.kind()) {
            case FEE -> new Compared(Finding.FEE, line.row(), null, line, null, null);
            case PAYMENT -> ours.payment(line).map(entry -> both(line, entry)).orElseGet(() -> paymentElsewhere(line));
            case REFUND -> refund(line, ours);
        };
    }

    private Compared both(StatementLine line, OurSide.Entry entry) {
        var ours = entry.ours();
        var about = ours.refund() ? null : new OrderNo(ours.number());
        if (entry.isFound()) {
            return new Compared(Finding.DUPLICATE, line.row(), ours, line, about, null);
        }
        entry.find();
        var finding = differs(line, ours);
        return new Compared(finding, line.row(), ours, line, finding.isException() ? paymentOf(ours) : about, null);
    }

    private Finding differs(StatementLine line, Compared.Ours ours) {
        var amount = ours.amount();
        if (!amount.getCurrencyUnit().equals(line.amount().getCurrencyUnit())) {
            return Finding.CURRENCY_DIFFERS;
        }
        if (!amount.equals(line.amount())) {
            return Finding.AMOUNT_DIFFERS;
        }
        return Math.abs(ChronoUnit.DAYS.between(line.day(), ours.day())) > scope.tolerance()
                ? Finding.DATE_SHIFTED
                : Finding.MATCHED;
    }

    private Compared refund(StatementLine line, OurSide ours) {
        var byNumber = ours.refund(line);
        if (byNumber.isPresent()) {
            return both(line, byNumber.get());
        }
        var elsewhere = known(line);
        if (elsewhere.isPresent()) {
            return refundElsewhere(line, elsewhere.get());
        }
        var payment = payment(line);
        if (payment.isEmpty()) {
            return new Compared(Finding.MISSING_HERE, line.row(), null, line, null, archived(line));
        }
        return ours.refundOf(payment.get().order().reference(), line)
                .map(entry -> both(line, entry))
                .orElseGet(() -> unnumbered(line, payment.get()));
    }

    /** A payment that counts for none of the days compared. */
    private Compared paymentElsewhere(StatementLine line) {
        var found = payment(line);
        if (found.isEmpty()) {
            return new Compared(Finding.MISSING_HERE, line.row(), null, line, null, archived(line));
        }
        var payment = found.get();
        var day = payment.businessDay();
        if (payment.state() != PaymentState.PAID || day == null) {
            var state = Problem.of("payment.state." + payment.state());
            return new Compared(Finding.NOT_PAID_HERE, line.row(), null, line, payment.orderNo(), state);
        }
        return new Compared(Finding.DATE_SHIFTED, line.row(), null, line, payment.orderNo(), dayHere(day));
    }

    /** What is not here may have been taken out with its year. */
    private @Nullable Problem archived(StatementLine line) {
        return Stream.of(line.orderNo(), line.refundNo())
                .filter(number -> !number.isEmpty())
                .flatMap(number -> ledger.years().archiveOf(number).stream())
                .findFirst()
                .map(year -> Problem.of("statement.archived", year.toString()))
                .orElse(null);
    }

    private static Problem dayHere(LocalDate day) {
        return Problem.of("statement.dayHere", day.toString());
    }

    private Compared refundElsewhere(StatementLine line, Refund refund) {
        var day = refund.businessDay();
        if (day == null || !refund.state().reservesMoney() || refund.state() == OperationState.UNCERTAIN) {
            var state = Problem.of("operation.state." + refund.state());
            return new Compared(Finding.NOT_REFUNDED_HERE, line.row(), null, line, refund.orderNo(), state);
        }
        return new Compared(Finding.DATE_SHIFTED, line.row(), null, line, refund.orderNo(), dayHere(day));
    }

    /** No refund of the days compared: one of other days or in another state that no number tells apart, or none at all. */
    private Compared unnumbered(StatementLine line, Payment payment) {
        var same = ledger.refunds().of(payment.orderNo()).stream()
                .filter(refund -> refund.amount().equals(line.amount()))
                .filter(refund -> refund.businessDay() == null || !isNear(refund.businessDay(), line.day()))
                .findFirst();
        return line.refundNo().isEmpty() && same.isPresent()
                ? refundElsewhere(line, same.get())
                : new Compared(Finding.REFUNDED_ELSEWHERE, line.row(), null, line, payment.orderNo(), null);
    }

    private boolean isNear(LocalDate day, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(day, other)) <= scope.tolerance();
    }

    private Optional<Payment> payment(StatementLine line) {
        return Stream.of(line.orderNo(), line.gatewayNo(), line.channelNo())
                .filter(number -> !number.isEmpty())
                .map(number -> ledger.payments().named(number))
                .map(this::ofTheGateway)
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }

    private List<Payment> ofTheGateway(List<Payment> payments) {
        return payments.stream()
                .filter(payment -> payment.order().gateway().equals(scope.gateway()))
                .toList();
    }

    private Optional<Refund> known(StatementLine line) {
        return Stream.of(line.refundNo(), line.orderNo())
                .filter(RefundNo::isOne)
                .flatMap(number -> ledger.refunds().find(new RefundNo(number)).stream())
                .findFirst();
    }

    private @Nullable OrderNo paymentOf(Compared.Ours ours) {
        var number = ours.number();
        return ours.refund()
                ? ledger.refunds()
                        .find(new RefundNo(number))
                        .map(Refund::orderNo)
                        .orElse(null)
                : new OrderNo(number);
    }
}
