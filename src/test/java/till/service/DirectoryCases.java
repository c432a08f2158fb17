package till.service;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.CardBuffer;
import till.domain.CardForm;
import till.domain.Limits;
import till.domain.OrderLine;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.RefundTerms;
import till.gateway.Capability;
import till.gateway.Gateway;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.settings.MethodChoice;

/** Gateways that are asked nothing, what the shop decided about their ways to pay, and the directory of both. */
abstract class DirectoryCases {
    static final Money TEN = Money.parse("HKD 10.00");
    static final PaymentMethod WX = way("WX", Brand.WECHAT_PAY, Form.CODE);
    static final PaymentMethod APP = way("APP", Brand.ALIPAY, Form.APP);
    static final PaymentMethod SCAN = way("SCAN", Brand.ALIPAY, Form.SCAN);
    static final PaymentMethod ANY = way("ANY", Brand.OTHER, Form.SCAN);
    static final PaymentMethod CARD = way("CARD", Brand.CARD, Form.KEYED);

    final List<MethodChoice> choices = new ArrayList<>();
    final MovableClock clock = new MovableClock(Samples.NOON);
    final GatewayHealth health = new GatewayHealth(clock);

    static PaymentMethod way(String code, Brand brand, Form form) {
        return new PaymentMethod("a", code, brand, form, List.of());
    }

    record Desk(String id, List<PaymentMethod> methods, List<Capability> parts, RefundTerms terms) implements Gateway {
        @Override
        public Limits limits() {
            return new Limits(
                            Set.of(CurrencyUnit.of("HKD")),
                            100,
                            10_000,
                            64,
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(30),
                            true)
                    .refunding(terms);
        }

        @Override
        public Outcome<PaymentAnswer> query(PaymentRef payment) {
            throw new AssertionError("nothing is asked");
        }

        @Override
        public Optional<Problem> explain(String word) {
            return word.equals("E7") ? Optional.of(Problem.of("a.e7")) : Optional.empty();
        }

        @Override
        public <C extends Capability> Optional<C> find(Class<C> capability) {
            return parts.stream()
                    .filter(capability::isInstance)
                    .map(capability::cast)
                    .findFirst();
        }
    }

    static Desk desk(Capability... parts) {
        return new Desk("a", List.of(WX, APP), List.of(parts), RefundTerms.NONE);
    }

    GatewayDirectory directory(Gateway... gateways) {
        return new GatewayDirectory(
                List.of(gateways),
                health,
                ZoneId.of("Asia/Hong_Kong"),
                id -> choices.stream()
                        .filter(each -> each.method().gateway().equals(id))
                        .toList());
    }

    static final class Cards implements KeyedCards {
        @Override
        public Optional<CardForm> cardForm(String method) {
            return method.equals("CARD")
                    ? Optional.of(new CardForm(Set.of(CardBuffer.Part.NUMBER), Set.of(CardBuffer.Part.NUMBER)))
                    : Optional.empty();
        }

        @Override
        public Optional<Problem> checkCard(PaymentOrder order, CardBuffer card, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public Outcome<QrPayments.Created> charge(
                PaymentOrder order, CardBuffer card, List<OrderLine> lines, Map<String, String> extras) {
            throw new AssertionError("nothing is sent");
        }
    }

    static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }

    void decided(PaymentMethod method, @Nullable String most, boolean on, boolean listed) {
        choices.add(new MethodChoice(
                method, null, most == null ? null : Money.parse(most), Map.of("appid", "wx1"), on, listed));
    }
}
