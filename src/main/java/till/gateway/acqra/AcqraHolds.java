package till.gateway.acqra;

import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import till.domain.Problem;
import till.gateway.Captures;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.Voids;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.http.SafeText;

/** Takes money a bank holds for an authorised payment, or lets go of it. May be shared between threads. */
final class AcqraHolds implements Captures, Voids {
    private final AcqraClient client;
    private final AcqraWords words;

    AcqraHolds(AcqraClient client, AcqraWords words) {
        this.client = client;
        this.words = words;
    }

    @Override
    public Outcome<Captured> capture(PaymentRef payment, Money amount) {
        if (!AcqraAmounts.fits(amount)
                || !amount.isSameCurrency(payment.amount())
                || amount.isGreaterThan(payment.amount())) {
            return new Outcome.Refused<>(Problem.of("gateway.acqra.amount"), "not sent");
        }
        var number = payment.orderNo().text();
        var body = Map.of("orderNo", number, "captureAmount", AcqraAmounts.text(amount));
        return switch (client.send(new Ask("capture", number, "/gateway/v1/capture", body))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data ->
                took(number, data, Standing.PAID)
                        ? new Outcome.Answered<>(new Captured(word(data)))
                        : new Outcome.Unknown<>(word(data));
        };
    }

    @Override
    public Outcome<Voided> letGo(PaymentRef payment) {
        var number = payment.orderNo().text();
        return switch (client.send(new Ask("void", number, "/gateway/v1/cancel", Map.of("orderNo", number)))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data ->
                took(number, data, Standing.CANCELLED)
                        ? new Outcome.Answered<>(new Voided(word(data)))
                        : new Outcome.Unknown<>(word(data));
        };
    }

    /** The document lets the state go; one that says neither done nor still under way shows that something is odd. */
    private boolean took(String number, Reply.Data data, Standing done) {
        var status = data.text("orderStatus");
        var standing = words.standing(status);
        var ours = data.text("orderNo").equals(number);
        return ours
                && (status.isEmpty()
                        || standing.equals(Optional.of(done))
                        || standing.equals(Optional.of(Standing.AUTHORIZED))
                        || standing.equals(Optional.of(Standing.WAITING)));
    }

    private static String word(Reply.Data data) {
        return SafeText.of("orderStatus " + data.text("orderStatus") + " " + data.text("respMsg"));
    }
}
