package till.service;

import java.util.Optional;
import java.util.stream.Stream;
import till.domain.CardBuffer;
import till.domain.Problem;

/** What has to be so before a card that was typed in is charged. */
final class KeyedRules {
    private KeyedRules() {}

    /** Nothing that is written may have the card's number in it, and the shop has to want it. */
    static Optional<Problem> obstacle(ChargeRequest request, CardBuffer card, GatewayDirectory gateways) {
        if (!gateways.isKeyedOn(request.gateway(), request.method())) {
            return Optional.of(Problem.of("card.off", request.gateway(), request.method()));
        }
        var basket = request.basket();
        var written = Stream.of(
                Stream.of(request.subject(), request.sale(), basket.note(), basket.customer()),
                request.extras().values().stream(),
                basket.lines().stream().map(line -> line.names().toString() + ' ' + line.sku()));
        return written.flatMap(each -> each).anyMatch(text -> !card.cover(text).equals(text))
                ? Optional.of(Problem.of("card.elsewhere"))
                : Optional.empty();
    }
}
