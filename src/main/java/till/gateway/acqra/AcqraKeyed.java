package till.gateway.acqra;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import till.domain.CardBuffer;
import till.domain.CardBuffer.Part;
import till.domain.CardForm;
import till.domain.OrderLine;
import till.domain.PayCode;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.QrPayments.Created;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.http.HttpCall;
import till.gateway.http.StrictJson;
import till.gateway.http.WipedBytes;

/** Charges a card that is typed at the till. May be shared between threads. */
final class AcqraKeyed implements KeyedCards {
    /** The code is not demanded by the document; a name of each kind is. */
    private static final CardForm FORM = new CardForm(
            EnumSet.allOf(Part.class), EnumSet.of(Part.NUMBER, Part.EXPIRY, Part.FIRST_NAME, Part.LAST_NAME));

    /** More than the names, the number and what stands around them, each letter of a name written by its number. */
    private static final int ROOM = 1024;

    private final AcqraOrders orders;
    private final AcqraClient client;
    private final AcqraCreated answers;
    private final InstantSource clock;

    AcqraKeyed(AcqraOrders orders, AcqraClient client, AcqraWords words, InstantSource clock) {
        this.orders = orders;
        this.client = client;
        this.answers = new AcqraCreated(words);
        this.clock = clock;
    }

    @Override
    public Optional<CardForm> cardForm(String method) {
        return method.equals(AcqraWays.CARD) || method.equals(AcqraMit.METHOD) ? Optional.of(FORM) : Optional.empty();
    }

    @Override
    public Optional<Problem> checkCard(PaymentOrder order, CardBuffer card, Map<String, String> extras) {
        if (cardForm(order.method()).isEmpty()) {
            return Optional.of(Problem.of("gateway.noCards", order.method()));
        }
        return FORM.wrong(card, YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)))
                .or(() -> orders.checkOrder(order))
                .or(() -> AcqraMit.is(order) ? AcqraMit.check(extras) : AcqraInputs.checkKeyed(extras));
    }

    @Override
    public Outcome<Created> charge(
            PaymentOrder order, CardBuffer card, List<OrderLine> lines, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain
        var wrong = checkCard(order, card, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var beside = orders.besideCard(order, lines, extras);
        try (var body = body(StrictJson.write(beside), card, orders.captureMethod(extras))) {
            var path = AcqraMit.is(order) ? AcqraMit.PATH : "/gateway/v1/payment";
            var ask = new Ask("create", order.orderNo().text(), path, beside).with(new HttpCall.CardBody(body, card));
            return switch (client.send(ask)) {
                case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
                case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
                case Reply.NotDone notDone -> notDone.refused();
                case Reply.Data data -> known(answers.created(order, data, next(data)), card);
            };
        }
    }

    /** What the till saw of the card itself stands where the answer does not tell it. */
    private static Outcome<Created> known(Outcome<Created> outcome, CardBuffer card) {
        return outcome instanceof Outcome.Answered<Created>(var created)
                ? new Outcome.Answered<>(new Created(
                        created.code(),
                        created.gatewayNo(),
                        created.standing(),
                        created.word(),
                        created.expiresAt(),
                        created.card().over(card.facts())))
                : outcome;
    }

    /** The object of the card is put before the last bracket of the others, letter by letter. */
    private static WipedBytes body(String beside, CardBuffer card, String captureMethod) {
        var open = beside.substring(0, beside.length() - 1);
        var body = new WipedBytes(open.getBytes(StandardCharsets.UTF_8).length + ROOM);
        body.text(open).text(",\"card\":{\"captureMethod\":\"" + captureMethod + "\",\"cardNo\":\"");
        body.part(card, Part.NUMBER);
        if (card.length(Part.CODE) > 0) {
            body.text("\",\"cvc\":\"").part(card, Part.CODE);
        }
        body.text("\",\"expiryMonth\":\"")
                .digit(card.month() / 10)
                .digit(card.month() % 10)
                .text("\",\"expiryYear\":\"20")
                .digit(card.year() / 10 % 10)
                .digit(card.year() % 10);
        body.text("\",\"firstName\":\"").part(card, Part.FIRST_NAME);
        return body.text("\",\"lastName\":\"").part(card, Part.LAST_NAME).text("\"}}");
    }

    /**
     * Where the payer's bank wants to see the payer: a page, or what the bank's own server is told of the browser first. An
     * answer with neither has nothing to show.
     */
    private static PayCode next(Reply.Data data) {
        var page = AcqraCreated.code(data, PayCode.Kind.LINK);
        if (page != null && AcqraCreated.isAddress(page.text())) {
            return page;
        }
        var look = data.inside("ddc");
        var address = look.text("ddcAction");
        return AcqraCreated.isAddress(address)
                ? new PayCode(PayCode.Kind.FORM, AcqraForms.posting(address, look.text("jwt"), look.text("bin")))
                : new PayCode(PayCode.Kind.NONE, "");
    }
}
