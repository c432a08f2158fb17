package till.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;
import till.domain.Attention;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.ledger.SentLog;
import till.simulated.Timeline.Happening;

/** Holds the rules of money against the gateways' own books: at each call, after each act, and when all has settled. */
final class Judge {
    private static final int MANY = 10_000;
    private static final Duration SLOW = Duration.ofMinutes(30);

    /** Late money that went back elsewhere before anybody asked is told as that. */
    private static final Set<Attention.Kind> TELLS_OF_TWO =
            Set.of(Attention.Kind.PAID_TWICE, Attention.Kind.PAID_LATE, Attention.Kind.REFUNDED_ELSEWHERE);

    private final World world;
    private final DayJudge days;
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<OrderNo, Payment> payments = new LinkedHashMap<>();
    private final Map<OrderNo, List<Refund>> refunds = new HashMap<>();
    private final List<OrderNo> numbers = new ArrayList<>();
    private final Map<String, SentLog.Sent> sent = new HashMap<>();
    private final Set<String> created = new HashSet<>();
    private final Set<String> unlogged = new HashSet<>();
    private final Map<String, Sending> sendings = new HashMap<>();

    /** A refund that went out, and how often it was denied since. */
    private record Sending(Instant at, int settings, int denied) {
        Sending deniedOnceMore() {
            return new Sending(at, settings, denied + 1);
        }
    }

    Judge(World world) {
        this.world = world;
        this.days = new DayJudge(world);
    }

    /** Every payment there is, oldest first. */
    List<OrderNo> numbers() {
        return numbers;
    }

    void logged(SentLog.Sent line) {
        if (line.kind().equals("capture")) {
            return; // goes by the payment's number, and what was not taken may be asked for again, a part of it too
        }
        var before = sent.putIfAbsent(line.kind() + " " + line.number(), line);
        if (before != null
                && !(before.amount().equals(line.amount()) && before.payment().equals(line.payment()))) {
            broken(line.number() + " is to be sent for two different things");
        }
    }

    /** What is to be sent could not be noted, and so is not sent. */
    void unlogged(SentLog.Sent line) {
        unlogged.add(line.number());
    }

    /** A call is about to leave a till. */
    void called(Line.Call call, List<Line.Call> alike) {
        if (!alike.isEmpty()) {
            broken(call.number() + ": " + call.what() + " while "
                    + alike.getFirst().what() + " is under way");
        }
    }

    /** A till sends an order. */
    void creates(String number, Money amount) {
        if (!created.add(number)) {
            broken(number + " was created twice");
        }
        inLog("create", number, amount);
        var row = world.ledger().payments().find(new OrderNo(number));
        if (row.isEmpty() || !row.get().amount().equals(amount)) {
            broken(number + " goes out and is not in the ledger");
        }
    }

    /** A till sends a refund. */
    void refunds(String refundNo, Money amount) {
        inLog("refund", refundNo, amount);
        var row = world.ledger().refunds().find(new till.domain.RefundNo(refundNo));
        if (row.isEmpty() || !row.get().amount().equals(amount)) {
            broken(refundNo + " goes out and is not in the ledger");
        }
        row.ifPresent(this::besideNoneInDoubt);
        row.ifPresent(this::withinTerms);
        var before = sendings.put(
                refundNo, new Sending(world.clock().now(), world.clock().settings(), 0));
        if (before != null && before.denied() < 2) {
            broken(refundNo + " goes out again after " + before.denied() + " denials that count");
        }
    }

    /** A gateway says that it has no such refund; before the last call is over that is no news. */
    void denies(String refundNo, Duration longestCall) {
        var clock = world.clock();
        sendings.computeIfPresent(refundNo, (_, sending) -> {
            var over = !clock.now().isBefore(sending.at().plus(longestCall));
            return over || clock.settings() > 0 ? sending.deniedOnceMore() : sending;
        });
    }

    /** A second number beside a refund in doubt gives a part back twice, however much is left. */
    private void besideNoneInDoubt(Refund refund) {
        for (var other : world.ledger().refunds().of(refund.orderNo())) {
            if (!other.refundNo().equals(refund.refundNo()) && other.state().isInDoubt()) {
                broken(refund.refundNo() + " goes out while " + other.refundNo() + " is " + other.state());
            }
        }
    }

    /** Not more often than was agreed, and not later but for the time the question before it took. */
    private void withinTerms(Refund refund) {
        var terms = gateway(refund.orderNo()).terms();
        var counted = world.ledger().refunds().of(refund.orderNo()).stream()
                .filter(other -> other.state().reservesMoney())
                .count();
        if (terms.atMost() != null && counted > terms.atMost()) {
            broken(refund.refundNo() + " is one refund more than the gateway takes");
        }
        var paidAt =
                world.ledger().payments().find(refund.orderNo()).orElseThrow().paidAt();
        if (terms.withinDays() != null && paidAt != null && world.clock().settings() == 0) {
            var last = paidAt.plus(Duration.ofDays(terms.withinDays())).plus(SLOW);
            if (world.clock().now().isAfter(last)) {
                broken(refund.refundNo() + " goes out later than the gateway takes it");
            }
        }
    }

