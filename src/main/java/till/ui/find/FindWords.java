package till.ui.find;

import java.time.Instant;
import till.domain.Payment;
import till.service.BillAnswer;
import till.settings.AmountFormat;
import till.ui.orders.OrderWords;

/** What is said of a payment that a bill may mean. */
final class FindWords {
    private final OrderWords words;

    FindWords(OrderWords words) {
        this.words = words;
    }

    /** Large and plain: <i>Paid – HKD 88.50 at 14:32 through WeChat Pay</i>. */
    String title(BillAnswer answer) {
        var payment = answer.payment();
        return words.texts()
                .text("find.says." + answer.says().name() + ".title", amount(payment), when(payment), way(payment));
    }

    String inShort(BillAnswer answer) {
        return words.texts().text("bill.says." + answer.says().name());
    }

    String asking() {
        return words.texts().text("find.asking");
    }

    String show() {
        return words.texts().text("find.show");
    }

    /** What that means, and what to do. */
    String text(BillAnswer answer) {
        return words.texts().text("find.says." + answer.says().name() + ".text");
    }

    /** The gateway's own word, and when it was asked. */
    String word(BillAnswer answer) {
        var payment = answer.payment();
        return answer.word().isBlank()
                ? words.texts().text("find.asked", words.gateway(payment), words.time(answer.at()))
                : words.texts().text("find.word", words.gateway(payment), words.time(answer.at()), answer.word());
    }

    String amount(Payment payment) {
        return AmountFormat.withCurrency(payment.received() == null ? payment.amount() : payment.received());
    }

    String when(Payment payment) {
        return words.dayAndTime(time(payment));
    }

    String way(Payment payment) {
        return words.method(payment);
    }

    private static Instant time(Payment payment) {
        if (payment.gatewayPaidAt() != null) {
            return payment.gatewayPaidAt();
        }
        return payment.paidAt() == null ? payment.order().createdAt() : payment.paidAt();
    }
}
