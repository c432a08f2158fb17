package till.gateway.gnete;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.gateway.Notifications;
import till.gateway.http.KeptWords;

/** Reads what the gateway posts. One that does not verify is still a hint: an ampersand breaks genuine ones. */
final class GneteNotices implements Notifications {
    private static final Set<String> PUBLISHED = Set.of(
            "payOrderId",
            "mchNo",
            "appId",
            "mchOrderNo",
            "ifCode",
            "wayCode",
            "amount",
            "currency",
            "state",
            "clientIp",
            "subject",
            "body",
            "channelOrderNo",
            "errCode",
            "errMsg",
            "extParam",
            "createdAt",
            "successTime",
            "reqTime",
            "refundOrderId",
            "mchRefundNo",
            "payAmount",
            "refundAmount");

    private final GneteProfile profile;
    private final GneteSigner signer;
    private final KeptWords words;

    GneteNotices(GneteProfile profile, GneteSigner signer) {
        this.profile = profile;
        this.signer = signer;
        this.words = new KeptWords(profile.profile().secrets().values());
    }

    @Override
    public Hint read(Posted posted) {
        var fields = posted.fields();
        var refundNo = given(fields, "mchRefundNo");
        var state = fields.getOrDefault("state", "");
        return new Hint(
                verified(fields),
                given(fields, "mchOrderNo"),
                refundNo,
                refundNo == null ? GneteWords.standing(state).orElse(null) : null,
                amount(fields, refundNo == null ? "amount" : "refundAmount"),
                words.of("state " + state));
    }

    @Override
    public Receipt receipt() {
        return Receipt.SUCCESS;
    }

    /** Parameters of our own address come back in the body, unsigned: fields nobody published are tried without. */
    private boolean verified(Map<String, String> fields) {
        var sign = fields.getOrDefault(GneteSigner.SIGN, "");
        var published = new TreeMap<>(fields);
        published.keySet().retainAll(PUBLISHED);
        return profile.mchNo().equals(fields.get("mchNo"))
                && profile.appId().equals(fields.get("appId"))
                && (signer.verifies(fields, sign) || signer.verifies(published, sign));
    }

    private @Nullable String given(Map<String, String> fields, String name) {
        var text = fields.getOrDefault(name, "");
        return text.isEmpty() ? null : words.masked(text);
    }

    private static @Nullable Money amount(Map<String, String> fields, String name) {
        return GneteClient.whole(fields.getOrDefault(name, ""))
                .flatMap(minor -> GneteAmounts.money(fields.getOrDefault("currency", ""), minor))
                .orElse(null);
    }
}
