package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.CardFacts;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.Shipment;

/** What one payment's events say it must look like now, beside its refunds, shipments, operations and attention. */
final class Replay {
    /** Facts of a move that no column of the payment keeps. */
    private static final Set<String> ABOUT_THE_MOVE = Set.of("from", "to", "because", "operator", "approvedBy");

    private final Map<String, String> payment = new HashMap<>();
    private final Map<String, Map<String, String>> refunds = new HashMap<>();
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, String> attention = new HashMap<>();
    private final ShipmentReplay shipments = new ShipmentReplay();
    private final List<String> faults = new ArrayList<>();

    void take(Event event) {
        var facts = event.facts();
        switch (event.kind()) {
            case PAYMENT_ADDED -> addPayment(event, facts);
            case PAYMENT_MOVED -> movePayment(event, facts);
            case SALE_RELEASED -> {
                payment.put("holdsSale", "false");
                payment.put("superseded", "true");
            }
            case SALE_ATTACHED -> attach(facts);
            case REFUND_RESERVED -> addRefund(event, facts, OperationState.RESERVED);
            case REFUND_MOVED -> moveRefund(event, facts);
            case OPERATION_ADDED -> operations.put(fact(facts, "id"), fact(facts, "state"));
            case OPERATION_MOVED -> expect(event, operations.put(fact(facts, "id"), fact(facts, "to")), facts);
            case ATTENTION_RAISED -> attention.put(fact(facts, "id"), "OPEN");
            case ATTENTION_SETTLED -> attention.put(fact(facts, "id"), "SETTLED");
            // written down whole: it starts where other refunds end
            case REFUND_RECORDED ->
                addRefund(event, facts, OperationState.DONE)
                        .put("refundedAt", event.at().toString());
            case SHIPMENT_ADDED, SHIPMENT_MOVED, SHIPMENT_CHANGE_ASKED, SHIPMENT_CHANGE_MOVED -> shipments.take(event);
            case ACT_REFUSED, ACT_DONE -> {}
            case PAYMENT_PROVEN -> payment.put("proven", fact(facts, "statement"));
            case CARD_TOLD -> payment.putAll(facts);
            default -> stray(event);
        }
    }

    private void stray(Event event) {
        faults.add("event " + event.sequence() + " of chain " + event.till()
                + ": is about no payment, yet stands with one");
    }

    private void addPayment(Event event, Map<String, String> facts) {
        payment.putAll(facts);
        payment.put("state", PaymentState.CREATED.name());
        payment.put("createdAt", event.at().toString());
        payment.put("holdsSale", "true");
    }

    private Map<String, String> addRefund(Event event, Map<String, String> facts, OperationState state) {
        var refund = new HashMap<>(facts);
        refund.put("state", state.name());
        refunds.put(String.valueOf(event.refundNo()), refund);
        return refund;
    }

    private void attach(Map<String, String> facts) {
        payment.put("sale", fact(facts, "sale"));
        payment.put("holdsSale", "true");
        payment.remove("superseded");
    }

    private void movePayment(Event event, Map<String, String> facts) {
        expect(event, payment.put("state", fact(facts, "to")), facts);
        facts.forEach((name, value) -> {
            if (!ABOUT_THE_MOVE.contains(name)) {
                payment.put(name, value);
            }
        });
        if (PaymentState.PAID.name().equals(facts.get("to"))) {
            booked(payment, "shift", facts.get("shift"));
            payment.put("paidAt", event.at().toString());
            if ("true".equals(facts.get("holdsSale"))) {
                payment.remove("superseded");
            }
        }
    }

    private void moveRefund(Event event, Map<String, String> facts) {
        var refund = refunds.computeIfAbsent(String.valueOf(event.refundNo()), key -> new HashMap<>());
        expect(event, refund.put("state", fact(facts, "to")), facts);
        if (facts.containsKey("day")) {
            if (refund.putIfAbsent("day", fact(facts, "day")) == null) {
                booked(refund, "shift", facts.get("shift"));
            }
            refund.putIfAbsent("refundedAt", event.at().toString());
        } else {
            refund.remove("day");
            refund.remove("refundedAt");
        }
        if (facts.containsKey("reversedDay")) {
            refund.put("reversedAt", event.at().toString());
            refund.put("reversedDay", fact(facts, "reversedDay"));
            booked(refund, "reversedShift", facts.get("reversedShift"));
        }
        if (facts.containsKey("gatewayNo")) {
            refund.put("gatewayNo", fact(facts, "gatewayNo"));
        }
    }

