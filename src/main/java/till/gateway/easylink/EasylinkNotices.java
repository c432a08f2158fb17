package till.gateway.easylink;

import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.gateway.Notifications;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;

/** Reads what is posted: the documented JSON, or the form that the platform below sends in its place. */
final class EasylinkNotices implements Notifications {
    private final EasylinkSigner signer;
    private final EasylinkWords words;
    private final KeptWords kept;

    EasylinkNotices(EasylinkSigner signer, EasylinkWords words, KeptWords kept) {
        this.signer = signer;
        this.words = words;
        this.kept = kept;
    }

    @Override
    public Hint read(Posted posted) {
        var fields =
                StrictJson.object(posted.body()).map(EasylinkClient::scalars).orElseGet(posted::fields);
        var verified = signer.verifies(fields, posted);
        return fields.containsKey("mchOrderNo") || fields.containsKey("mchRefundNo")
                ? below(verified, fields)
                : documented(verified, fields);
    }

    @Override
    public Receipt receipt() {
        return Receipt.SUCCESS;
    }

    private Hint documented(boolean verified, Map<String, String> fields) {
        var refundNo = given(fields, "refundNo");
        var status = fields.getOrDefault("status", "");
        return new Hint(
                verified,
                given(fields, "orderNo"),
                refundNo,
                refundNo == null ? words.standing(status).orElse(null) : null,
                amount(fields, refundNo == null ? "amount" : "refundAmount"),
                kept.of((fields.getOrDefault("event", "") + " status " + status)));
    }

    /** Its amounts are cents, and its signature is of a key that only this gateway has. */
    private Hint below(boolean verified, Map<String, String> fields) {
        var refundNo = given(fields, "mchRefundNo");
        var state = fields.getOrDefault("state", "");
        var cents = fields.getOrDefault(refundNo == null ? "amount" : "refundAmount", "");
        return new Hint(
                verified,
                given(fields, "mchOrderNo"),
                refundNo,
                refundNo == null ? EasylinkWords.below(state).orElse(null) : null,
                EasylinkAmounts.minor(fields.getOrDefault("currency", ""), cents)
                        .orElse(null),
                kept.of("state " + state));
    }

    private @Nullable String given(Map<String, String> fields, String name) {
        var text = fields.getOrDefault(name, "");
        return text.isEmpty() ? null : kept.of(text);
    }

    private static @Nullable Money amount(Map<String, String> fields, String name) {
        return EasylinkAmounts.money(fields.getOrDefault("currency", ""), fields.getOrDefault(name, ""))
                .orElse(null);
    }
}
