package till.service;

import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.LAPSED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import till.domain.By;
import till.domain.Operation;
import till.domain.OrderNo;
import till.domain.Payment;
import till.gateway.BatchQueries;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.ledger.Payments;

/**
 * Asks gateways where payments stand and moves the ledger by what they say; closes what is past its time. One check of a
 * payment is under way at a time, in whichever process. May be shared between threads.
 */
public final class PaymentChecks {
    /** Longer than what a check that died may still hold the payment for. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final Feed feed;
    private final OperationCalls operations;
    private final Asking asking;

    public PaymentChecks(Books books, GatewayDirectory gateways, Surroundings here, Feed feed) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.feed = feed;
        this.operations = new OperationCalls(books, here);
        this.asking = new Asking(books, here, operations);
    }

    /** Payments to look at now, longest due first. */
    public List<OrderNo> due(int most) {
        return due(most, Set.of());
    }

    /** As {@link #due(int)}, but for those of gateways that have all they can answer. */
    public List<OrderNo> due(int most, Set<String> leftOut) {
        return payments().due(now(), most, leftOut);
    }

    /** Brings every open payment's check forward to now. */
    public int sweep() {
        return payments().sweep(now());
    }

    /**
     * Asks about a payment and acts on the answer, closing it where its time is over. Where another check of it is under
     * way nothing is asked, and the payment is returned as it stands.
     */
    public Payment check(OrderNo orderNo) {
        return held(orderNo, this::askAndClose, Duration.ZERO);
    }

    /** As {@link #check}, but waits for another check that is under way, so that the answer is newer than this call. */
    public Payment checkNow(OrderNo orderNo) {
        return held(orderNo, this::askAndClose, PATIENCE);
    }

    /** Whether the gateway took a close of ours that is not confirmed yet. */
    boolean closeTaken(OrderNo orderNo) {
        return operations.closeTaken(orderNo);
    }

    /** The business day of this moment. */
    public LocalDate today() {
        return here.today();
    }

    /** As {@link #checkNow}; empty where the gateway was not asked, or gave no answer that counts. */
    Optional<Payment> answeredNow(OrderNo orderNo) {
        var heard = heardNow(orderNo);
        return heard.said().filter(Outcome.Answered.class::isInstance).map(_ -> heard.payment());
    }

    /**
     * What a payment stands at after the gateway was asked about it.
     *
     * @param said what the gateway said to the question; empty where it was not asked
     */
    record Heard(Payment payment, Optional<Outcome<PaymentAnswer>> said) {}

    /** As {@link #checkNow}, with what the gateway said. */
    Heard heardNow(OrderNo orderNo) {
        var said = new AtomicReference<Optional<Outcome<PaymentAnswer>>>(Optional.empty());
        Work work = (payment, hold) -> {
            var outcome = hold.gateway().query(ref(payment));
            said.set(Optional.of(outcome));
            var after = asking.heard(payment, hold.gateway(), outcome, "query");
            asking.closeCause(after).ifPresent(cause -> closeAndAsk(after, hold, cause));
        };
        return new Heard(held(orderNo, work, PATIENCE), said.get());
    }

    /** Payments of one gateway that one call can ask about. */
    public record Group(String gateway, List<OrderNo> orderNos) {
        public Group {
            orderNos = List.copyOf(orderNos);
        }
    }

    /** The same payments in such groups; a gateway that is asked one by one has groups of one. */
    public List<Group> grouped(List<OrderNo> orderNos) {
        var groups = new ArrayList<Group>();
        var open = new LinkedHashMap<String, List<OrderNo>>();
        var ids = payments().gateways(orderNos);
        for (var orderNo : orderNos) {
            var id = Objects.requireNonNull(ids.get(orderNo), orderNo.text());
            var most = batch(id).map(BatchQueries::most).orElse(1);
            var group = open.computeIfAbsent(id, _ -> new ArrayList<>());
            group.add(orderNo);
            if (group.size() >= most) {
                groups.add(new Group(id, group));
                open.remove(id);
            }
        }
        open.forEach((id, group) -> groups.add(new Group(id, group)));
        return groups;
    }

