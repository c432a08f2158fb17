package till.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the notices of paid orders and done refunds, as the document's JSON or as the upstream's form; again after 1, 2, 3, 4
 * and 5 steps unless the answer is <em>success</em> in lower case.
 */
final class EasylinkNotifier extends Notifier {

    private static final StrictJson JSON = new StrictJson();

    private final EasylinkBook book;
    private final EasylinkDesk desk;
    private final EasylinkOptions options;
    /** Nobody publishes how notices are signed, so a till must not be able to check it: no key of the merchant is in it. */
    private final GneteSeal seal = new GneteSeal("the platform's own key");

    EasylinkNotifier(
            EasylinkBook book, EasylinkDesk desk, EasylinkOptions options, ScheduledExecutorService scheduler) {
        super(book, scheduler, options.noticeStep());
        this.book = book;
        this.desk = desk;
        this.options = options;
    }

    @Override
    boolean taken(String answer) {
        return answer.equals("success");
    }

    @Override
    Optional<Notice> notice(Map<String, String> entry, @Nullable Fault fault) {
        var refund = "refund".equals(entry.get("kind"));
        var url = entry.getOrDefault("notifyUrl", "");
        if (options.has(EasylinkHabit.UPSTREAM_NOTICES)) {
            var fields = refund ? upstreamRefund(new SimulatedRefund(entry)) : upstream(new SimulatedOrder(entry));
            return Optional.of(new Notice(
                    url, Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"), form(fields)));
        }
        var fields = refund ? refund(new SimulatedRefund(entry)) : payment(new SimulatedOrder(entry));
        EasylinkFront.spoil(fields, fault);
        fields.put("sign", seal.of(fields).toLowerCase(Locale.ROOT));
        return Optional.of(new Notice(url, Map.of("Content-Type", "application/json"), JSON.write(fields)));
    }

    private Map<String, Object> payment(SimulatedOrder order) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("event", succeeded("payment"));
        fields.putAll(desk.query(order));
        return fields;
    }

    private Map<String, Object> refund(SimulatedRefund refund) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("event", succeeded("refund"));
        fields.put("refundNo", refund.number());
        fields.put("orderNo", EasylinkDesk.shownNumber(book.known(refund.orderId())));
        fields.put("refundAmount", StrictJson.major(refund.amount(), 2));
        fields.put("status", "success");
        fields.put("refundedAt", desk.time(refund.number("endedAt")));
        return fields;
    }

    private static String succeeded(String what) {
        return what + ".success";
    }

    private static Map<String, Object> upstream(SimulatedOrder order) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("payOrderId", order.id());
        fields.put("mchOrderNo", EasylinkDesk.shownNumber(order));
        fields.put("amount", order.amount());
        fields.put("currency", order.currency());
        fields.put("wayCode", order.method());
        fields.put("state", 2);
        fields.put("channelOrderNo", EasylinkDesk.channelNumber(order));
        fields.put("createdAt", order.number("createdAt"));
        fields.put("successTime", order.number("paidAt"));
        return fields;
    }

    private static Map<String, Object> upstreamRefund(SimulatedRefund refund) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("refundOrderId", refund.id());
        fields.put("payOrderId", refund.orderId());
        fields.put("mchRefundNo", refund.number());
        fields.put("refundAmount", refund.amount());
        fields.put("state", 2);
        fields.put("successTime", refund.number("endedAt"));
        return fields;
    }

    private String form(Map<String, Object> fields) {
        fields.put("reqTime", book.now());
        fields.put("sign", seal.of(fields));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