    private static void booked(Map<String, String> row, String name, @Nullable String value) {
        if (value == null) {
            row.remove(name);
        } else {
            row.put(name, value);
        }
    }

    private void expect(Event event, @Nullable String before, Map<String, String> facts) {
        if (!Objects.equals(before, facts.get("from"))) {
            faults.add("chain " + event.till() + ": event " + event.sequence() + " leaves " + facts.get("from")
                    + ", but " + before + " was reached");
        }
    }

    List<String> faults() {
        return faults;
    }

    boolean holdsSale() {
        return "true".equals(payment.get("holdsSale"));
    }

    /** Every column that only an event may change. */
    Optional<String> compare(Payment row) {
        var order = row.order();
        var paid = row.paidAt() != null;
        var wrong = new ArrayList<String>();
        same(wrong, "state", payment, row.state());
        same(wrong, "reference", payment, order.reference());
        same(wrong, "sale", payment, order.sale());
        same(wrong, "till", payment, order.till());
        same(wrong, "gateway", payment, order.gateway());
        same(wrong, "method", payment, order.method());
        same(wrong, "amount", payment, text(order.amount()));
        same(wrong, "subject", payment, Sql.shortText(order.subject()));
        same(wrong, "createdAt", payment, order.createdAt());
        same(wrong, "expiresAt", payment, order.expiresAt());
        same(wrong, "code", payment, PaymentMoving.digest(row.code()));
        same(wrong, "operator", payment, row.by().operator());
        same(wrong, "approvedBy", payment, row.by().approver());
        same(wrong, "channelNo", payment, row.channelNo());
        same(wrong, "received", payment, text(row.received()));
        same(wrong, "paidAt", payment, row.paidAt());
        same(wrong, "gatewayPaidAt", payment, micros(row.gatewayPaidAt()));
        same(wrong, "late", payment, row.late() ? "true" : null);
        same(wrong, "superseded", payment, row.superseded() ? "true" : null);
        if (paid) {
            same(wrong, "day", payment, row.businessDay());
        }
        learntByTheWay(wrong, payment, row.gatewayNo());
        return named("payment " + row.orderNo(), wrong);
    }

    /** The lines a payment is for, which never change, and which come to its amount. */
    Optional<String> compareLines(Payment row, Basket basket, List<Long> amounts) {
        var wrong = new ArrayList<String>();
        var lines = basket.lines();
        same(wrong, "lines", payment, LineRows.digest(lines));
        same(wrong, "note", payment, basket.note().isEmpty() ? null : basket.note());
        same(wrong, "customer", payment, basket.customer().isEmpty() ? null : basket.customer());
        if (!amounts.equals(
                lines.stream().map(line -> line.amount().getAmountMinorLong()).toList())) {
            wrong.add("the lines' amounts are not their prices");
        }
        if (!lines.isEmpty() && !basket.total(row.amount().getCurrencyUnit()).equals(row.amount())) {
            wrong.add("the lines do not come to its amount");
        }
        return named("payment " + row.orderNo(), wrong);
    }

    /** The shift that a payment counts in. */
    Optional<String> compareShift(OrderNo orderNo, @Nullable String shift) {
        var wrong = new ArrayList<String>();
        same(wrong, "shift", payment, shift);
        return named("payment " + orderNo, wrong);
    }

    /** The card it was made with. */
    Optional<String> compareCard(OrderNo orderNo, CardFacts card) {
        var wrong = new ArrayList<String>();
        same(wrong, "cardScheme", payment, card.scheme());
        same(wrong, "cardBin", payment, card.bin());
        same(wrong, "cardLastFour", payment, card.lastFour());
        same(wrong, "cardAuthorisation", payment, card.authorisation());
        same(wrong, "cardIdentifier", payment, card.identifier());
        return named("payment " + orderNo, wrong);
    }

