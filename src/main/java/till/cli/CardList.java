package till.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.domain.Cure;
import till.domain.Refund;
import till.service.AttentionService.Card;
import till.settings.AmountFormat;
import till.settings.TimeFormat;
import tools.jackson.databind.node.ObjectNode;

/** The open cards as lines or as one JSON object, and the one that a number on the command line means. */
final class CardList {
    private final Output output;
    private final OpenedTill till;

    CardList(Output output, OpenedTill till) {
        this.output = output;
        this.till = till;
    }

    /** As it is written on the command line: in small letters, with dashes. */
    static String word(Cure cure) {
        return cure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Cure cure(String text) throws Stopped {
        return Stream.of(Cure.values())
                .filter(cure -> word(cure).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Stopped.wrongUse("cli.settle.cure", text, words(List.of(Cure.values()))));
    }

    private static String words(List<Cure> cures) {
        return cures.stream().map(CardList::word).collect(Collectors.joining(", "));
    }

    ExitCode showAll() {
        return show(till.services().attention().open());
    }

    ExitCode show(String number) throws Stopped {
        return show(List.of(find(number)));
    }

    /** By its own number, or by any number of a payment that has only one. */
    Card find(String number) throws Stopped {
        var card = till.services().attention().find(number.strip());
        if (card.isPresent()) {
            return card.get();
        }
        var payment = new References(till.services().orders()).find(number);
        var open = till.services().attention().open().stream()
                .filter(each -> each.payment().orderNo().equals(payment.orderNo()))
                .toList();
        if (open.size() != 1) {
            var ids = open.stream().map(each -> each.attention().id()).collect(Collectors.joining(", "));
            throw open.isEmpty()
                    ? Stopped.refused("settle.noCard", number.strip())
                    : Stopped.wrongUse("cli.settle.several", number.strip(), ids);
        }
        return open.getFirst();
    }

    /** One of our refunds, by our number of it. */
    Optional<Refund> refund(String number) {
        return till.services().orders().named(number.strip()).stream()
                .flatMap(payment -> till.services().refunds().of(payment.orderNo()).stream())
                .filter(refund -> refund.refundNo().text().equals(number.strip()))
                .findFirst();
    }

    private ExitCode show(List<Card> cards) {
        cards.forEach(this::line);
        output.say("cli.settle.count", Integer.toString(cards.size()));
        output.object(answer -> {
            var list = answer.putArray("cards");
            cards.forEach(card -> fields(list.addObject(), card));
        });
        return ExitCode.DONE;
    }

    private void line(Card card) {
        var zone = till.settings().calendar().zone();
        var kind = output.texts().text("attention.kind." + card.attention().kind());
        output.say(
                "cli.settle.line",
                card.attention().id(),
                kind,
                TimeFormat.dayAndMinute(card.attention().raisedAt(), zone),
                card.payment().order().reference(),
                AmountFormat.withCurrency(card.payment().amount()));
        output.say("cli.settle.ways", words(till.services().settling().cures(card)));
    }

    private void fields(ObjectNode object, Card card) {
        object.put("id", card.attention().id());
        object.put("kind", card.attention().kind().name());
        object.put("since", card.attention().raisedAt().toString());
        var facts = object.putObject("facts");
        card.attention().facts().forEach(facts::put);
        var cures = object.putArray("cures");
        till.services().settling().cures(card).forEach(cure -> cures.add(word(cure)));
        PaymentView.fields(
                object.putObject("payment"),
                card.payment(),
                till.services().refunds().of(card.payment().orderNo()));
    }
}