    private void inLog(String kind, String number, Money amount) {
        var line = sent.get(kind + " " + number);
        if (line == null || !line.amount().equals(amount)) {
            broken(number + " goes out and is not in sent.log");
        }
    }

    /** What holds at every moment. */
    void look() {
        reread();
        for (var gateway : world.gateways()) {
            for (var booked : gateway.book()) {
                var payment = payments.get(new OrderNo(booked.number()));
                if (payment == null
                        || !payment.amount().equals(booked.asked())
                        || !payment.order().gateway().equals(gateway.id())) {
                    throw new Broken(booked.number() + " is at the gateway and not so in the ledger");
                }
                compare(payment, booked);
            }
        }
        payments.values().forEach(this::atItsGateway);
        sales();
        if (world.closes()) {
            days.look(payments, refunds);
        }
    }

    private void reread() {
        var ledger = world.ledger();
        var touched = new HashSet<OrderNo>();
        for (var event : ledger.history().after(heads, MANY)) {
            heads.merge(event.till(), event.sequence(), Math::max);
            if (event.orderNo() != null) {
                touched.add(event.orderNo());
                count(event);
                if (event.kind() == Event.Kind.PAYMENT_ADDED) {
                    numbers.add(event.orderNo());
                }
            }
        }
        for (var number : touched) {
            payments.put(number, ledger.payments().find(number).orElseThrow());
            refunds.put(number, ledger.refunds().of(number));
        }
    }

    private void atItsGateway(Payment payment) {
        if (payment.state() == PaymentState.PAID && !sent.containsKey("create " + payment.orderNo())) {
            broken(payment.orderNo() + " is paid and was never sent");
        }
    }

    /** A clock that was set may mislead, and a number that was taken is for a person. */
    private boolean isSure(Payment payment) {
        return world.clock().settings() == 0
                && world.ledger().attention().of(payment.orderNo()).stream()
                        .noneMatch(card -> card.kind() == Attention.Kind.NUMBER_TAKEN || card.cure() != null);
    }

    private void compare(Payment payment, Booked booked) {
        inLog("create", booked.number(), booked.asked());
        booked.refunds().forEach(refund -> inLog("refund", refund.number(), refund.amount()));
        if (payment.state() == PaymentState.PAID && !booked.paid()) {
            broken(booked.number() + " is paid in the ledger only");
        }
        if (payment.state() == PaymentState.DECLINED && !booked.declined() && isSure(payment)) {
            broken(booked.number() + " never arrived says the ledger, and the gateway has it");
        }
        if (payment.state() == PaymentState.PAID
                && booked.received() != null
                && !booked.received().equals(payment.received())) {
            broken(booked.number() + ": received " + payment.received() + " and the gateway " + booked.received());
        }
        var received = booked.received();
        if (booked.refunded().isPositive()
                && (received == null || booked.refunded().isGreaterThan(received))) {
            broken(booked.number() + ": gave back " + booked.refunded() + " of " + received);
        }
        var known = new HashMap<String, Refund>();
        refunds.getOrDefault(payment.orderNo(), List.of())
                .forEach(refund -> known.put(refund.refundNo().text(), refund));
        var atGateway = new HashMap<String, Booked.Refunded>();
        for (var refund : booked.refunds()) {
            atGateway.put(refund.number(), refund);
            var row = known.get(refund.number());
            if (row == null || !row.amount().equals(refund.amount())) {
                broken(refund.number() + " is at the gateway and not so in the ledger");
            }
        }
        var outside = known.values().stream()
                .filter(Refund::outside)
                .map(Refund::amount)
                .reduce(booked.asked().minus(booked.asked()), Money::plus);
        if (outside.isGreaterThan(booked.elsewhere())) {
            broken(booked.number() + ": " + outside + " recorded, " + booked.elsewhere() + " given back elsewhere");
        }
        known.values()
                .forEach(refund ->
                        compare(refund, atGateway.get(refund.refundNo().text())));
    }

    private static void compare(Refund refund, Booked.@org.jspecify.annotations.Nullable Refunded booked) {
        if (refund.state() == OperationState.FAILED && booked != null && !booked.failed()) {
            broken(refund.refundNo() + " moved money and is FAILED in the ledger");
        }
        if (refund.state() == OperationState.DONE && !refund.outside() && (booked == null || !booked.done())) {
            broken(refund.refundNo() + " moved no money and is DONE in the ledger");
        }
    }

    /** A sale has one that stands for it; another may only be paid beside it, and a person is told. */
    private void sales() {
        var holders = new HashMap<String, Payment>();
        for (var payment : payments.values()) {
            if (payment.state().holdsSale() && !payment.superseded()) {
                var other = holders.put(payment.order().sale(), payment);
                if (other != null && !isPaidTwice(payment) && !isPaidTwice(other)) {
                    broken(other.orderNo() + " and " + payment.orderNo() + " stand for one sale");
                }
            }
        }
    }