    /**
     * As {@link #check} of each payment of one {@linkplain #grouped group}, asked about in one call. Those that another till has
     * asked about since they were found due are left alone.
     */
    public void checkAll(Group group) {
        var batch = batch(group.gateway());
        if (group.orderNos().size() == 1 || batch.isEmpty()) {
            group.orderNos().forEach(orderNo -> checkDue(orderNo, group.gateway()));
        } else {
            checkAll(group.orderNos(), gateways.find(group.gateway()).orElseThrow(), batch.get());
        }
    }

    private void checkAll(List<OrderNo> group, Gateway gateway, BatchQueries batch) {
        var holds = group.stream()
                .map(orderNo -> new Hold(orderNo, gateway, owner()))
                .filter(this::leaseDue)
                .toList();
        var asked = holds.stream()
                .map(hold -> withoutCaller(reread(hold.orderNo())))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        var outcomes = batch.queryAll(asked.stream().map(PaymentChecks::ref).toList());
        var missing = new HashSet<OrderNo>();
        for (var payment : asked) {
            var outcome = Optional.ofNullable(outcomes.get(payment.orderNo()))
                    .orElseGet(() -> new Outcome.Unknown<>("left out of the answer"));
            if (asked.size() == 1 || !saysNotFound(outcome)) {
                asking.heard(payment, gateway, outcome, "query");
            } else {
                missing.add(payment.orderNo());
            }
        }
        askAlone(holds, missing);
        holds.forEach(this::closeIfDue);
    }

    /** A list may be cut short at a length nobody told us: that it lacks a payment proves nothing about that payment. */
    private void askAlone(List<Hold> holds, Set<OrderNo> missing) {
        holds.stream().filter(hold -> missing.contains(hold.orderNo())).forEach(this::askAgain);
    }

    private void askAgain(Hold hold) {
        if (lease(hold)) {
            asking.ask(reread(hold.orderNo()), hold.gateway(), "query");
        }
    }

