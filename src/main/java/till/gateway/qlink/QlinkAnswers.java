package till.gateway.qlink;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.gateway.Closing.Closed;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.http.KeptWords;
import till.gateway.qlink.QlinkClient.Reply;
import tools.jackson.databind.JsonNode;

/**
 * Turns answers into ours, and into unknown where they lack what a statement about money must have or contradict
 * themselves. May be shared between threads.
 */
final class QlinkAnswers {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private static final String BILL = "billCode";
    private static final String NUMBER = "tradeUuid";

    private final QlinkProfile profile;
    private final QlinkWords standings;
    private final KeptWords words;

    QlinkAnswers(QlinkProfile profile, QlinkWords standings, KeptWords words) {
        this.profile = profile;
        this.standings = standings;
        this.words = words;
    }

    Outcome<Created> created(OrderNo number, Reply reply) {
        if (!(reply instanceof Reply.Payload(var node, var word)) || !node.isObject()) {
            return new Outcome.Unknown<>(unread(reply));
        }
        var row = new QlinkRow(node, words);
        if (row.isError() || isForeign(row, number)) {
            return new Outcome.Unknown<>(row.isError() ? row.word("") : "answer about another order");
        }
        var code = QlinkWords.code(row.text("actionValue"));
        var bill = row.orNull(BILL);
        if (code == null && bill == null) {
            return new Outcome.Unknown<>(word.isBlank() ? "answer without a bill" : word);
        }
        return new Outcome.Answered<>(new Created(code, bill, Standing.WAITING, words.of("taken " + word)));
    }

    Outcome<Closed> closed(OrderNo number, Reply reply) {
        if (!(reply instanceof Reply.Payload(var node, var _)) || !node.isObject()) {
            return new Outcome.Unknown<>(unread(reply));
        }
        var row = new QlinkRow(node, words);
        var status = row.text("status");
        var taken = QlinkWords.tookCancel(status) && !row.isError() && !isForeign(row, number);
        var word = row.word("cancel " + status);
        return taken ? new Outcome.Answered<>(new Closed(word)) : new Outcome.Unknown<>(word);
    }

    private static boolean isForeign(QlinkRow row, OrderNo number) {
        return row.orNull(NUMBER) != null && !row.text(NUMBER).equals(number.text());
    }

    /** One outcome for each payment asked about, found by what the rows name and never by their place. */
    Map<OrderNo, Outcome<PaymentAnswer>> payments(List<PaymentRef> asked, Reply reply) {
        var outcomes = new LinkedHashMap<OrderNo, Outcome<PaymentAnswer>>();
        if (!(reply instanceof Reply.Payload(var node, var word)) || !node.isArray()) {
            asked.forEach(payment -> outcomes.put(payment.orderNo(), new Outcome.Unknown<>(unread(reply))));
            return outcomes;
        }
        var rows = node.valueStream().map(row -> new QlinkRow(row, words)).toList();
        var complete = rows.stream().allMatch(row -> asked.stream().anyMatch(payment -> isAbout(row, payment)));
        for (var payment : asked) {
            var said = rows.stream()
                    .filter(row -> isAbout(row, payment))
                    .map(row -> payment(payment, row))
                    .distinct()
                    .toList();
            outcomes.put(payment.orderNo(), said.isEmpty() ? missing(complete, word) : one(said));
        }
        return outcomes;
    }

    /** A list with rows nobody asked for may have lost ours: it proves nothing about what it leaves out. */
    private static Outcome<PaymentAnswer> missing(boolean complete, String word) {
        return complete
                ? new Outcome.Answered<>(
                        new PaymentAnswer(Standing.NOT_FOUND, null, ("not in the list " + word).strip()))
                : new Outcome.Unknown<>("list with rows about something else");
    }

    private static Outcome<PaymentAnswer> one(List<Outcome<PaymentAnswer>> said) {
        return said.size() == 1 ? said.getFirst() : new Outcome.Unknown<>("two different rows about one payment");
    }