    private boolean isPaidTwice(Payment payment) {
        return payment.state() == PaymentState.PAID
                && world.ledger().attention().of(payment.orderNo()).stream()
                        .anyMatch(row -> TELLS_OF_TWO.contains(row.kind()));
    }

    /** What holds once everything has had its time. */
    void lookAtTheEnd() {
        look();
        for (var gateway : world.gateways()) {
            for (var booked : gateway.book()) {
                settled(payments.get(new OrderNo(booked.number())), booked);
            }
        }
        for (var payment : payments.values()) {
            if (payment.state().isOpen() && !isForAPerson(payment)) {
                broken(payment.orderNo() + " stays " + payment.state());
            }
            refunds.getOrDefault(payment.orderNo(), List.of()).forEach(refund -> settled(payment, refund));
            if (isForAPerson(payment)) {
                world.timeline().count(Happening.ATTENTION);
            }
        }
        var faults = world.ledger().history().verify().faults();
        if (!faults.isEmpty()) {
            broken("the ledger is not whole: " + faults);
        }
    }

    private void settled(@org.jspecify.annotations.Nullable Payment payment, Booked booked) {
        if (payment != null && booked.paid() && payment.state() != PaymentState.PAID && !isForAPerson(payment)) {
            broken(booked.number() + " is paid at the gateway and " + payment.state() + " in the ledger");
        }
    }

    private void settled(Payment payment, Refund refund) {
        var asked = world.gateways().stream()
                .anyMatch(gateway -> gateway.id().equals(payment.order().gateway()) && gateway.answersForRefunds());
        var waits = refund.state() == OperationState.ACCEPTED && !asked;
        var told = world.ledger().attention().of(payment.orderNo()).stream()
                .anyMatch(row -> row.kind() == Attention.Kind.REFUND_IN_DOUBT);
        if (!refund.state().isFinished() && !waits && !told) {
            broken(refund.refundNo() + " stays " + refund.state());
        }
    }

    private boolean isForAPerson(Payment payment) {
        return world.ledger().attention().of(payment.orderNo()).stream()
                .anyMatch(row -> row.isOpen() || row.cure() != null);
    }

    /** Who reserved it may be about to send it. */
    private void givenUp(Event event) {
        var refund = world.ledger()
                .refunds()
                .find(Objects.requireNonNull(event.refundNo()))
                .orElseThrow();
        var longestCall = gateway(refund.orderNo()).longestCall();
        if (world.clock().settings() == 0
                && !unlogged.contains(refund.refundNo().text())
                && event.at().isBefore(refund.createdAt().plus(longestCall))) {
            broken(refund.refundNo() + " is given up while its till may be about to send it");
        }
    }

    private SimulatedGateway gateway(OrderNo number) {
        var id = world.ledger().payments().find(number).orElseThrow().order().gateway();
        return world.gateways().stream()
                .filter(gateway -> gateway.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void count(Event event) {
        var timeline = world.timeline();
        var to = event.facts().getOrDefault("to", "");
        if (event.kind() == Event.Kind.REFUND_MOVED
                && to.equals("FAILED")
                && "RESERVED".equals(event.facts().get("from"))) {
            givenUp(event);
        }
        if (event.kind() == Event.Kind.PAYMENT_MOVED) {
            switch (to) {
                case "PAID" -> {
                    var from = PaymentState.valueOf(event.facts().getOrDefault("from", "CREATED"));
                    timeline.count(from.isLate(PaymentState.PAID) ? Happening.LATE : Happening.PAID);
                }
                case "UNCERTAIN" -> timeline.count(Happening.UNCERTAIN);
                case "LAPSED" -> timeline.count(Happening.LAPSED);
                case "CANCELLED" -> timeline.count(Happening.CANCELLED);
                case "DECLINED" -> timeline.count(Happening.DECLINED);
                default -> {}
            }
        } else if (event.facts().containsKey("reversedDay")) {
            timeline.count(Happening.REVERSED);
        } else if (event.kind() == Event.Kind.REFUND_MOVED && to.equals("DONE")) {
            timeline.count(Happening.REFUND_DONE);
        } else if (event.kind() == Event.Kind.REFUND_MOVED
                && to.equals("SENT")
                && "UNCERTAIN".equals(event.facts().get("from"))) {
            timeline.count(Happening.REFUND_RESENT);
        } else if ("PAID_TWICE".equals(event.facts().get("attention"))) {
            timeline.count(Happening.TWICE);
        }
        world.note(() -> "     ledger: " + event.kind() + " "
                + (event.refundNo() == null ? event.orderNo() : event.refundNo()) + " " + to);
    }

    private static void broken(String what) {
        throw new Broken(what);
    }
}
