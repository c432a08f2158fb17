package till.gateway.qlink;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.gateway.Notifications;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;

/**
 * Reads what the gateway posts. No signature of it is described: one like that of our own calls is believed, without one
 * it is still a hint. May be shared between threads.
 */
final class QlinkNotices implements Notifications {
    private static final Receipt TAKEN = new Receipt("application/json", "{\"success\":true}");

    private final QlinkSigner signer;
    private final QlinkWords standings;
    private final KeptWords words;

    QlinkNotices(QlinkSigner signer, QlinkWords standings, KeptWords words) {
        this.signer = signer;
        this.standings = standings;
        this.words = words;
    }

    @Override
    public Hint read(Posted posted) {
        var object = StrictJson.object(posted.body());
        if (object.isEmpty()) {
            return new Hint(false, null, null, null, null, "unreadable notification");
        }
        var row = new QlinkRow(object.get(), words);
        var status = row.text("status");
        return new Hint(
                verified(posted),
                row.orNull("tradeUuid"),
                null,
                standings.standing(status).orElse(null),
                amount(row),
                row.word(status));
    }

    private boolean verified(Posted posted) {
        var headers = posted.headers();
        return signer.verifies(headers.getOrDefault("appkey", ""), headers.getOrDefault("sign", ""), posted.body());
    }

    private static @Nullable Money amount(QlinkRow row) {
        return QlinkAmounts.money(row.object().path("amount"), row.text("currency"))
                .orElse(null);
    }

    @Override
    public Receipt receipt() {
        return TAKEN;
    }
}