    /** The statement that vouches for it. */
    Optional<String> compareProof(OrderNo orderNo, @Nullable String proven) {
        var wrong = new ArrayList<String>();
        same(wrong, "proven", payment, proven);
        return named("payment " + orderNo, wrong);
    }

    List<String> compareRefunds(List<RefundRow> rows) {
        var found = new ArrayList<String>();
        for (var row : rows) {
            var refundNo = row.refund().refundNo();
            var replayed = refunds.remove(refundNo.text());
            if (replayed == null) {
                found.add("refund " + refundNo + ": has no events");
            } else {
                named("refund " + refundNo, differences(row, replayed)).ifPresent(found::add);
            }
        }
        refunds.keySet().forEach(refundNo -> found.add("refund " + refundNo + ": has events and no row"));
        return found;
    }

    /** A refund with where its amount was booked. */
    record RefundRow(
            Refund refund,
            @Nullable String shift,
            @Nullable Instant reversedAt,
            @Nullable LocalDate reversedDay,
            @Nullable String reversedShift) {}

    private static List<String> differences(RefundRow all, Map<String, String> replayed) {
        var wrong = new ArrayList<String>();
        var row = all.refund();
        same(wrong, "shift", replayed, all.shift());
        same(wrong, "reversedAt", replayed, all.reversedAt());
        same(wrong, "reversedDay", replayed, all.reversedDay());
        same(wrong, "reversedShift", replayed, all.reversedShift());
        same(wrong, "state", replayed, row.state());
        same(wrong, "amount", replayed, text(row.amount()));
        same(wrong, "reason", replayed, row.reason());
        same(wrong, "till", replayed, row.till());
        same(wrong, "operator", replayed, row.by().operator());
        same(wrong, "approvedBy", replayed, row.by().approver());
        same(wrong, "evidence", replayed, row.evidence());
        same(wrong, "refundedAt", replayed, row.refundedAt());
        same(wrong, "day", replayed, row.businessDay());
        learntByTheWay(wrong, replayed, row.gatewayNo());
        return wrong;
    }

    List<String> compareOperations(Map<String, String> rows) {
        return compareStates("operation ", operations, rows);
    }

    List<String> compareShipments(List<Shipment> rows) {
        return shipments.compare(rows);
    }

    List<String> compareAttention(Map<String, String> rows) {
        return compareStates("attention ", attention, rows);
    }

    private static List<String> compareStates(String what, Map<String, String> replayed, Map<String, String> rows) {
        var found = new ArrayList<String>();
        replayed.forEach((id, state) -> {
            if (!state.equals(rows.get(id))) {
                found.add(what + id + ": is " + rows.get(id) + ", its events say " + state);
            }
        });
        rows.keySet().stream()
                .filter(id -> !replayed.containsKey(id))
                .forEach(id -> found.add(what + id + ": has no events"));
        return found;
    }

    /** A gateway's number may be learnt without an event, but never changes once an event has told it. */
    private static void learntByTheWay(List<String> wrong, Map<String, String> replayed, @Nullable String now) {
        if (replayed.containsKey("gatewayNo")) {
            same(wrong, "gatewayNo", replayed, now);
        }
    }

    private static void same(List<String> wrong, String name, Map<String, String> replayed, @Nullable Object now) {
        if (!Objects.equals(replayed.get(name), now == null ? null : now.toString())) {
            wrong.add(name + " is " + now + ", its events say " + replayed.get(name));
        }
    }

    private static Optional<String> named(String row, List<String> wrong) {
        return wrong.isEmpty() ? Optional.empty() : Optional.of(row + ": " + String.join("; ", wrong));
    }

    private static String fact(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "");
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null
                ? null
                : money.getAmountMinorLong() + " " + money.getCurrencyUnit().getCode();
    }

    private static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : Sql.micros(at);
    }
}
