package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.gateway.PaymentAnswer.Standing;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.poll.Poller;

/**
 * One history of two tills on one ledger, all of it decided by one seed: what people do, what the line loses, when a
 * process dies. After each step the rules are held against the gateway's own book.
 */
final class RandomHistory implements AutoCloseable {
    private static final int STEPS = 60;
    private static final int WHOLE_EVERY = 20;
    private static final Duration TO_THE_END = Duration.ofDays(9);

    final List<String> timeline = new ArrayList<>();
    /** How often each thing happened: a history in which nothing happens proves nothing. */
    final Map<Happening, Integer> happened = new EnumMap<>(Happening.class);

    private final Random random;
    private final MovableClock clock = new MovableClock(Samples.NOON);
    private final Set<OrderNo> numbers = new LinkedHashSet<>();
    private final BookedGateway gateway;
    private final List<Ledger> ledgers;
    private final List<Till> tills = new ArrayList<>();
    private final Map<String, Long> heads = new HashMap<>();
    private boolean mayDie = true;

    /** What a history is made of. */
    enum Happening {
        PAID,
        LATE,
        REFUND_DONE,
        REFUND_RESENT,
        DEATH,
        UNCERTAIN,
        LAPSED,
        CANCELLED,
        CLOCK_SET_BACK,
        ATTENTION
    }

    /** A process that is gone from this moment on. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Till(TillServices services, Poller poller) {}

    RandomHistory(long seed) throws LedgerUnusable {
        random = new Random(seed);
        gateway = new BookedGateway(random, clock, this::somebodyElse);
        var name = "history" + seed + "x" + System.identityHashCode(this);
        ledgers = List.of(LedgerOpening.openMemory(name, "T01"), LedgerOpening.openMemory(name, "T02"));
        for (var each = 0; each < 2; each++) {
            tills.add(started(each));
        }
    }

    private Till started(int each) {
        var till = "T0" + (each + 1);
        var here = new Surroundings(
                till,
                new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                clock,
                new Numbers(till, clock, random),
                step -> dieOr(step.name()),
                clock::pass);
        var books = new Books(ledgers.get(each), line -> dieOr("sent.log " + line.kind()));
        var services = TillServices.on(Mode.TRAINING, books, new GatewayDirectory(List.of(gateway)), here);
        var poller = new Poller(services.checks(), services.refunds(), clock, Runnable::run);
        services.feed().subscribe(numbers::addAll);
        return new Till(services, poller);
    }

    private void dieOr(String where) {
        if (mayDie && gateway.depth == 0 && random.nextInt(40) == 0) {
            note("dies at " + where);
            count(Happening.DEATH);
            throw new Death();
        }
    }

    void run() {
        for (var step = 0; step < STEPS; step++) {
            var which = random.nextInt(2);
            try {
                step(tills.get(which));
            } catch (Death death) {
                tills.set(which, started(which));
                tills.get(which).poller().sweep();
            }
            hold();
            if (step % WHOLE_EVERY == 0) {
                wholeLedger();
            }
        }
        settle();
        hold();
        wholeLedger();
        holdAtTheEnd();
    }

    private void step(Till till) {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> charge(till);
            case 3, 4 -> customer();
            case 5 -> atOne("check", number -> till.services().payments().check(number));
            case 6 -> atOne("cancel", number -> till.services().payments().cancel(number, Acting.UNNAMED).value());
            case 7, 8 -> atOne("refund", number -> refund(till, number));
            case 9 -> refundMovesOn();
            case 10 -> pass(Duration.ofSeconds(random.nextInt(4_000)));
            case 11 -> setBack();
            default -> {
                pass(Duration.ofSeconds(1 + random.nextInt(40)));
                tick(till);
            }
        }
    }

    /** While one till's call is under way another till looks, ticks or charges. */
    private void somebodyElse() {
        var till = tills.get(random.nextInt(2));
        switch (random.nextInt(30)) {
            case 0 ->
                atOne("meanwhile check", number -> till.services().payments().check(number));
            case 1 -> charge(till);
            case 2 -> customer();
            case 3 -> till.poller().sweep();
            case 4 -> tick(till);
            case 5 -> refundMovesOn();
            default -> {}
        }
    }

    private void charge(Till till) {
        var sale = random.nextInt(3) == 0 ? "" : "S" + random.nextInt(4);
        var request = new ChargeRequest("gnete", "WX_QR", amount(20_000), "", sale, random.nextInt(4) == 0, Map.of());
        var started = till.services().payments().start(request, Acting.UNNAMED);
        note("charge " + sale + " " + started.getClass().getSimpleName());
    }

    private void refund(Till till, OrderNo number) {
        var left =
                till.services().payments().find(number).flatMap(till.services().refunds()::left);
        var doubtful = ledger().refunds().of(number).stream()
                .filter(refund -> refund.state() == OperationState.UNCERTAIN)
                .map(refund -> refund.amount())
                .findFirst();
        var amount = doubtful.or(() -> left.filter(Money::isPositive).filter(_ -> random.nextBoolean()))
                .orElse(amount(10_000));
        var refunded = till.services().refunds().refund(new RefundRequest(number, amount, "faulty"), Acting.UNNAMED);
        note("refund " + number + " " + amount + " " + refunded);
    }

    private Money amount(int mostMinor) {
        return Money.ofMinor(CurrencyUnit.of("HKD"), 1 + random.nextInt(mostMinor));
    }

