package till.gateway.acqra;

import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.PayCode;
import till.domain.PaymentOrder;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.http.SafeText;

/** What the answer to a payment without the hosted page means. May be shared between threads. */
record AcqraCreated(AcqraWords words) {
    /** @param code what the answer gave to pay with; null where something had to be there and is not */
    Outcome<Created> created(PaymentOrder order, Reply.Data data, @Nullable PayCode code) {
        if (!data.text("orderNo").equals(order.orderNo().text()) || !repeats(order.amount(), data)) {
            return new Outcome.Unknown<>("answer about another order or amount");
        }
        var status = data.text("orderStatus");
        var word = SafeText.of("orderStatus " + status + " " + data.text("desc"));
        var shown = code != null && code.kind() != PayCode.Kind.NONE;
        // no list of states exists: one nobody knows beside a code to pay with is shown as waiting, and the query
        // decides
        var standing = words.standing(status).or(() -> shown ? Optional.of(Standing.WAITING) : Optional.empty());
        return standing.<Outcome<Created>>map(known -> new Outcome.Answered<>(
                        new Created(code, data.orNull("tradeNo"), known, word, null, AcqraCards.created(data))))
                .orElseGet(() -> new Outcome.Unknown<>(word));
    }

    private static boolean repeats(Money amount, Reply.Data data) {
        return AcqraAmounts.money(data.text("currency"), data.text("amount"))
                .filter(amount::equals)
                .isPresent();
    }

    static @Nullable PayCode code(Reply.Data data, PayCode.Kind shown) {
        var url = data.text("payUrl");
        var event = data.text("lastEvent");
        var text = url.isBlank() && isAddress(event) ? event : url;
        return text.isBlank() ? null : new PayCode(shown, text);
    }

    static boolean isAddress(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        return (small.startsWith("http://") || small.startsWith("https://")) && HttpUrl.Companion.parse(text) != null;
    }
}
