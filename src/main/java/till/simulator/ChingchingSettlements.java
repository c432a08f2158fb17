package till.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The daily statements of the simulated Chingchingpay gateway, one a Hong Kong day and currency: what was paid and what was
 * given back that day, in cents.
 */
final class ChingchingSettlements {

    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final String HEAD =
            "settlement_date,transaction_type,merchant_reference,original_merchant_reference,"
                    + "transaction_id,payment_method,currency,amount,status,completed_at\r\n";

    private final ChingchingBook book;

    ChingchingSettlements(ChingchingBook book) {
        this.book = book;
    }

    private record Line(
            Instant at, String type, String reference, String original, String id, SimulatedOrder order, long amount) {

        LocalDate day() {
            return at.atZone(HONG_KONG).toLocalDate();
        }

        String settlementId() {
            return day().format(DateTimeFormatter.BASIC_ISO_DATE) + order.currency();
        }

        boolean sale() {
            return type.equals("sale");
        }

        String csv() {
            return String.join(
                            ",",
                            day().toString(),
                            type,
                            quoted(reference),
                            quoted(original),
                            ChingchingTransactions.transactionId(id),
                            quoted(order.method()),
                            order.currency(),
                            Long.toString(amount),
                            "success",
                            Long.toString(at.getEpochSecond()))
                    + "\r\n";
        }

        private static String quoted(String text) {
            return text.matches("[A-Za-z0-9_.-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
        }
    }

    /** The statements there are, newest first. */
    List<Map<String, Object>> list() {
        return lines().descendingMap().values().stream()
                .map(ChingchingSettlements::summary)
                .toList();
    }

    /** One statement's file. */
    Optional<String> download(String id) {
        return Optional.ofNullable(lines().get(id))
                .map(lines ->
                        HEAD + String.join("", lines.stream().map(Line::csv).toList()));
    }

    private NavigableMap<String, List<Line>> lines() {
        return book.transact(() -> {
            var byId = new TreeMap<String, List<Line>>();
            for (var order : book.orders()) {
                if (order.paid()) {
                    put(byId, line(order));
                }
            }
            for (var refund : book.refunds()) {
                if (refund.state() == SimulatedRefund.State.DONE) {
                    put(byId, line(refund));
                }
            }
            byId.values().forEach(lines -> lines.sort(Comparator.comparing(Line::at)));
            return byId;
        });
    }

    private static void put(Map<String, List<Line>> byId, Line line) {
        byId.computeIfAbsent(line.settlementId(), id -> new ArrayList<>()).add(line);
    }

    private static Line line(SimulatedOrder order) {
        return new Line(order.paidAt().orElseThrow(), "sale", order.number(), "", order.id(), order, order.received());
    }

    private Line line(SimulatedRefund refund) {
        var order = book.find(refund.orderId()).orElseThrow();
        var at = refund.endedAt().orElseThrow();
        return new Line(at, "refund", refund.number(), order.number(), refund.id(), order, refund.amount());
    }

    private static Map<String, Object> summary(List<Line> lines) {
        var first = lines.getFirst();
        var paid = sum(lines, true);
        var refunded = sum(lines, false);
        var data = new LinkedHashMap<String, Object>();
        data.put("id", first.settlementId());
        data.put("settlement_date", first.day().toString());
        data.put("currency", first.order().currency());
        data.put("transaction_count", lines.size());
        data.put("amount", paid);
        data.put("refunded_amount", refunded);
        data.put("net_amount", paid - refunded);
        data.put("status", "settled");
        return data;
    }

    private static long sum(List<Line> lines, boolean sales) {
        return lines.stream()
                .filter(line -> line.sale() == sales)
                .mapToLong(Line::amount)
                .sum();
    }
}