    private void customer() {
        var order = one(gateway.orders.values());
        if (order != null && order.standing == Standing.WAITING) {
            order.standing = random.nextInt(5) == 0 ? Standing.DECLINED : Standing.PAID;
            note("customer " + order.standing);
        } else if (order != null && order.standing == Standing.CLOSED && random.nextInt(3) == 0) {
            order.standing = Standing.PAID;
            note("customer pays late");
        }
    }

    private void refundMovesOn() {
        var order = one(gateway.orders.values());
        if (order != null) {
            order.refunds.values().stream()
                    .filter(refund -> refund.state == OperationState.ACCEPTED)
                    .forEach(refund ->
                            refund.state = random.nextInt(5) == 0 ? OperationState.FAILED : OperationState.DONE);
            order.standing = order.isPaid() && order.refunded().isEqual(order.amount)
                    ? Standing.REFUNDED
                    : order.standing == Standing.REFUNDED ? Standing.PAID : order.standing;
        }
    }

    private void setBack() {
        if (random.nextInt(6) == 0) {
            pass(Duration.ofMinutes(-random.nextInt(90)));
            count(Happening.CLOCK_SET_BACK);
        }
    }

    private void pass(Duration time) {
        clock.pass(time);
        note("time " + time);
    }

    private void tick(Till till) {
        var before = numbers.size();
        note("tick " + till.poller().tick() + " of " + before);
    }

    private void atOne(String what, Consumer<OrderNo> work) {
        var number = one(numbers);
        if (number != null) {
            note(what + " " + number);
            work.accept(number);
        }
    }

    private <T> @Nullable T one(Collection<T> all) {
        var list = List.copyOf(all);
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }

    /** The line is good again, nobody dies, and both tills run on for days. */
    private void settle() {
        note("settling");
        mayDie = false;
        gateway.honest = true;
        tills.set(0, started(0));
        tills.getFirst().poller().sweep();
        var soon = clock.instant().plus(Duration.ofMinutes(40));
        var end = clock.instant().plus(TO_THE_END);
        while (clock.instant().isBefore(end)) {
            tills.getFirst().poller().tick();
            clock.pass(clock.instant().isBefore(soon) ? Duration.ofMinutes(2) : Duration.ofHours(7));
            refundMovesOn();
        }
    }

    /** What holds at every moment. */
    private void hold() {
        assertEquals(gateway.creates.size(), new HashSet<>(gateway.creates).size(), "a number was created twice");
        for (var event : ledger().history().after(heads, 10_000)) {
            heads.merge(event.till(), event.sequence(), Math::max);
            numbers.add(event.orderNo());
        }
        for (var number : numbers) {
            var payment = ledger().payments().find(number).orElseThrow();
            var order = gateway.orders.get(number.text());
            if (payment.state() == PaymentState.PAID) {
                assertTrue(order != null && order.isPaid(), number + " is paid in the ledger only");
            }
            if (order != null) {
                assertTrue(!order.refunded().isGreaterThan(order.amount), number + ": " + order.refunded());
            }
            for (var refund : ledger().refunds().of(number)) {
                var booked = order == null
                        ? null
                        : order.refunds.get(refund.refundNo().text());
                if (refund.state() == OperationState.FAILED) {
                    assertTrue(booked == null || booked.state == OperationState.FAILED, refund + " moved money");
                }
                if (refund.state() == OperationState.DONE) {
                    assertTrue(booked != null && booked.state == OperationState.DONE, refund + " moved none");
                }
            }
        }
    }

    private void wholeLedger() {
        assertEquals(List.of(), ledger().history().verify().faults());
    }

    private void holdAtTheEnd() {
        for (var number : numbers) {
            var payment = ledger().payments().find(number).orElseThrow();
            var order = gateway.orders.get(number.text());
            var attention = ledger().attention().of(number);
            assertTrue(!payment.state().isOpen() || !attention.isEmpty(), number + " stays " + payment.state());
            if (order != null && order.toldPaid) {
                assertEquals(PaymentState.PAID, payment.state(), number + " was said to be paid");
            }
            if (order != null && order.isPaid() && payment.state() != PaymentState.PAID) {
                // late money after the last look
                assertTrue(!payment.state().holdsSale() || !attention.isEmpty(), number + " " + payment.state());
            }
            for (var refund : ledger().refunds().of(number)) {
                assertTrue(
                        refund.state().isFinished()
                                || attention.stream().anyMatch(row -> row.kind() == Attention.Kind.REFUND_IN_DOUBT),
                        refund + " stays");
            }
            if (!attention.isEmpty()) {
                count(Happening.ATTENTION);
            }
            countStates(number);
        }
    }

    private void countStates(OrderNo number) {
        for (var event : ledger().history().of(number)) {
            switch (event.facts().getOrDefault("to", "")) {
                case "PAID" -> count(event.facts().containsKey("late") ? Happening.LATE : Happening.PAID);
                case "DONE" -> count(event.refundNo() == null ? Happening.CANCELLED : Happening.REFUND_DONE);
                case "UNCERTAIN" -> count(Happening.UNCERTAIN);
                case "LAPSED" -> count(Happening.LAPSED);
                case "SENT" -> {
                    if ("UNCERTAIN".equals(event.facts().get("from"))) {
                        count(Happening.REFUND_RESENT);
                    }
                }
                default -> {}
            }
        }
    }

    private Ledger ledger() {
        return ledgers.getFirst();
    }

    private void count(Happening happening) {
        happened.merge(happening, 1, Integer::sum);
    }

    private void note(String what) {
        timeline.add(clock.instant() + (gateway.depth > 0 ? "    " : " ") + what);
    }

    @Override
    public void close() {
        ledgers.forEach(Ledger::close);
    }
}
