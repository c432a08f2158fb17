package till.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import till.app.Kill.Money;
import till.app.Kill.Then;
import till.app.Kill.Work;
import till.domain.Operation.Kind;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.service.Steps.Step;
import till.simulator.Operation;
import till.simulator.OrderBook;
import till.simulator.OrderState;
import till.simulator.SimulatedOrder;
import till.simulator.SimulatedRefund;

/** Holds a ledger against the gateway's own book after a kill. */
final class KillJudge {
    /** Keep answering "closed" of an order that is paid after its end, by their documents: only their statement shows it. */
    static final Set<String> SILENT_ABOUT_LATE_MONEY = Set.of("gnete");

    private static final Map<Operation, Kind> OPERATIONS = Map.of(
            Operation.CLOSE, Kind.CLOSE,
            Operation.CAPTURE, Kind.CAPTURE,
            Operation.VOID, Kind.VOID);

    private final Kill kill;
    private final OrderBook book;
    private final TillInTest till;
    private final Path sentLog;
    private final List<String> mismatches = new ArrayList<>();

    KillJudge(Kill kill, OrderBook book, TillInTest till, Path sentLog) {
        this.kill = kill;
        this.book = book;
        this.till = till;
        this.sentLog = sentLog;
    }

    List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    /** Every attempt that reached the gateway is in the ledger and in the sent log, and went out once: true at any moment. */
    void attempts() {
        var log = sentLog();
        for (var number : numbers(Operation.CREATE)) {
            must(
                    till.ledger().payments().find(new OrderNo(number)).isPresent(),
                    number + " was created unknown to the ledger");
            must(log.contains(number), number + " was created and is not in the sent log");
            must(book.creates(number) == 1, number + " was created " + book.creates(number) + " times");
        }
        var refunds = payments().stream()
                .flatMap(payment -> till.refunds(payment).stream())
                .toList();
        for (var number : numbers(Operation.REFUND)) {
            var sent = refunds.stream()
                    .filter(refund -> refund.refundNo().text().equals(number))
                    .findFirst();
            must(
                    sent.filter(refund -> refund.state() != OperationState.RESERVED)
                            .isPresent(),
                    "refund " + number + " reached the gateway, the ledger has " + sent.map(Refund::state));
            must(log.contains(number), "refund " + number + " is not in the sent log");
        }
        OPERATIONS.forEach((operation, kind) -> {
            var sent = requests(operation);
            var written = payments().stream()
                    .flatMap(payment -> till.ledger().operations().of(payment.orderNo()).stream())
                    .filter(each -> each.kind() == kind)
                    .count();
            must(sent <= written, sent + " times " + operation + " at the gateway, " + written + " in the ledger");
        });
    }

    /** What holds once everything was asked about. */
    void end() {
        attempts();
        payments().forEach(this::payment);
        book.orders().forEach(this::order);
        book.refunds().forEach(this::refund);
        paidOnce();
        refundedOnce();
        cameAbout();
        settledAsOne();
        till.faults().forEach(fault -> must(false, "verify: " + fault));
    }

    private void payment(Payment payment) {
        var number = payment.orderNo().text();
        var order = book.find(number);
        if (payment.state() == PaymentState.PAID) {
            must(order.filter(SimulatedOrder::paid).isPresent(), number + " is paid in the ledger only");
        }
        must(
                !payment.state().isOpen() || payment.watch().nextCheckAt() != null || hasCard(payment),
                number + " stays " + payment.state() + " and nobody watches it");
        var own = till.refunds(payment).stream().filter(each -> !each.outside()).toList();
        for (var refund : own) {
            var booked = book.findRefund(refund.refundNo().text()).map(SimulatedRefund::state);
            switch (refund.state()) {
                case DONE ->
                    must(
                            booked.filter(state -> state == SimulatedRefund.State.DONE)
                                    .isPresent(),
                            refund.refundNo() + " is done, the gateway has " + booked);
                case FAILED ->
                    must(
                            booked.filter(state -> state != SimulatedRefund.State.FAILED)
                                    .isEmpty(),
                            refund.refundNo() + " failed, the gateway has " + booked);
                case RESERVED, SENT, ACCEPTED, UNCERTAIN ->
                    must(
                            refund.watch().nextCheckAt() != null || hasCard(payment),
                            refund.refundNo() + " stays " + refund.state() + " and nobody watches it");
            }
        }
    }

