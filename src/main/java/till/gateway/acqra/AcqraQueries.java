package till.gateway.acqra;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayDetails;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.acqra.AcqraClient.Timing;
import till.gateway.http.SafeText;

/** Asks where a payment stands. May be shared between threads. */
final class AcqraQueries {
    private static final List<String> EXTEND = List.of(
            "arn", "authorizeCode", "avsResult", "bin", "cardClass", "cvcResult", "issuerCountryCode", "riskScore");
    private static final List<String> THREE_DS = List.of(
            "authenticationStatus", "cavvAlgorithm", "eci", "enrolled", "signatureVerification", "threeDsVersion");
    private static final int MOST_REFUNDS = 10;

    private final AcqraClient client;
    private final AcqraWords words;
    private final AcqraTypes types;
    private final Timing timing;

    AcqraQueries(AcqraClient client, AcqraWords words, AcqraTypes types, Timing timing) {
        this.client = client;
        this.words = words;
        this.types = types;
        this.timing = timing;
    }

    /** An answer about an order, with the way it was asked for. */
    record Found(Reply reply, String type) {
        Optional<Reply.Data> data() {
            return reply instanceof Reply.Data data ? Optional.of(data) : Optional.empty();
        }
    }

    Outcome<PaymentAnswer> query(PaymentRef payment) {
        var found = find(payment, client.now());
        return switch (found.reply()) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> answer(payment, data, found.type());
        };
    }

    /** The first answer that holds the order; otherwise the first of all. No other way is tried after a slow or lost one. */
    Found find(PaymentRef payment, Instant began) {
        Found first = null;
        for (var type : types.of(payment)) {
            var found = new Found(send(payment, type, began), type);
            first = first == null ? found : first;
            if (holdsOrder(found.reply())) {
                return found;
            }
            var answered = found.reply() instanceof Reply.Failure || found.reply() instanceof Reply.Data;
            if (!answered || client.tookLongerThan(timing.token().dividedBy(2), began)) {
                return first;
            }
        }
        return first == null ? new Found(new Reply.Nothing("not asked"), "") : first;
    }

    private Reply send(PaymentRef payment, String type, Instant began) {
        var number = payment.orderNo().text();
        var body = Map.of("orderNo", number, "paymentMethodType", type);
        return client.send(new Ask("query", number, "/gateway/v1/query", body), began);
    }

    private static boolean holdsOrder(Reply reply) {
        return reply instanceof Reply.Data data
                && !data.inside("order").text("orderNo").isEmpty();
    }

    private Outcome<PaymentAnswer> answer(PaymentRef payment, Reply.Data data, String asked) {
        var order = data.inside("order");
        if (!order.text("orderNo").equals(payment.orderNo().text())) {
            return new Outcome.Unknown<>("answer without this order");
        }
        var status = order.text("orderStatus");
        var word = SafeText.of("orderStatus " + status + " " + order.text("orderStatusDesc"));
        var standing = words.standing(status);
        if (standing.isEmpty()) {
            return new Outcome.Unknown<>(word);
        }
        var amount = amount(payment, order, standing.get());
        if (amount.isEmpty()) {
            return new Outcome.Unknown<>("answer without amount or currency");
        }
        var facts = new PaymentAnswer.Facts(
                payment.orderNo().text(),
                amount.get(),
                order.orNull("tradeNo"),
                null,
                paidAt(order),
                details(data, order, paidWith(order, asked, standing.get())));
        return new Outcome.Answered<>(new PaymentAnswer(standing.get(), facts, word));
    }

    /** Money that was received or is held must have an amount; of other orders the document lets it go without. */
    private static Optional<Money> amount(PaymentRef payment, Reply.Data order, Standing standing) {
        var currency = order.text("tradeCurrency");
        var said = order.text("payAmount");
        var money = AcqraAmounts.money(currency, said);
        return switch (standing) {
            case PAID, AUTHORIZED, REFUNDED -> money;
            case WAITING, DECLINED, CANCELLED, CLOSED, NOT_FOUND -> {
                var ours = payment.amount().getCurrencyUnit().getCode();
                var unsaid = said.isEmpty() || money.filter(Money::isZero).isPresent();
                yield unsaid && (currency.isEmpty() || currency.equals(ours)) ? Optional.of(payment.amount()) : money;
            }
        };
    }

    private static @Nullable Instant paidAt(Reply.Data order) {
        var finished = AcqraTimes.read(order.text("tradeFinishTime"));
        return finished == null ? AcqraTimes.read(order.text("payTime")) : finished;
    }

    /** What the answer tells; what was asked for only where money came by it. */
    private static @Nullable String paidWith(Reply.Data order, String asked, Standing standing) {
        var said = order.text("paymentMethodType");
        if (said.matches("[A-Za-z]{1,20}")) {
            return said;
        }
        return switch (standing) {
            case PAID, AUTHORIZED, REFUNDED -> asked;
            case WAITING, DECLINED, CANCELLED, CLOSED, NOT_FOUND -> null;
        };
    }

    private static GatewayDetails details(Reply.Data data, Reply.Data order, @Nullable String paidWith) {
        var more = new TreeMap<String, String>();
        put(more, "brand", order.text("brand"));
        put(more, "desc", order.text("orderStatusDesc"));
        put(more, "payNo", AcqraMask.account(order.text("payNo")));
        var extend = data.inside("extend");
        EXTEND.forEach(name -> put(more, "extend." + name, extend.text(name)));
        var threeDs = extend.inside("dsInfo");
        THREE_DS.forEach(name -> put(more, "extend.dsInfo." + name, threeDs.text(name)));
        var refunds = data.list("refund");
        for (var place = 0; place < Math.min(refunds.size(), MOST_REFUNDS); place++) {
            put(more, "refund." + (place + 1), refund(refunds.get(place)));
        }
        return new GatewayDetails(paidWith, more, AcqraCards.queried(data, order));
    }

    private static String refund(Reply.Data refund) {
        return String.join(
                " ",
                List.of(
                        refund.text("orderNo"),
                        refund.text("amount"),
                        refund.text("currency"),
                        refund.text("refundStatus"),
                        refund.text("completeTime"),
                        refund.text("desc")));
    }

    private static void put(Map<String, String> more, String name, String text) {
        var safe = SafeText.of(text);
        if (!safe.isEmpty()) {
            more.put(name, safe);
        }
    }
}
