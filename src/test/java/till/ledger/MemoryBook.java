package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Event;
import till.domain.Operation;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Refund;
import till.domain.RefundNo;

/** The rows of a ledger that is nothing but memory, shared by the tills on it. For one thread. */
final class MemoryBook {
    final Map<String, WatchedRow<Payment>> payments = new LinkedHashMap<>();
    final Map<String, WatchedRow<Refund>> refunds = new LinkedHashMap<>();
    final Map<String, Operation> operations = new LinkedHashMap<>();
    final Map<String, Attention> attention = new LinkedHashMap<>();
    final Map<String, OrderNo> scanned = new HashMap<>();
    final Map<String, OrderNo> saleHolders = new HashMap<>();
    final List<Event> events = new ArrayList<>();
    private final Map<String, List<Event>> chains = new TreeMap<>();
    private final Map<String, Integer> references = new HashMap<>();

    Payment payment(OrderNo orderNo) {
        return row(orderNo).value;
    }

    WatchedRow<Payment> row(OrderNo orderNo) {
        return found(payments.get(orderNo.text()), orderNo);
    }

    WatchedRow<Refund> row(RefundNo refundNo) {
        return found(refunds.get(refundNo.text()), refundNo);
    }

    private static <T> WatchedRow<T> found(@Nullable WatchedRow<T> row, Object number) {
        if (row == null) {
            throw new IllegalArgumentException("the ledger has no row " + number);
        }
        return row;
    }

    /** Of one payment, oldest first. */
    List<Refund> refundsOf(OrderNo orderNo) {
        return refunds.values().stream()
                .map(row -> row.value)
                .filter(refund -> refund.orderNo().equals(orderNo))
                .sorted(MemoryRefunds.OLDEST_FIRST)
                .toList();
    }

    int nextReference(String till, LocalDate day) {
        return references.merge(till + " " + day, 1, Integer::sum);
    }

    void append(
            String till,
            Event.Kind kind,
            @Nullable OrderNo orderNo,
            @Nullable RefundNo refundNo,
            Instant at,
            Map<String, String> facts) {
        var chain = chains.computeIfAbsent(till, _ -> new ArrayList<>());
        var event = new Event(till, chain.size() + 1L, at, kind, orderNo, refundNo, facts);
        chain.add(event);
        events.add(event);
    }

    Map<String, List<Event>> chains() {
        return chains;
    }
}
