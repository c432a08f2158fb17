package till.gateway.easylink;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;
import till.domain.GatewayDetails;
import till.domain.PayCode;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.easylink.EasylinkClient.Reply;
import till.gateway.http.SafeText;

/** Turns answers into ours, and into unknown where a field the document promises is missing or cannot be read. */
record EasylinkAnswers(EasylinkWords words) {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The gateway's own number is the one that comes back as {@code orderNo}: it is what a query wants. */
    Outcome<Created> created(Money asked, Reply.Data data) {
        var standing = words.standing(data.text("status"));
        var theirs = data.text("orderNo");
        if (!NUMBER.matcher(theirs).matches()) {
            return new Outcome.Unknown<>("answer without an order number");
        }
        if (differs(asked, data)) {
            return new Outcome.Unknown<>("answer about another amount");
        }
        var url = data.text("payUrl");
        var code = url.isEmpty() ? null : new PayCode(PayCode.Kind.LINK, url);
        return standing.<Outcome<Created>>map(
                        known -> new Outcome.Answered<>(new Created(code, theirs, known, word(data))))
                .orElseGet(() -> new Outcome.Unknown<>(word(data)));
    }

    /** A create's amount is no evidence: it may be missing, but where it stands it has to be ours. */
    private static boolean differs(Money asked, Reply.Data data) {
        var nothingSaid = data.text("amount").isEmpty() && data.text("currency").isEmpty();
        return !nothingSaid && !amount(data, "amount").equals(Optional.of(asked));
    }

    /** @param asked the number the query named: theirs where it was known, or ours */
    Outcome<PaymentAnswer> payment(PaymentRef payment, String asked, Reply.Data data) {
        var answered = data.text("orderNo");
        var amount = amount(data, "amount");
        var standing = words.standing(data.text("status"));
        if (!NUMBER.matcher(answered).matches()) {
            return new Outcome.Unknown<>("answer without an order number");
        }
        if (amount.isEmpty()) {
            return new Outcome.Unknown<>("answer without an amount that can be read");
        }
        if (standing.isEmpty()) {
            return new Outcome.Unknown<>(word(data));
        }
        var ours = payment.orderNo().text();
        var isOurs = answered.equals(ours) || answered.equals(payment.gatewayNo());
        var facts = new PaymentAnswer.Facts(
                isOurs ? ours : answered,
                amount.get(),
                // an answer that repeats ours does not say what theirs is
                answered.equals(ours) ? asked : answered,
                data.orNull("channelOrderNo"),
                EasylinkTimes.read(data.text("paidAt")),
                details(data));
        return new Outcome.Answered<>(new PaymentAnswer(standing.get(), facts, word(data)));
    }

    private static GatewayDetails details(Reply.Data data) {
        var more = new LinkedHashMap<String, String>();
        for (var name : new String[] {"payOrderId", "createdAt"}) {
            if (!data.text(name).isEmpty()) {
                more.put(name, SafeText.of(data.text(name)));
            }
        }
        var payType = data.text("payType");
        return new GatewayDetails(payType.isEmpty() ? null : SafeText.of(payType), more);
    }

    /** No document shows this answer and no query corrects it: number and amount must be ours. */
    static Outcome<RefundAnswer> refund(PaymentRef payment, Asked asked, Reply.Data data) {
        var order = data.text("orderNo");
        var otherOrder =
                !order.isEmpty() && !order.equals(payment.orderNo().text()) && !order.equals(payment.gatewayNo());
        if (otherOrder || !data.text("refundNo").equals(asked.refundNo())) {
            return new Outcome.Unknown<>(SafeText.of("answer about another refund: " + data.text("refundNo")));
        }
        if (!amount(data, "refundAmount").equals(Optional.of(asked.amount()))) {
            return new Outcome.Unknown<>("answer about another amount");
        }
        return EasylinkWords.refund(data.text("status"))
                .<Outcome<RefundAnswer>>map(
                        state -> new Outcome.Answered<>(new RefundAnswer(state, data.text("refundNo"), word(data))))
                .orElseGet(() -> new Outcome.Unknown<>(word(data)));
    }

    /** The refund as it was sent. */
    record Asked(String refundNo, Money amount) {}

    private static Optional<Money> amount(Reply.Data data, String name) {
        return EasylinkAmounts.money(data.text("currency"), data.text(name));
    }

    /** The state as it came. */
    private static String word(Reply.Data data) {
        return SafeText.of("status " + data.text("status"));
    }
}
