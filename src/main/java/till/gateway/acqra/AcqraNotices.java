package till.gateway.acqra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.gateway.Notifications;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** Reads what the gateway posts, of which the document tells nothing: never more than a hint that a query decides. */
final class AcqraNotices implements Notifications {
    private final AcqraWords standings;
    private final KeptWords words;

    AcqraNotices(AcqraProfile profile, AcqraWords standings) {
        this.standings = standings;
        this.words = new KeptWords(profile.profile().secrets().values());
    }

    @Override
    public Hint read(Posted posted) {
        var fields = fields(posted);
        var refundNo = first(fields, "refundOrderNo", "refundNumber");
        var status = refundNo == null ? said(fields, "orderStatus", "status") : said(fields, "refundStatus", "status");
        var amount = AcqraAmounts.money(said(fields, "tradeCurrency", "currency"), said(fields, "payAmount", "amount"));
        return new Hint(
                false,
                first(fields, "orderNo", "tradeNo"),
                refundNo,
                refundNo == null ? standings.standing(status).orElse(null) : null,
                amount.orElse(null),
                words.of((refundNo == null ? "orderStatus " : "refundStatus ") + status));
    }

    @Override
    public Receipt receipt() {
        return Receipt.SUCCESS;
    }

    /** Of a JSON text its own values and those of its {@code order}, else the form's. */
    private static Map<String, String> fields(Posted posted) {
        var fields = new LinkedHashMap<>(posted.fields());
        StrictJson.object(posted.body())
                .ifPresent(root -> Stream.of(root.path("order"), root)
                        .flatMap(JsonNode::propertyStream)
                        .forEach(field -> {
                            var text = AcqraClient.text(field.getValue());
                            if (!text.isEmpty()) {
                                fields.put(field.getKey(), text);
                            }
                        }));
        return fields;
    }

    private static String said(Map<String, String> fields, String name, String otherwise) {
        var text = fields.getOrDefault(name, "");
        return text.isEmpty() ? fields.getOrDefault(otherwise, "") : text;
    }

    private @Nullable String first(Map<String, String> fields, String name, String otherwise) {
        var text = said(fields, name, otherwise);
        return text.isEmpty() ? null : words.masked(text);
    }
}
