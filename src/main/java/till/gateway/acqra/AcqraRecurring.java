package till.gateway.acqra;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import till.domain.Limits;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;
import till.gateway.Recurring;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.http.SafeText;

/**
 * {@code subscriptionPayment}: charges a card again by what its first payment gave. The document has no currency in the request:
 * it is the first payment's, and an answer that names another is not believed. May be shared between threads.
 */
final class AcqraRecurring implements Recurring {
    private static final int LONGEST_DESCRIPTION = 50;

    private final Limits limits;
    private final AcqraClient client;
    private final AcqraWords words;

    AcqraRecurring(Limits limits, AcqraClient client, AcqraWords words) {
        this.limits = limits;
        this.client = client;
        this.words = words;
    }

    @Override
    public String method() {
        return AcqraWays.CARD;
    }

    @Override
    public Optional<Duration> ahead() {
        return client.ahead(AcqraProbe.ask(client.now().toEpochMilli()));
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Stored stored) {
        var currency = order.amount().getCurrencyUnit();
        if (!limits.currencies().contains(currency)) {
            return Optional.of(Problem.of("gateway.acqra.currency", currency.getCode()));
        }
        if (!AcqraAmounts.fits(order.amount())) {
            return Optional.of(Problem.of("gateway.acqra.amount"));
        }
        var subject = order.subject().strip();
        return subject.codePointCount(0, subject.length()) > LONGEST_DESCRIPTION
                ? Optional.of(Problem.of("gateway.acqra.subjectTooLong", Integer.toString(LONGEST_DESCRIPTION)))
                : Optional.empty();
    }

    @Override
    public Outcome<Created> chargeAgain(PaymentOrder order, Stored stored) {
        var wrong = check(order, stored);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var request = new LinkedHashMap<String, Object>();
        request.put("orderNo", order.orderNo().text());
        request.put("amount", AcqraAmounts.text(order.amount()));
        request.put("customerInitiatedReason", stored.kind().name());
        request.put("description", AcqraOrders.description(order.subject()));
        request.put("expiryMonth", stored.expiry().monthText());
        request.put("expiryYear", stored.expiry().yearText());
        request.put("transactionIdentifier", stored.identifier());
        var ask = new Ask(
                "create",
                order.orderNo().text(),
                "/gateway/v1/subscriptionPayment",
                request,
                List.of(new Secret(stored.identifier())));
        return switch (client.send(ask)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> created(order, data);
        };
    }

    /** A state nobody knows, or none, says only that it arrived: the query decides. */
    private Outcome<Created> created(PaymentOrder order, Reply.Data data) {
        var repeats = AcqraAmounts.money(data.text("currency"), data.text("amount"))
                .filter(order.amount()::equals)
                .isPresent();
        if (!repeats || !data.text("orderNo").equals(order.orderNo().text())) {
            return new Outcome.Unknown<>("answer about another order or amount");
        }
        var status = data.text("orderStatus");
        var word = SafeText.of("orderStatus " + status + " " + data.text("desc"));
        return new Outcome.Answered<>(new Created(
                null,
                data.orNull("tradeNo"),
                words.standing(status).orElse(Standing.WAITING),
                word,
                null,
                AcqraCards.created(data)));
    }
}
