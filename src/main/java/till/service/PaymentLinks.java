package till.service;

import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import till.domain.Payment;
import till.domain.PaymentMethod;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.QrPayments;
import till.ledger.PaymentSearch;

/**
 * Payment links, for customers who are not in the shop: by which ways to pay they can be made, and which there are. A link
 * is made, asked about and cancelled like any payment.
 */
public final class PaymentLinks {
    private static final int DAYS = 60;
    private static final List<Duration> LIFETIMES = List.of(
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(24), Duration.ofDays(3), Duration.ofDays(7));

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;

    public PaymentLinks(Books books, GatewayDirectory gateways, Surroundings here) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
    }

    /**
     * A way to pay that links can be made by.
     *
     * @param lifetimes those to choose from that its gateway takes, the shortest first
     * @param obstacle why it cannot be used for this amount; empty where it can
     */
    public record Offer(PaymentMethod method, List<Duration> lifetimes, Optional<Problem> obstacle) {
        public Offer {
            lifetimes = List.copyOf(lifetimes);
        }
    }

    /** Every way to pay that links can be made by, in the gateways' order. */
    public List<Offer> offers(Money amount) {
        return gateways.ids().stream()
                .flatMap(id -> gateways.find(id).stream())
                .filter(gateway -> gateway.find(QrPayments.class).isPresent())
                .flatMap(gateway -> gateways.methods(gateway).stream()
                        .filter(method -> LinkRules.offers(gateway, method))
                        .map(method -> new Offer(
                                method,
                                LIFETIMES.stream()
                                        .filter(each ->
                                                each.compareTo(gateway.limits().linkLifetime()) <= 0)
                                        .toList(),
                                GatewayDirectory.obstacle(gateway, amount)
                                        .or(() -> gateways.shopLimit(gateway.id(), method.code(), amount))
                                        .or(() -> gateways.heldBack(gateway.id(), amount)))))
                .toList();
    }

    /** Which links a list shows. */
    public enum Which {
        ALL,
        /** A customer may pay them, or has money held for them. */
        OPEN,
        PAID,
        /** Nobody is meant to pay them any more; what is not confirmed is still asked about. */
        ENDED;

        /** Empty for all. */
        private Set<PaymentState> states() {
            return switch (this) {
                case ALL -> Set.of();
                case OPEN -> Set.of(CREATED, AWAITING_PAYER, UNCERTAIN, AUTHORIZED);
                case PAID -> Set.of(PaymentState.PAID);
                case ENDED -> Set.of(DECLINED, CANCELLED, EXPIRED, LAPSED);
            };
        }
    }

    /**
     * The links of the last 60 days, whichever till made them, newest first.
     *
     * @param text part of a subject or sale, the beginning of a number, or an amount; empty for all
     */
    public List<Payment> list(Which which, String text, int most) {
        var today = here.today();
        var search = new PaymentSearch(
                text,
                here.calendar().startOf(today.minusDays(DAYS)),
                here.calendar().startOf(today.plusDays(1)),
                which.states(),
                null,
                null,
                most);
        return books.ledger().payments().search(search.ofLinks());
    }
}
