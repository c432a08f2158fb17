package till.gateway.chingching;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayDetails;
import till.domain.PayCode;
import till.domain.RefundNo;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.chingching.ChingchingClient.Reply;

/**
 * Turns answers into ours, and into unknown where a field that has to be there is missing. Number, amount and currency of
 * a payment are handed on as they came. May be shared between threads.
 */
final class ChingchingAnswers {
    private static final Set<Standing> NOTHING_RECEIVED =
            Set.of(Standing.WAITING, Standing.DECLINED, Standing.CANCELLED, Standing.CLOSED);
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");
    /** As seconds the year 5138, as milliseconds 1973. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private final ChingchingProfile profile;
    private final ChingchingWords words;

    ChingchingAnswers(ChingchingProfile profile, ChingchingWords words) {
        this.profile = profile;
        this.words = words;
    }

    /** The code beside it shows that the order was taken; so a word that is not listed, or missing, is only kept. */
    Outcome<Created> created(String number, ChingchingWay way, Reply.Data data) {
        var named = data.text("merchant_reference");
        if (isForeign(data) || (!named.isEmpty() && !named.equals(number))) {
            return new Outcome.Unknown<>("answer about another order");
        }
        var code = way.isLink() ? ChingchingCodes.link(data) : ChingchingCodes.nextAction(data);
        var known = words.standing(data.text(data.text("status").isBlank() ? "result" : "status"));
        if (code.isEmpty() || (code.get().kind() == PayCode.Kind.NONE && known.isEmpty())) {
            return new Outcome.Unknown<>(way.isLink() ? "answer without a link" : data.word());
        }
        return switch (known.orElse(Standing.WAITING)) {
            case WAITING -> taken(code.get(), Standing.WAITING, data);
            case PAID, AUTHORIZED -> taken(code.get(), Standing.PAID, data);
            case DECLINED, CANCELLED, CLOSED, REFUNDED, NOT_FOUND -> new Outcome.Unknown<>(data.word());
        };
    }

    private static Outcome<Created> taken(PayCode code, Standing standing, Reply.Data data) {
        return new Outcome.Answered<>(new Created(code, data.orNull("payment_id"), standing, data.word()));
    }

    /** What {@code transactions/query} says of a payment. */
    Outcome<PaymentAnswer> payment(PaymentRef payment, Reply.Data data) {
        if (isForeign(data)) {
            return new Outcome.Unknown<>("answer about another merchant");
        }
        if (isRefund(data)) {
            return new Outcome.Unknown<>("answer about a refund");
        }
        var amount = amount(data);
        if (data.text("merchant_reference").isBlank() || amount.isEmpty()) {
            return new Outcome.Unknown<>("answer without number, amount or currency");
        }
        return words.standing(data.text("status"), data.text("result"))
                .<Outcome<PaymentAnswer>>map(standing -> answered(payment, standing, amount.get(), data))
                .orElseGet(() -> new Outcome.Unknown<>(data.word()));
    }

    /** What {@code payments/detail} says of a payment; whether it has an amount is not published. */
    Outcome<PaymentAnswer> detail(PaymentRef payment, String paymentId, Reply.Data data) {
        var other = data.text("payment_id");
        if (isForeign(data) || (!other.isEmpty() && !other.equals(paymentId))) {
            return new Outcome.Unknown<>("detail of another payment");
        }
        var standing = words.standing(data.text("status"), "");
        if (standing.isEmpty()) {
            return new Outcome.Unknown<>(data.word());
        }
        var amount = data.text("amount").isEmpty() && NOTHING_RECEIVED.contains(standing.get())
                ? Optional.of(payment.amount())
                : amount(data);
        if (data.text("merchant_reference").isBlank() || amount.isEmpty()) {
            return new Outcome.Unknown<>("detail without number, amount or currency");
        }
        return answered(payment, standing.get(), amount.get(), data);
    }

    private static Outcome<PaymentAnswer> answered(
            PaymentRef payment, Standing standing, Money amount, Reply.Data data) {
        var paymentId = data.orNull("payment_id");
        var facts = new PaymentAnswer.Facts(
                data.text("merchant_reference"),
                amount,
                paymentId == null ? payment.gatewayNo() : paymentId,
                data.orNull("payment_reference"),
                time(data, "paid_at"),
                details(data));
        return new Outcome.Answered<>(new PaymentAnswer(standing, facts, data.word()));
    }

    private static GatewayDetails details(Reply.Data data) {
        var more = new LinkedHashMap<String, String>();
        var transactionId = data.text("transaction_id");
        put(more, "transaction_id", isNumber(transactionId) ? transactionId : data.safe("transaction_id"));
        put(more, "channel_id", data.safe("channel_id"));
        put(more, "refunded_amount", data.safe("refunded_amount"));
        for (var name : List.of("created_at", "expires_at")) {
            var time = time(data, name);
            put(more, name, time == null ? "" : time.toString());
        }
        var paidWith = data.safe("payment_method");
        return new GatewayDetails(paidWith.isEmpty() ? null : paidWith, more);
    }

    private static void put(Map<String, String> more, String name, String text) {
        if (!text.isEmpty()) {
            more.put(name, text);
        }
    }

    /** Whether a text is a number of the gateway's that may stand in a path. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Seconds or milliseconds, by size; null for none. */
    private static @Nullable Instant time(Reply.Data data, String name) {
        return data.number(name)
                .filter(number -> number > 0)
                .map(number ->
                        number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number))
                .orElse(null);
    }

    /** The answer to a refund and to the query of one are alike; number, amount and currency must be ours. */
    Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, Reply.Data data) {
        var type = data.text("transaction_type");
        var original = data.text("original_merchant_reference");
        var ours = !isForeign(data)
                && data.text("merchant_reference").equals(refundNo.text())
                && (type.isEmpty() || type.equalsIgnoreCase("refund"))
                && (original.isEmpty() || original.equals(payment.orderNo().text()));
        if (!ours) {
            return new Outcome.Unknown<>("answer about another refund");
        }
        if (!amount(data).equals(Optional.of(amount))) {
            return new Outcome.Unknown<>("answer about another amount");
        }
        return words.refund(data.text("status"), data.text("result"))
                .<Outcome<RefundAnswer>>map(state ->
                        new Outcome.Answered<>(new RefundAnswer(state, data.orNull("transaction_id"), data.word())))
                .orElseGet(() -> new Outcome.Unknown<>(data.word()));
    }

    private boolean isForeign(Reply.Data data) {
        var merchant = data.text("merchant_id");
        return !merchant.isEmpty() && !merchant.equals(profile.merchantId());
    }

    static boolean isRefund(Reply.Data data) {
        var original = data.text("original_merchant_reference");
        return data.text("transaction_type").equalsIgnoreCase("refund")
                || (!original.isEmpty() && !original.equals(data.text("merchant_reference")));
    }

    static Optional<Money> amount(Reply.Data data) {
        try {
            var currency = CurrencyUnit.of(data.text("currency").toUpperCase(Locale.ROOT));
            return data.number("amount").map(minor -> Money.ofMinor(currency, minor));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }
}
