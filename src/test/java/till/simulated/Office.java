package till.simulated;

import java.util.Optional;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Cure;
import till.service.AttentionService;
import till.service.SettleRequest;
import till.simulated.Timeline.Happening;

/** A manager who settles cards. What is given as evidence is true: it stands in the gateway's own book. */
final class Office {
    private static final String WHY = "as the portal shows";

    private final World world;

    Office(World world) {
        this.world = world;
    }

    void settle(int till, Dice dice) {
        var open = world.ledger().attention().open();
        if (open.isEmpty()) {
            return;
        }
        var attention = dice.of(open);
        var payment = world.ledger().payments().find(attention.orderNo()).orElseThrow();
        var settling = world.tills().get(till).services().settling();
        world.within(till, () -> "settles " + attention.kind() + " of " + attention.orderNo(), () -> {
            var cure = dice.of(settling.cures(new AttentionService.Card(attention, payment)));
            request(attention, cure).ifPresent(request -> {
                var settled = settling.settle(request, Acting.UNNAMED);
                world.timeline().count(Happening.SETTLED);
                world.note(() ->
                        cure + " -> " + settled.failure().map(Object::toString).orElse("settled"));
            });
        });
    }

    private Optional<SettleRequest> request(Attention card, Cure cure) {
        var plain = SettleRequest.of(card.id(), cure, WHY);
        var booked = booked(card);
        return switch (cure) {
            case CHECK, REFUND, CAPTURE, LET_GO, KEEP, ATTACH -> Optional.of(plain);
            case RECORD_PAID ->
                booked.flatMap(order -> Optional.ofNullable(order.received()))
                        .map(received -> plain.withAmount(received).withEvidence(WHY));
            case RECORD_NOT_PAID ->
                world.quiet() && booked.filter(Booked::paid).isEmpty()
                        ? Optional.of(plain.withEvidence(WHY))
                        : Optional.empty();
            case RECORD_REFUND ->
                booked.map(order -> order.elsewhere().minus(recorded(card, order)))
                        .filter(Money::isPositive)
                        .map(amount -> plain.withAmount(amount).withEvidence(WHY));
            case REFUND_DONE ->
                refund(card, booked).filter(Booked.Refunded::done).map(_ -> plain.withEvidence(WHY));
            case REFUND_FAILED ->
                world.quiet()
                                && refund(card, booked)
                                        .filter(refund -> !refund.failed())
                                        .isEmpty()
                        ? Optional.of(plain.withEvidence(WHY))
                        : Optional.empty();
        };
    }

    private Money recorded(Attention card, Booked order) {
        return world.ledger().refunds().of(card.orderNo()).stream()
                .filter(refund -> refund.outside())
                .map(refund -> refund.amount())
                .reduce(order.asked().minus(order.asked()), Money::plus);
    }

    private Optional<Booked> booked(Attention card) {
        return world.gateways().stream()
                .flatMap(gateway -> gateway.book().stream())
                .filter(order -> order.number().equals(card.orderNo().text()))
                .findFirst();
    }

    private static Optional<Booked.Refunded> refund(Attention card, Optional<Booked> booked) {
        var number = card.facts().getOrDefault("refundNo", "");
        return booked.stream()
                .flatMap(order -> order.refunds().stream())
                .filter(refund -> refund.number().equals(number))
                .findFirst();
    }
}
