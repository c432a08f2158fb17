package till.ui.orders;

import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.CardFacts;
import till.domain.Event;
import till.settings.AmountFormat;
import till.settings.Texts;

/** Tells the ledger's events in plain words. */
final class EventWords {
    private final OrderWords words;
    private final Texts texts;
    private final OrderFacts.Books books;

    EventWords(OrderWords words, OrderFacts.Books books) {
        this.words = words;
        this.texts = words.texts();
        this.books = books;
    }

    String line(Event event) {
        var facts = event.facts();
        return switch (event.kind()) {
            case PAYMENT_ADDED -> texts.text("event.added", event.till());
            case PAYMENT_MOVED ->
                texts.text("event.moved." + fact(facts, "to") + (facts.containsKey("late") ? ".late" : ""));
            case SALE_ATTACHED -> texts.text("event.saleAttached", fact(facts, "sale"));
            case SALE_RELEASED -> texts.text("event.saleReleased");
            case REFUND_RESERVED -> texts.text("event.refund.asked", amount(facts), fact(facts, "reason"));
            case REFUND_MOVED -> texts.text("event.refund." + fact(facts, "to"));
            case OPERATION_ADDED -> texts.text("event.operation.asked", kind(fact(facts, "operation")));
            case OPERATION_MOVED ->
                texts.text("event.operation.moved", kind(operation(fact(facts, "id"))), state(fact(facts, "to")));
            case ATTENTION_RAISED -> texts.text("event.attention", attention(facts));
            case ATTENTION_SETTLED -> settled(facts);
            case REFUND_RECORDED -> texts.text("event.refund.recorded", amount(facts), fact(facts, "reason"));
            case ACT_REFUSED -> texts.text("event.actRefused", act(facts));
            case ACT_DONE -> texts.text("event.actDone", act(facts));
            case SHIPMENT_ADDED, SHIPMENT_MOVED, SHIPMENT_CHANGE_ASKED, SHIPMENT_CHANGE_MOVED -> shipment(event);
            // about no payment: never in an order's history
            case OPERATOR_ADDED, OPERATOR_CHANGED, PIN_SET, LIMIT_SET, SIGNED_IN, PIN_REFUSED -> "";
            case SHIFT_OPENED, SHIFT_CLOSED, DAY_CLOSED, RECONCILED, DIFFERENCE_CHANGED, DAY_SIGNED, YEAR_PRUNED -> "";
            case AGREEMENT_MADE, AGREEMENT_CHARGED, AGREEMENT_CHANGED -> "";
            case CARD_TOLD -> texts.text("event.cardTold", card(facts));
            case PAYMENT_PROVEN -> texts.text("event.proven");
            case GATEWAY_TAUGHT -> texts.text("event.taught", fact(facts, "word"), fact(facts, "meaning"));
        };
    }

    private String shipment(Event event) {
        var facts = event.facts();
        return switch (event.kind()) {
            case SHIPMENT_ADDED ->
                texts.text("event.shipment.added", fact(facts, "trackingNo"), fact(facts, "carrier"));
            case SHIPMENT_MOVED -> texts.text("event.shipment." + fact(facts, "to"));
            case SHIPMENT_CHANGE_ASKED ->
                texts.text("event.shipment.asked." + fact(facts, "change"), fact(facts, "value"));
            case SHIPMENT_CHANGE_MOVED ->
                texts.text(
                        "event.shipment.change." + fact(facts, "to"),
                        texts.text("shipment.change." + fact(facts, "change")));
            default -> throw new IllegalArgumentException(event.kind() + " is not about a shipment");
        };
    }

    private static String card(Map<String, String> facts) {
        var card = new CardFacts(fact(facts, "cardScheme"), null, fact(facts, "cardLastFour"), null, null);
        return card.shortly().isEmpty() ? "······" : card.shortly();
    }

    /** By whom, the line below tells; the gateway's own word ends a card without anybody's reason. */
    private String settled(Map<String, String> facts) {
        var cure = fact(facts, "cure");
        return cure.isEmpty()
                ? texts.text("event.settled", attention(facts))
                : texts.text("event.settled.by", attention(facts), words.cure(cure), fact(facts, "resolution"));
    }

    /** What proves it, where a person had to say. */
    Optional<String> evidence(Event event) {
        return Optional.ofNullable(event.facts().get("evidence"))
                .filter(text -> !text.isBlank())
                .map(text -> texts.text("event.evidence", text));
    }

    private String act(Map<String, String> facts) {
        return texts.text("act." + fact(facts, "act"));
    }

    /** The gateway's own word, where the event has one. */
    Optional<String> word(Event event) {
        return Optional.ofNullable(event.facts().get("word")).filter(word -> !word.isBlank());
    }

    /** Who did it, and who approved it; empty where the till did it by itself or nobody was named. */
    Optional<String> by(Event event) {
        var operator = name(event.facts().get("operator"));
        var approver = name(event.facts().get("approvedBy"));
        if (operator.isEmpty()) {
            return Optional.empty();
        }
        return approver.map(other -> texts.text("event.byApproved", operator.get(), other))
                .or(() -> Optional.of(texts.text("event.by", operator.get())));
    }

    private Optional<String> name(@Nullable String id) {
        return Optional.ofNullable(id).map(each -> books.people().getOrDefault(each, each));
    }

    private static String fact(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "");
    }

    private String kind(String name) {
        return name.isEmpty() ? "" : texts.text("operation.kind." + name);
    }

    private String state(String name) {
        return name.isEmpty() ? "" : texts.text("operation.state." + name);
    }

    private String attention(Map<String, String> facts) {
        return texts.text("attention.kind." + fact(facts, "attention"));
    }

    private String operation(String id) {
        return books.operations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> each.kind().name())
                .orElse("");
    }

    /** Events hold amounts as minor units and currency. */
    private static String amount(Map<String, String> facts) {
        var parts = fact(facts, "amount").split(" ", 2);
        return parts.length < 2
                ? ""
                : AmountFormat.withCurrency(Money.ofMinor(CurrencyUnit.of(parts[1]), Long.parseLong(parts[0])));
    }
}