    private static boolean saysNotFound(Outcome<PaymentAnswer> outcome) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var answer)
                && answer.standing() == PaymentAnswer.Standing.NOT_FOUND;
    }

    private void closeIfDue(Hold hold) {
        var payment = reread(hold.orderNo());
        asking.closeCause(payment).ifPresent(cause -> closeAndAsk(payment, hold, cause));
        payments().release(hold.orderNo(), hold.owner());
        feed.asked(hold.orderNo());
    }

    private Optional<BatchQueries> batch(String gateway) {
        return gateways.find(gateway).flatMap(each -> each.find(BatchQueries.class));
    }

    private void checkDue(OrderNo orderNo, String gateway) {
        Work ifDue = (payment, hold) -> {
            if (payment.watch().isDue(now())) {
                askAndClose(payment, hold);
            }
        };
        gateways.find(gateway)
                .ifPresentOrElse(
                        found -> during(new Hold(orderNo, found, owner()), ifDue, Duration.ZERO),
                        () -> asking.notSetUp(reread(orderNo)));
    }

    private boolean leaseDue(Hold hold) {
        var mine = lease(hold);
        if (mine && !reread(hold.orderNo()).watch().isDue(now())) {
            payments().release(hold.orderNo(), hold.owner());
            return false;
        }
        return mine;
    }

    private void askAndClose(Payment payment, Hold hold) {
        var after = asking.ask(payment, hold.gateway(), "query");
        asking.closeCause(after).ifPresent(cause -> closeAndAsk(after, hold, cause));
    }

    /** Asks, closes at the gateway or lets go of held money if it is still open, and asks again. */
    Payment cancel(OrderNo orderNo, By by, boolean mayLetGo) {
        Work askAndCancel = (payment, hold) -> {
            var after = asking.ask(payment, hold.gateway(), "query");
            if (after.state() == AUTHORIZED && mayLetGo) {
                letGoAndAsk(after, hold, by);
            } else if (after.state() != AUTHORIZED && after.state().isOpen()) {
                closeAndAsk(after, hold, Operation.Cause.CANCELLED_AT_TILL, by);
            }
        };
        return held(orderNo, askAndCancel, PATIENCE);
    }

    /** Asks about a payment, has {@code then} act on it as it now stands, and asks again. */
    Payment askAnd(OrderNo orderNo, Act then) {
        Work work = (payment, hold) -> {
            var after = asking.ask(payment, hold.gateway(), "query");
            if (lease(hold) && then.on(after, hold.gateway(), operations)) {
                lease(hold);
                asking.ask(reread(orderNo), hold.gateway(), "query");
            }
        };
        return held(orderNo, work, PATIENCE);
    }

    private Payment held(OrderNo orderNo, Work work, Duration patience) {
        var payment = payments().find(orderNo).orElseThrow();
        var gateway = gateways.find(payment.order().gateway());
        if (gateway.isEmpty()) {
            return asking.notSetUp(payment);
        }
        during(new Hold(orderNo, gateway.get(), owner()), work, patience);
        return reread(orderNo);
    }

    private void during(Hold hold, Work work, Duration patience) {
        if (lease(hold, patience)) {
            // what throws keeps its lease until that runs out, and so is not asked about at every tick
            work.on(withoutCaller(reread(hold.orderNo())), hold);
            payments().release(hold.orderNo(), hold.owner());
            feed.asked(hold.orderNo());
        }
    }

    private String owner() {
        return here.till() + " " + UUID.randomUUID();
    }

    private boolean lease(Hold hold, Duration patience) {
        var end = now().plus(patience);
        while (!lease(hold)) {
            if (!now().isBefore(end)) {
                return false;
            }
            here.pause().pause(MOMENT);
        }
        return true;
    }

    /** Taken for one call, and extended before the next: what a dead process holds is free again soon. */
    private boolean lease(Hold hold) {
        return Lease.take(
                here.clock(),
                hold.gateway().limits().longestCall(),
                (now, until) -> payments().lease(hold.orderNo(), hold.owner(), now, until));
    }

    /** A payment still CREATED after the longest call has nobody waiting for its answer any more: its outcome is unknown. */
    private Payment withoutCaller(Payment payment) {
        if (payment.state() != CREATED || !callIsOver(payment)) {
            return payment;
        }
        asking.abandoned(payment);
        return reread(payment.orderNo());
    }

    private boolean callIsOver(Payment payment) {
        var longest = gateways.find(payment.order().gateway())
                .map(gateway -> gateway.limits().longestCall())
                .map(usual -> payment.scanned() ? PaymentRules.longer(usual, CodePayments.LONGEST_CALL) : usual)
                .orElse(Duration.ZERO);
        return !now().isBefore(payment.order().createdAt().plus(longest).plus(Pace.MARGIN));
    }

    /** Closes at the gateway and asks again. What the close itself answered is never taken for the payment's end. */
    private void closeAndAsk(Payment payment, Hold hold, Operation.Cause cause) {
        closeAndAsk(payment, hold, cause, By.NOBODY);
    }

    private void closeAndAsk(Payment payment, Hold hold, Operation.Cause cause, By by) {
        if (payment.state() == CREATED || !lease(hold)) {
            return;
        }
        operations.close(payment, hold.gateway(), cause, by);
        lease(hold);
        var after = asking.ask(payment, hold.gateway(), "close");
        if (after.state().isOpen() && after.state() != LAPSED && after.state().canBecome(LAPSED)) {
            asking.lapse(after, by);
        }
    }

    private void letGoAndAsk(Payment payment, Hold hold, By by) {
        if (lease(hold)) {
            operations.letGo(payment, hold.gateway(), by);
            lease(hold);
            asking.ask(payment, hold.gateway(), "close");
        }
    }

    static PaymentRef ref(Payment payment) {
        return new PaymentRef(
                payment.orderNo(), payment.gatewayNo(), payment.order().method(), payment.amount(), payment.details());
    }

    private Payment reread(OrderNo orderNo) {
        return payments().find(orderNo).orElseThrow();
    }

    private Payments payments() {
        return books.ledger().payments();
    }

    private Instant now() {
        return here.clock().instant();
    }

    /** What is done while a payment is leased. */
    @FunctionalInterface
    private interface Work {
        void on(Payment payment, Hold hold);
    }

    /** What is asked of the gateway for a payment that was just asked about; false where nothing was sent. */
    @FunctionalInterface
    interface Act {
        boolean on(Payment payment, Gateway gateway, OperationCalls operations);
    }

    /** The one right to ask about a payment, in the hands of one check. */
    private record Hold(OrderNo orderNo, Gateway gateway, String owner) {}
}
