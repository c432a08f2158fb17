package till.gateway.acqra;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.RefundNo;
import till.gateway.Outcome;
import till.gateway.PaymentRef;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.http.SafeText;

/**
 * Gives money back and asks what came of it. The gateway has a refund's number once only ("unique below the merchant"), so
 * saying that it lacks one at worst has the same number sent again. May be shared between threads.
 */
final class AcqraRefunds implements Refunds, RefundQueries {
    private static final String DEFAULT_REASON = "Refund";

    private final AcqraProfile profile;
    private final AcqraClient client;
    private final AcqraQueries queries;
    private final AcqraTypes types;

    AcqraRefunds(AcqraProfile profile, AcqraClient client, AcqraQueries queries, AcqraTypes types) {
        this.profile = profile;
        this.client = client;
        this.queries = queries;
        this.types = types;
    }

    @Override
    public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
        if (!AcqraAmounts.fits(amount) || !amount.isSameCurrency(payment.amount())) {
            return new Outcome.Refused<>(Problem.of("gateway.acqra.amount"), "not sent");
        }
        var safe = SafeText.of(reason);
        var body = Map.of(
                "orderNo", payment.orderNo().text(),
                "refundNumber", refundNo.text(),
                "amount", AcqraAmounts.text(amount),
                "clientIp", profile.clientIp(),
                "reason", safe.isEmpty() ? DEFAULT_REASON : safe);
        return switch (client.send(new Ask("refund", refundNo.text(), "/gateway/v1/refund", body))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> answer(refundNo, amount, data);
        };
    }

    private static Outcome<RefundAnswer> answer(RefundNo refundNo, Money amount, Reply.Data data) {
        if (!data.text("refundOrderNo").equals(refundNo.text())) {
            return new Outcome.Unknown<>("answer about another refund");
        }
        return said(amount, data, data.orNull("refundTradeNo"));
    }

    private static Outcome<RefundAnswer> said(Money amount, Reply.Data data, @Nullable String gatewayNo) {
        var word = SafeText.of("refundStatus " + data.text("refundStatus") + " " + data.text("desc"));
        if (AcqraAmounts.money(data.text("currency"), data.text("amount"))
                .filter(amount::equals)
                .isEmpty()) {
            return new Outcome.Unknown<>("answer about another amount");
        }
        return AcqraWords.refund(data.text("refundStatus"))
                .<Outcome<RefundAnswer>>map(state -> new Outcome.Answered<>(new RefundAnswer(state, gatewayNo, word)))
                .orElseGet(() -> new Outcome.Unknown<>(word));
    }

    @Override
    public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
        var number = refund.refundNo().text();
        var body = new LinkedHashMap<String, Object>();
        body.put("orderNo", number);
        body.put("paymentMethodType", types.first(payment));
        if (refund.gatewayNo() != null) {
            body.put("tradeNo", refund.gatewayNo());
        }
        var began = client.now();
        var reply = client.send(new Ask("refund query", number, "/gateway/v1/refundQuery", body), began);
        return switch (reply) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data
            when data.text("refundOrderNo").equals(number) ->
                standing(answer(refund.refundNo(), refund.amount(), data));
            // what the number's field means is not said: the payment's own answer lists its refunds
            case Reply.Data _, Reply.Failure _ ->
                client.hasTimeForAnother(began)
                        ? listed(payment, refund, began)
                        : new Outcome.Unknown<>("no time left to ask for the payment's refunds");
        };
    }

    private Outcome<RefundStanding> listed(PaymentRef payment, RefundRef refund, Instant began) {
        var found = queries.find(payment, began);
        var data = found.data()
                .filter(each -> each.inside("order")
                        .text("orderNo")
                        .equals(payment.orderNo().text()));
        if (data.isEmpty()) {
            return new Outcome.Unknown<>("neither the refund nor its payment was found");
        }
        var row = row(data.get(), refund);
        if (row.isPresent()) {
            return standing(said(refund.amount(), row.get(), row.get().orNull("tradeNo")));
        }
        return data.get().node("refund").isArray()
                ? new Outcome.Answered<>(new RefundStanding(null, "not among the payment's refunds"))
                : new Outcome.Unknown<>("answer without the payment's refunds");
    }

    private static Optional<Reply.Data> row(Reply.Data payment, RefundRef refund) {
        return payment.list("refund").stream()
                .filter(row -> row.text("orderNo").equals(refund.refundNo().text())
                        || (refund.gatewayNo() != null && row.text("tradeNo").equals(refund.gatewayNo())))
                .findFirst();
    }

    private static Outcome<RefundStanding> standing(Outcome<RefundAnswer> outcome) {
        return outcome instanceof Outcome.Answered<RefundAnswer>(var answer)
                ? new Outcome.Answered<>(new RefundStanding(answer, answer.word()))
                : new Outcome.Unknown<>(outcome.word());
    }
}
