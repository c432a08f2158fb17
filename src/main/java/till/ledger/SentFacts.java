package till.ledger;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.PaymentOrder;

/**
 * What the sent log keeps of a number beside its amount, so that its row can be written again where the ledger had to be
 * restored: the reference that stands on a receipt, the sale, the way to pay, and by what a scanned code is known again.
 */
final class SentFacts {
    private static final String REFERENCE = "reference";
    private static final String SALE = "sale";
    private static final String METHOD = "method";
    private static final String SUBJECT = "subject";
    private static final String TILL = "till";
    private static final String CREATED = "created";
    private static final String UNTIL = "until";
    private static final String MARK = "mark";
    private static final String OPERATOR = "operator";
    private static final String APPROVED_BY = "approvedBy";
    private static final String REASON = "reason";

    private SentFacts() {}

    /** Of a payment. */
    static Map<String, String> of(PaymentOrder order, By by, @Nullable String scanMark) {
        var facts = new TreeMap<String, String>();
        facts.put(REFERENCE, order.reference());
        facts.put(SALE, order.sale());
        facts.put(METHOD, order.method());
        facts.put(SUBJECT, order.subject());
        facts.put(TILL, order.till());
        facts.put(CREATED, order.createdAt().toString());
        facts.put(UNTIL, order.expiresAt().toString());
        put(facts, MARK, scanMark);
        people(facts, by);
        return facts;
    }

    /** Of a refund. */
    static Map<String, String> of(String till, String reason, By by) {
        var facts = new TreeMap<String, String>();
        facts.put(TILL, till);
        facts.put(REASON, reason);
        people(facts, by);
        return facts;
    }

    /** The payment as it was asked for; what a line of an older program lacks is left empty. */
    static PaymentOrder order(SentLog.Sent sent, String till) {
        var facts = sent.facts();
        return new PaymentOrder(
                sent.payment(),
                facts.getOrDefault(REFERENCE, ""),
                facts.getOrDefault(SALE, ""),
                facts.getOrDefault(TILL, till),
                sent.gateway(),
                facts.getOrDefault(METHOD, ""),
                sent.amount(),
                facts.getOrDefault(SUBJECT, ""),
                time(facts, CREATED, sent.at()),
                time(facts, UNTIL, sent.at()));
    }

    static @Nullable String scanMark(SentLog.Sent sent) {
        return sent.facts().get(MARK);
    }

    static String reason(SentLog.Sent sent) {
        return sent.facts().getOrDefault(REASON, "");
    }

    static String till(SentLog.Sent sent, String till) {
        return sent.facts().getOrDefault(TILL, till);
    }

    static By by(SentLog.Sent sent) {
        return new By(sent.facts().get(OPERATOR), sent.facts().get(APPROVED_BY));
    }

    private static Instant time(Map<String, String> facts, String name, Instant otherwise) {
        try {
            return Instant.parse(facts.getOrDefault(name, ""));
        } catch (DateTimeParseException _) {
            return otherwise;
        }
    }

    private static void people(Map<String, String> facts, By by) {
        put(facts, OPERATOR, by.operator());
        put(facts, APPROVED_BY, by.approver());
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