    private void order(SimulatedOrder order) {
        var payment = till.ledger().payments().find(new OrderNo(order.number()));
        if (payment.isEmpty()) {
            must(false, order.number() + " is not in the ledger");
        } else if (order.paid()) {
            var state = payment.get().state();
            var received = payment.get().received();
            if (state == PaymentState.PAID) {
                must(
                        received != null && received.getAmountMinorLong() == order.received(),
                        order.number() + " received " + order.received() + ", the ledger has " + received);
            } else {
                var silent = order.late() && SILENT_ABOUT_LATE_MONEY.contains(kill.gateway());
                must(
                        silent || state.isOpen() || hasCard(payment.get()),
                        order.number() + " is paid at the gateway, the ledger says " + state);
            }
            must(order.refunded() <= order.received(), order.number() + " gave back " + order.refunded());
        }
    }

    private void refund(SimulatedRefund booked) {
        var here = payments().stream()
                .flatMap(payment -> till.refunds(payment).stream())
                .filter(refund -> refund.refundNo().text().equals(booked.number()))
                .findFirst();
        must(
                here.filter(refund -> refund.amount().getAmountMinorLong() == booked.amount())
                        .isPresent(),
                "the gateway's refund " + booked.number() + " of " + booked.amount() + " is " + here + " here");
    }

    /** A sale that was paid twice is for a person to see. */
    private void paidOnce() {
        var paid = book.orders().stream().filter(SimulatedOrder::paid).count();
        must(
                paid < 2
                        || kill.work() == Work.AGREED
                        || payments().stream().anyMatch(this::hasCard)
                        || !payments().stream().allMatch(payment -> payment.state() == PaymentState.PAID),
                "the sale was paid " + paid + " times and nobody is told");
    }

    /** Nobody wanted the same amount back twice, and captured it twice. */
    private void refundedOnce() {
        book.refunds().stream()
                .filter(refund -> refund.state() != SimulatedRefund.State.FAILED)
                .collect(Collectors.groupingBy(SimulatedRefund::amount, Collectors.counting()))
                .forEach((amount, count) -> must(count == 1, amount + " was given back " + count + " times"));
    }

    /** What staff asked for until it was done is done, or a person is told why not. */
    private void cameAbout() {
        if (kill.then() != Then.AGAIN || payments().stream().anyMatch(this::hasCard)) {
            return;
        }
        var order = book.orders().stream().findFirst();
        if (kill.work().isRefund() && kill.money() != Money.FAILS) {
            var wanted = kill.money() == Money.PART ? KilledTill.PART : KilledTill.AMOUNT;
            must(order.map(SimulatedOrder::refunded).orElse(0L) == wanted, "the refund never came about");
        }
        if (kill.work() == Work.CAPTURE) {
            must(order.filter(SimulatedOrder::paid).isPresent(), "the capture never came about");
        }
        if (kill.work() == Work.VOID) {
            must(order.filter(each -> each.state() == OrderState.CANCELLED).isPresent(), "the void never came about");
        }
    }

    /** A card that ends with a record ends in the same moment. */
    private void settledAsOne() {
        if (kill.work() != Work.SETTLE) {
            return;
        }
        var payment = payments().getFirst();
        var settled = till.ledger().attention().of(payment.orderNo()).stream()
                .filter(card -> card.settledAt() != null)
                .count();
        var recorded = till.refunds(payment).stream().filter(Refund::outside).count();
        must(settled == recorded, settled + " cards settled, " + recorded + " refunds recorded");
        must(kill.then() != Then.AGAIN || recorded == 1, "recorded " + recorded + " times");
    }

    /** Tries at a PIN: counted before the PIN is looked at, and forgotten when it was right. */
    void tries() {
        if (kill.work() == Work.APPROVED) {
            // the first two commits say that a PIN was right
            var counted = kill.at().step() == Step.PIN_COUNTED || kill.at().step() == Step.COMMITTING;
            var all = till.triesLeft(TillInTest.OWNER);
            var cashier = all - till.triesLeft(TillInTest.CASHIER);
            var manager = all - till.triesLeft(TillInTest.MANAGER);
            must(cashier == (counted && kill.at().time() == 1 ? 1 : 0), cashier + " tries of the cashier are counted");
            must(manager == (counted && kill.at().time() == 2 ? 1 : 0), manager + " tries of the manager are counted");
        }
    }

    private List<Payment> payments() {
        return till.payments(KilledTill.SALE);
    }

    private boolean hasCard(Payment payment) {
        return till.ledger().attention().of(payment.orderNo()).stream().anyMatch(card -> card.settledAt() == null);
    }

    private Set<String> numbers(Operation operation) {
        return book.requests().stream()
                .filter(seen -> seen.operation() == operation)
                .map(seen -> seen.number())
                .collect(Collectors.toSet());
    }

    private long requests(Operation operation) {
        return book.requests().stream()
                .filter(seen -> seen.operation() == operation)
                .count();
    }

    private String sentLog() {
        try {
            return Files.exists(sentLog) ? Files.readString(sentLog) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void must(boolean holds, String mismatch) {
        if (!holds) {
            mismatches.add(mismatch);
        }
    }
}
