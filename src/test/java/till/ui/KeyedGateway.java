package till.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import till.domain.CardBuffer;
import till.domain.CardBuffer.Part;
import till.domain.CardForm;
import till.domain.Limits;
import till.domain.OrderLine;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.Capability;
import till.gateway.Gateway;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;

/** A gateway that takes cards typed at the till, and keeps of them what may be kept. */
public record KeyedGateway(CounterGateway usual, List<String> charged, List<CardBuffer> cards)
        implements Gateway, KeyedCards {
    public static final PaymentMethod CARD = new PaymentMethod("acqra", "card", Brand.CARD, Form.KEYED, List.of());

    public KeyedGateway() {
        this(new CounterGateway(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public String id() {
        return "acqra";
    }

    @Override
    public String kind() {
        return "acqra";
    }

    @Override
    public Limits limits() {
        return usual.limits();
    }

    @Override
    public List<PaymentMethod> methods() {
        return List.of(CARD);
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        return usual.query(payment);
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return capability == KeyedCards.class ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    @Override
    public Optional<CardForm> cardForm(String method) {
        var parts = Set.copyOf(EnumSet.allOf(Part.class));
        return method.equals("card") ? Optional.of(new CardForm(parts, parts)) : Optional.empty();
    }

    @Override
    public Optional<Problem> checkCard(PaymentOrder order, CardBuffer card, Map<String, String> extras) {
        return Optional.empty();
    }

    @Override
    public Outcome<Created> charge(
            PaymentOrder order, CardBuffer card, List<OrderLine> lines, Map<String, String> extras) {
        var name = new StringBuilder();
        card.each(Part.LAST_NAME, letter -> name.append((char) letter));
        charged.add(card.bin() + " " + card.lastFour() + " " + card.month() + "/" + card.year() + " "
                + card.length(Part.CODE) + " " + name);
        cards.add(card);
        return new Outcome.Answered<>(new Created(null, "T1", Standing.WAITING, "pending"));
    }
}
