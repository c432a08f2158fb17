package till.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.RefundNo;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One till's chain of events: each hash is the SHA-256 of the hash before it and the event's canonical JSON (keys sorted,
 * no blanks, UTF-8), so that no line can be changed, taken out or put in unseen.
 */
final class EventChain {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    static final String COLUMNS = "till, sequence, happened_at, kind, order_no, refund_no, facts, hash";

    private EventChain() {}

    /** An event to be appended. */
    record Entry(
            String till,
            Event.Kind kind,
            @Nullable OrderNo orderNo,
            @Nullable RefundNo refundNo,
            Instant at,
            Facts facts) {}

    /** A place in a chain, with the hash in hexadecimal. */
    record Link(long sequence, String hash) {}

    static void append(Handle handle, Entry entry, String writeId) {
        var before = head(handle, entry.till());
        var sequence = before.sequence() + 1;
        var facts = json(entry.facts().values());
        var event = new Event(
                entry.till(),
                sequence,
                Sql.micros(entry.at()),
                entry.kind(),
                entry.orderNo(),
                entry.refundNo(),
                entry.facts().values());
        var hash = hash(before.hash(), event);
        handle.createUpdate("""
                        insert into event (till, sequence, write_id, happened_at, kind, order_no, refund_no, facts, hash)
                        values (:till, :sequence, :writeId, :at, :kind, :orderNo, :refundNo, :facts, :hash)
                        """)
                .bind("till", entry.till())
                .bind("sequence", sequence)
                .bind("writeId", writeId)
                .bind("at", Sql.at(entry.at()))
                .bind("kind", entry.kind().name())
                .bind(
                        "orderNo",
                        entry.orderNo() == null ? null : entry.orderNo().text())
                .bind(
                        "refundNo",
                        entry.refundNo() == null ? null : entry.refundNo().text())
                .bind("facts", facts)
                .bind("hash", HexFormat.of().parseHex(hash))
                .execute();
        handle.createUpdate("update till_chain set sequence = :sequence, hash = :hash where till = :till")
                .bind("till", entry.till())
                .bind("sequence", sequence)
                .bind("hash", HexFormat.of().parseHex(hash))
                .execute();
    }

    /** The hash a chain starts from. */
    static String start(String till) {
        return HexFormat.of().formatHex(sha256("harbour-till/1/" + till));
    }

    static String hash(String before, Event event) {
        var digest = digest();
        digest.update(HexFormat.of().parseHex(before));
        return HexFormat.of().formatHex(digest.digest(canonical(event).getBytes(StandardCharsets.UTF_8)));
    }

    static String json(Map<String, String> values) {
        return JSON.writeValueAsString(new TreeMap<>(values));
    }

    static Map<String, String> texts(String json) {
        return JSON.readValue(json, TEXTS);
    }

    static Event event(ResultSet row) throws SQLException {
        var orderNo = row.getString("order_no");
        var refundNo = row.getString("refund_no");
        return new Event(
                row.getString("till"),
                row.getLong("sequence"),
                Sql.instant(row, "happened_at"),
                Event.Kind.valueOf(row.getString("kind")),
                orderNo == null ? null : new OrderNo(orderNo),
                refundNo == null ? null : new RefundNo(refundNo),
                texts(row.getString("facts")));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] sha256(String text) {
        return digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong("sequence"), HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static Link head(Handle handle, String till) {
        var found = handle.createQuery("select sequence, hash from till_chain where till = :till for update")
                .bind("till", till)
                .map((row, context) -> link(row))
                .findOne();
        if (found.isPresent()) {
            return found.get();
        }
        var first = new Link(0, start(till));
        handle.createUpdate("insert into till_chain (till, sequence, hash) values (:till, 0, :hash)")
                .bind("till", till)
                .bind("hash", HexFormat.of().parseHex(first.hash()))
                .execute();
        return first;
    }

    static String canonical(Event event) {
        var all = new TreeMap<String, Object>();
        all.put("at", event.at().toString());
        all.put("facts", new TreeMap<>(event.facts()));
        all.put("kind", event.kind().name());
        if (event.orderNo() != null) {
            all.put("orderNo", event.orderNo().text());
        }
        all.put("sequence", event.sequence());
        all.put("till", event.till());
        if (event.refundNo() != null) {
            all.put("refundNo", event.refundNo().text());
        }
        return JSON.writeValueAsString(all);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
