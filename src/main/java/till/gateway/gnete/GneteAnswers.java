package till.gateway.gnete;

import java.time.Instant;
import org.joda.money.Money;
import till.domain.OperationState;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.gnete.GneteClient.Reply;
import till.gateway.http.SafeText;

/** Turns signed answers into ours, and into unknown where a field the document promises is missing or foreign. */
final class GneteAnswers {
    private GneteAnswers() {}

    static Outcome<PaymentAnswer> payment(GneteProfile profile, String number, Reply.Data data) {
        if (!isOurs(profile, data) || !data.text("mchOrderNo").equals(number)) {
            return new Outcome.Unknown<>("answer about another order");
        }
        var state = data.text("state").isEmpty() ? data.text("orderState") : data.text("state");
        var standing = GneteWords.standing(state);
        var amount = data.number("amount").flatMap(minor -> GneteAmounts.money(data.text("currency"), minor));
        if (standing.isEmpty() || amount.isEmpty()) {
            return new Outcome.Unknown<>(standing.isEmpty() ? word(state, data) : "answer without amount or currency");
        }
        var paidAt = data.number("successTime").map(Instant::ofEpochMilli).orElse(null);
        var facts = new PaymentAnswer.Facts(
                number, amount.get(), data.orNull("payOrderId"), data.orNull("channelOrderNo"), paidAt);
        return new Outcome.Answered<>(new PaymentAnswer(standing.get(), facts, word(state, data)));
    }

    /** The answer to a refund has no currency; its amount and number must be ours. */
    static Outcome<RefundAnswer> refund(String number, Money amount, Reply.Data data) {
        var state = GneteWords.refund(data.text("state"));
        if (!data.text("mchRefundNo").equals(number)) {
            return new Outcome.Unknown<>("answer about another refund");
        }
        if (data.number("refundAmount")
                .filter(minor -> minor == amount.getAmountMinorLong())
                .isEmpty()) {
            return new Outcome.Unknown<>("answer about another amount");
        }
        return state.<Outcome<RefundAnswer>>map(known -> new Outcome.Answered<>(answer(known, data)))
                .orElseGet(() -> new Outcome.Unknown<>(word(data.text("state"), data)));
    }

    static Outcome<RefundStanding> refundStanding(GneteProfile profile, String number, Money amount, Reply.Data data) {
        if (!isOurs(profile, data)
                || !data.text("currency").equals(amount.getCurrencyUnit().getCode())) {
            return new Outcome.Unknown<>("answer about another refund");
        }
        return switch (refund(number, amount, data)) {
            case Outcome.Answered<RefundAnswer>(var answer) ->
                new Outcome.Answered<>(new RefundStanding(answer, answer.word()));
            case Outcome<RefundAnswer> other -> new Outcome.Unknown<>(other.word());
        };
    }

    private static RefundAnswer answer(OperationState state, Reply.Data data) {
        return new RefundAnswer(state, data.orNull("refundOrderId"), word(data.text("state"), data));
    }

    private static boolean isOurs(GneteProfile profile, Reply.Data data) {
        return data.text("mchNo").equals(profile.mchNo()) && data.text("appId").equals(profile.appId());
    }

    /** The state as it came, and the channel's own words where it gave any. */
    static String word(String state, Reply.Data data) {
        return SafeText.of(("state " + state + " " + data.text("errCode") + " " + data.text("errMsg")));
    }
}
