package till.gateway.chingching;

import org.jspecify.annotations.Nullable;
import till.gateway.Notifications;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.chingching.ChingchingClient.Reply;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** Reads what the gateway posts, which no document describes: a transaction, plain or under {@code data}. */
final class ChingchingNotices implements Notifications {
    private final ChingchingProfile profile;
    private final ChingchingSigner signer;
    private final ChingchingWords states;
    private final KeptWords words;

    ChingchingNotices(ChingchingProfile profile, ChingchingWords states) {
        this.profile = profile;
        this.signer = profile.signer();
        this.states = states;
        this.words = new KeptWords(profile.profile().secrets().values());
    }

    @Override
    public Hint read(Posted posted) {
        var data = new Reply.Data(fields(posted), words);
        var number = data.orNull("merchant_reference");
        var isRefund = ChingchingAnswers.isRefund(data);
        return new Hint(
                verified(posted, data),
                isRefund ? data.orNull("original_merchant_reference") : number,
                isRefund ? number : null,
                isRefund ? null : standing(data),
                ChingchingAnswers.amount(data).orElse(null),
                data.word());
    }

    @Override
    public Receipt receipt() {
        return Receipt.SUCCESS;
    }

    private @Nullable Standing standing(Reply.Data data) {
        return states.standing(data.text("status"), data.text("result")).orElse(null);
    }

    private boolean verified(Posted posted, Reply.Data data) {
        var merchant = data.text("merchant_id");
        return (merchant.isEmpty() || merchant.equals(profile.merchantId()))
                && signer.verifies(
                        posted.body(),
                        posted.headers().getOrDefault(ChingchingSigner.TIMESTAMP, ""),
                        posted.headers().getOrDefault(ChingchingSigner.SIGNATURE, ""));
    }

    /** Those of a form where the body is no JSON; such a notification is never verified. */
    private static JsonNode fields(Posted posted) {
        var body = StrictJson.object(posted.body())
                .or(() -> StrictJson.object(StrictJson.write(posted.fields())))
                .orElseThrow();
        var data = body.path("data");
        return data.isObject() ? ChingchingClient.unwrapped(data) : ChingchingClient.unwrapped(body);
    }
}