    /** A row that names no number of ours is told by the gateway's; one that names another's is never ours. */
    private static boolean isAbout(QlinkRow row, PaymentRef payment) {
        var number = row.orNull(NUMBER);
        return number == null
                ? payment.gatewayNo() != null && payment.gatewayNo().equals(row.orNull(BILL))
                : number.equals(payment.orderNo().text());
    }

    private Outcome<PaymentAnswer> payment(PaymentRef payment, QlinkRow row) {
        var status = row.text("status");
        var word = row.word(status);
        var standing = standings.standing(status);
        if (standing.isEmpty()) {
            return new Outcome.Unknown<>(word.isBlank() ? "row without a status" : word);
        }
        var obstacle = obstacle(payment, row, standing.get());
        var foreignMoney = isAnotherBill(payment, row) && holdsMoney(standing.get());
        if (obstacle.isPresent() && !foreignMoney) {
            return new Outcome.Unknown<>(words.of(obstacle.get() + ": " + word));
        }
        return amount(payment, row, standing.get())
                .<Outcome<PaymentAnswer>>map(amount -> new Outcome.Answered<>(
                        new PaymentAnswer(standing.get(), facts(payment, row, amount, standing.get()), word)))
                .orElseGet(() -> new Outcome.Unknown<>(words.of("no amount or currency: " + word)));
    }

    private static Optional<String> obstacle(PaymentRef payment, QlinkRow row, Standing standing) {
        if (isAnotherBill(payment, row)) {
            return Optional.of("another bill");
        }
        if (standing != Standing.WAITING && row.orNull(NUMBER) == null) {
            return Optional.of("without our number");
        }
        return holdsMoney(standing) && row.isError() ? Optional.of("with an error code") : Optional.empty();
    }

    private static boolean isAnotherBill(PaymentRef payment, QlinkRow row) {
        var bill = row.orNull(BILL);
        return payment.gatewayNo() != null && bill != null && !bill.equals(payment.gatewayNo());
    }

    private static boolean holdsMoney(Standing standing) {
        return switch (standing) {
            case PAID, AUTHORIZED, REFUNDED -> true;
            case WAITING, DECLINED, CANCELLED, CLOSED, NOT_FOUND -> false;
        };
    }

    /** The gateway's own; ours where it names none, nothing is received, and the currency is not another. */
    private static Optional<Money> amount(PaymentRef payment, QlinkRow row, Standing standing) {
        var amount = row.object().path("amount");
        var currency = row.text("currency");
        var none = amount.isNull()
                || amount.isMissingNode()
                || (amount.isString() && amount.asString().isBlank());
        if (!none || holdsMoney(standing)) {
            return QlinkAmounts.money(amount, currency);
        }
        var own = payment.amount();
        return currency.isBlank() || currency.equals(own.getCurrencyUnit().getCode())
                ? Optional.of(own)
                : Optional.empty();
    }

    /** Money on another bill under our number is told as that bill's: a person sees it, and nothing is taken as paid by it. */
    private PaymentAnswer.Facts facts(PaymentRef payment, QlinkRow row, Money amount, Standing standing) {
        var received = standing == Standing.PAID || standing == Standing.REFUNDED;
        return new PaymentAnswer.Facts(
                isAnotherBill(payment, row) ? row.text(BILL) : payment.orderNo().text(),
                amount,
                row.orNull(BILL),
                row.orNull("paymentRequestId"),
                received ? time(row.object().path("payTime")) : null,
                profile.plainHttp() && received
                        ? new GatewayDetails(null, Map.of("line", "unverified"))
                        : GatewayDetails.NONE);
    }

    private @Nullable Instant time(JsonNode time) {
        try {
            return time.isString()
                    ? LocalDateTime.parse(time.asString().strip(), TIME).toInstant(profile.zone())
                    : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String unread(Reply reply) {
        return reply instanceof Reply.Payload payload
                ? ("answer of another shape " + payload.word()).strip()
                : reply.word();
    }
}
