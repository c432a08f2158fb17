package till.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import till.app.Kill.Then;
import till.app.Kill.Work;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Shift;
import till.domain.Takings;
import till.service.Steps.Step;
import till.simulator.OrderBook;

/** Looks at the closes of shifts and days after a kill: each is there whole or not at all, once, and the money is in one of them. */
final class CloseJudge {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");

    private final Kill kill;
    private final OrderBook book;
    private final ClosesInTest closes;
    private final List<String> mismatches = new ArrayList<>();
    private Wanted wanted = new Wanted("", LocalDate.MIN);

    CloseJudge(Kill kill, OrderBook book, ClosesInTest closes) {
        this.kill = kill;
        this.book = book;
        this.closes = closes;
    }

    /**
     * What the killed process was closing.
     *
     * @param sale the sale that was under way
     * @param day its business day
     */
    record Wanted(String sale, LocalDate day) {}

    List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    /** Right after the kill, before anybody does anything. */
    void wholeOrNotThere(Wanted closing) {
        wanted = closing;
        var committed = kill.at().step() != Step.COMMITTING;
        var day = committed && kill.work() == Work.DAY;
        must(closes.reports().size() == (day ? 1 : 0), closes.reports().size() + " days are closed");
        must(
                closes.openShifts().size() == (committed ? 0 : 1),
                closes.openShifts().size() + " shifts are open");
        must(closes.shifts(wanted.day()).size() == 1, "shifts: " + closes.shifts(wanted.day()));
        closes.faults().forEach(fault -> must(false, "verify: " + fault));
    }

    /** Once everything was asked about, and every day until now is closed. */
    void end() {
        var before = closes.reports();
        if (kill.then() == Then.AGAIN && kill.work() == Work.DAY) {
            must(
                    before.stream()
                                    .filter(each -> each.day().equals(wanted.day()))
                                    .count()
                            == 1,
                    "the day was closed " + before.size() + " times");
        }
        closes.closeAll(wanted.day());
        var reports = closes.reports();
        for (var place = 0; place < reports.size(); place++) {
            var report = reports.get(place);
            must(report.number() == place + 1, "the " + (place + 1) + ". close has the number " + report.number());
            must(place >= before.size() || before.get(place).equals(report), "Z " + report.number() + " was changed");
            must(
                    place == 0 || report.day().isAfter(reports.get(place - 1).day()),
                    "Z " + report.number() + " is of no later day than the one before");
            report.figures()
                    .shifts()
                    .forEach(shift -> slip(shift, report.figures().takings()));
        }
        must(closes.openShifts().isEmpty(), "still open: " + closes.openShifts());
        worth(reports.stream().map(report -> report.figures().takings()).toList());
        closes.faults().forEach(fault -> must(false, "verify: " + fault));
    }

    /** What the slip of a shift said is what its day has of it. */
    private void slip(Shift shift, Takings day) {
        var slip = Objects.requireNonNull(shift.end(), shift.id() + " has no end")
                .takings()
                .sum(HKD);
        var rows = day.sum(HKD, line -> shift.id().equals(line.shift()));
        must(slip.equals(rows), shift.id() + " said " + slip + ", the day has " + rows);
    }

    /** Every movement the ledger knows is in one close, and in no other. */
    private void worth(List<Takings> days) {
        var paid = closes.payments(wanted.sale()).stream()
                .filter(payment -> payment.state() == PaymentState.PAID)
                .toList();
        var given = paid.stream()
                .flatMap(payment -> closes.refunds(payment).stream())
                .filter(refund -> refund.state() == OperationState.DONE || refund.state() == OperationState.ACCEPTED)
                .mapToLong(refund -> refund.amount().getAmountMinorLong())
                .sum();
        var sums = days.stream().map(day -> day.sum(HKD)).toList();
        var payments = sums.stream().mapToLong(Takings.Sum::payments).sum();
        var net = sums.stream().mapToLong(sum -> sum.net().getAmountMinorLong()).sum();
        must(payments == paid.size(), "the closes have " + payments + " payments, the ledger " + paid.size());
        must(net == received(paid) - given, "the closes are worth " + net + ", the ledger " + (received(paid) - given));
        // what the till knows of is what the gateway has
        var there = paid.stream()
                .flatMap(payment -> book.find(payment.orderNo().text()).stream())
                .mapToLong(order -> order.received() - order.refunded())
                .sum();
        must(net == there, "the closes are worth " + net + ", the gateway's book " + there);
    }

    private static long received(List<Payment> paid) {
        return paid.stream()
                .map(payment -> Objects.requireNonNull(payment.received()))
                .mapToLong(money -> money.getAmountMinorLong())
                .sum();
    }

    private void must(boolean holds, String mismatch) {
        if (!holds) {
            mismatches.add(mismatch);
        }
    }
}
