package till.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the signed notices of payments and refunds the way the real server does: again after 1, 2, 3, 4 and 5 steps unless
 * the answer is <em>success</em>, and with values cut at an ampersand.
 */
final class GneteNotifier extends Notifier {

    private static final Map<String, String> HEADERS = Map.of(
            "User-Agent", "Mozilla/5.0 Hutool", "Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");

    private final GneteBook book;
    private final GneteDesk desk;
    private final GneteSeal seal;

    GneteNotifier(GneteBook book, GneteDesk desk, GneteSeal seal, ScheduledExecutorService scheduler, Duration step) {
        super(book, scheduler, step);
        this.book = book;
        this.desk = desk;
        this.seal = seal;
    }

    @Override
    Optional<Notice> notice(Map<String, String> entry, @Nullable Fault fault) {
        var url = entry.getOrDefault("notifyUrl", "");
        var fields = "refund".equals(entry.get("kind")) ? refundFields(entry) : orderFields(entry);
        var question = url.indexOf('?');
        var address = question < 0 ? url : url.substring(0, question);
        return Optional.of(new Notice(address, HEADERS, form(question < 0 ? "" : url.substring(question + 1), fields)));
    }

    @Override
    boolean taken(String answer) {
        return "success".equalsIgnoreCase(answer);
    }

    private Map<String, Object> orderFields(Map<String, String> entry) {
        var order = new SimulatedOrder(entry);
        var fields = new LinkedHashMap<>(desk.query(order));
        // The platform signs the upstream's word, whatever its own row says: an order closed before shows 2 here.
        fields.put("state", GneteDesk.SUCCESS);
        return sealed(fields);
    }

    private Map<String, Object> refundFields(Map<String, String> entry) {
        return sealed(new LinkedHashMap<>(desk.refundDetails(new SimulatedRefund(entry))));
    }

    private Map<String, Object> sealed(Map<String, Object> fields) {
        fields.put("reqTime", book.now());
        fields.put("sign", seal.of(fields));
        return fields;
    }

    /**
     * The platform appends the raw fields to the address and moves what it then reads as its query into the body. A query of
     * the merchant's own comes along unsigned, and a value ends at its first ampersand.
     */
    private static String form(String query, Map<String, Object> fields) {
        var raw = fields.entrySet().stream()
                .filter(field -> !Objects.toString(field.getValue(), "").isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&", query.isEmpty() ? "" : query + "&", ""));
        return Arrays.stream(raw.split("&", -1))
                .filter(part -> part.indexOf('=') > 0)
                .map(GneteNotifier::encode)
                .collect(Collectors.joining("&"));
    }

    private static String encode(String part) {
        var equals = part.indexOf('=');
        return URLEncoder.encode(part.substring(0, equals), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8);
    }
}
