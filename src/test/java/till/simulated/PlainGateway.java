package till.simulated;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AuthCode;
import till.domain.Limits;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.RefundNo;
import till.gateway.BatchQueries;
import till.gateway.Capability;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.gateway.Recurring;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Shipments;
import till.gateway.Voids;

/**
 * A gateway without a protocol: what it does is as the real ones do it, by its {@link Traits}, and costs next to nothing.
 * It refuses no refund for its amount: what keeps refunds within what was paid is the till alone.
 */
final class PlainGateway implements Gateway {
    private static final Duration CODE_LIVES = Duration.ofMinutes(5);

    private final World world;
    private final Traits traits;
    private final PlainBook book;
    private final InstantSource clock;
    private final List<Capability> capabilities;

    /** @param clock of the till that is connected */
    PlainGateway(World world, Traits traits, PlainBook book, InstantSource clock) {
        this.world = world;
        this.traits = traits;
        this.book = book;
        this.clock = clock;
        this.capabilities = List.of(
                new Codes(),
                new Scans(),
                new Closes(),
                new Holds(),
                new LetsGo(),
                new GivesBack(),
                new AnswersForRefunds(),
                new Batches(),
                new Posts(),
                new ChargesAgain(),
                book.freight());
    }

    @Override
    public String id() {
        return traits.id();
    }

    @Override
    public Limits limits() {
        var limits = new Limits(
                Set.of(CurrencyUnit.of("HKD")),
                1,
                99_999_999,
                64,
                CODE_LIVES,
                traits.longestCall(),
                traits.oneRefund());
        return limits.refunding(book.terms());
    }

    @Override
    public List<PaymentMethod> methods() {
        return List.of();
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return able(capability)
                ? capabilities.stream()
                        .filter(capability::isInstance)
                        .map(capability::cast)
                        .findFirst()
                : Optional.empty();
    }

    private boolean able(Class<? extends Capability> capability) {
        if (capability == Closing.class) {
            return traits.closes();
        }
        if (capability == CodePayments.class) {
            return traits.scans();
        }
        if (capability == Captures.class || capability == Voids.class) {
            return traits.holds();
        }
        if (capability == RefundQueries.class) {
            return traits.answersForRefunds();
        }
        if (capability == Recurring.class || capability == Shipments.class) {
            return world.working();
        }
        return capability != BatchQueries.class || traits.batches();
    }

    private <T extends Outcome.Said> Outcome<T> call(
            String what, String number, boolean asks, Supplier<Outcome<T>> acts) {
        return call(Line.Call.of(what, number, traits.longestCall(), asks), acts);
    }

    private <T extends Outcome.Said> Outcome<T> call(Line.Call call, Supplier<Outcome<T>> acts) {
        return world.line().carry(call, Line.ends(acts, Outcome.Unknown::new, _ -> new Outcome.Unknown<>("nonsense")));
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        var number = payment.orderNo().text();
        return world.line()
                .carry(
                        Line.Call.of("query", number, traits.longestCall(), traits.answersForRefunds()),
                        Line.ends(
                                () -> answer(number),
                                Outcome.Unknown::new,
                                dice -> wrong(number, payment.amount(), dice)));
    }

    private Outcome<PaymentAnswer> answer(String number) {
        var order = book.find(number);
        if (order.isEmpty()) {
            return says(Standing.NOT_FOUND, null);
        }
        var standing = world.doubled() ? order.get().standing() : seen(order.get());
        if (standing == Standing.NOT_FOUND) {
            return says(Standing.NOT_FOUND, null);
        }
        var paid = standing == Standing.PAID || standing == Standing.REFUNDED;
        var amount = paid ? Objects.requireNonNullElse(order.get().received, order.get().asked) : order.get().asked;
        return says(standing, new PaymentAnswer.Facts(number, amount, "G" + number, null, null));
    }

    private Standing seen(PlainOrder order) {
        var rate = world.rates().line();
        return order.seen(world.clock().now(), world.strikes(rate), world.strikes(rate));
    }

    /** Another word, another amount, another number: never the truth. */
    private static Outcome<PaymentAnswer> wrong(String number, Money amount, Dice dice) {
        return switch (dice.below(3)) {
            case 0 -> new Outcome.Unknown<>("nonsense");
            case 1 ->
                says(Standing.PAID, new PaymentAnswer.Facts(number, amount.plusMinor(1), "G" + number, null, null));
            default ->
                says(Standing.PAID, new PaymentAnswer.Facts(number + "X", amount, "G" + number + "X", null, null));
        };
    }

    private static Outcome<PaymentAnswer> says(Standing standing, PaymentAnswer.@Nullable Facts facts) {
        return new Outcome.Answered<>(new PaymentAnswer(standing, facts, standing.name()));
    }

    private static <T extends Outcome.Said> Outcome<T> refused() {
        return new Outcome.Refused<>(Problem.of("any"), "refused");
    }

    private Outcome<QrPayments.Created> created(PaymentOrder order, boolean scanned) {
        return created(order, scanned, scanned ? book::scanned : _ -> {});
    }

    private Outcome<QrPayments.Created> created(PaymentOrder order, boolean scanned, Consumer<PlainOrder> pays) {
        var number = order.orderNo().text();
        world.judge().creates(number, order.amount());
        var longest = traits.longestCall();
        var call = scanned ? Line.Call.scanned(number, longest) : Line.Call.of("create", number, longest, false);
        return call(call, () -> {
            if (book.find(number).isPresent()) {
                return new Outcome.Exists<>("exists");
            }
            if (book.refuses(number)) {
                return refused();
            }
            var kept = book.add(number, order.amount());
            pays.accept(kept);
            var code = scanned ? null : new PayCode(PayCode.Kind.QR, "https://qr.example/" + number);
            return new Outcome.Answered<>(new QrPayments.Created(
                    code, "G" + number, kept.standing(), kept.standing().name()));
        });
    }

    private final class Codes implements QrPayments {
        @Override
        public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
            return created(order, false);
        }
    }

    private final class Scans implements CodePayments {
        @Override
        public List<PaymentMethod> scanMethods() {
            return List.of();
        }

        @Override
        public Optional<Problem> checkScan(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public Outcome<QrPayments.Created> charge(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            return created(order, true);
        }
    }

    private final class ChargesAgain implements Recurring {
        @Override
        public String method() {
            return "card";
        }

        @Override
        public Optional<Duration> ahead() {
            var call = Line.Call.of("clock", "", traits.longestCall(), false);
            return world.line()
                    .carry(
                            call,
                            Line.ends(
                                    () -> Optional.of(Duration.between(
                                            clock.instant(), world.clock().now())),
                                    _ -> Optional.empty(),
                                    _ -> Optional.empty()));
        }

        @Override
        public Optional<Problem> check(PaymentOrder order, Stored stored) {
            return Optional.empty();
        }

        @Override
        public Outcome<QrPayments.Created> chargeAgain(PaymentOrder order, Stored stored) {
            world.works().judge().charges(order.orderNo());
            return created(order, true, book::chargedAgain);
        }
    }

    private final class Closes implements Closing {
        @Override
        public Outcome<Closed> close(PaymentRef payment) {
            var number = payment.orderNo().text();
            return call(
                    "close",
                    number,
                    true,
                    () -> book.close(number) ? new Outcome.Answered<>(new Closed("taken")) : refused());
        }
    }

    private final class Holds implements Captures {
        @Override
        public Outcome<Captured> capture(PaymentRef payment, Money amount) {
            var number = payment.orderNo().text();
            return call(
                    "capture " + amount,
                    number,
                    true,
                    () -> book.capture(number, amount) ? new Outcome.Answered<>(new Captured("taken")) : refused());
        }
    }

    private final class LetsGo implements Voids {
        @Override
        public Outcome<Voided> letGo(PaymentRef payment) {
            var number = payment.orderNo().text();
            return call(
                    "void",
                    number,
                    true,
                    () -> book.letGo(number) ? new Outcome.Answered<>(new Voided("taken")) : refused());
        }
    }

    private final class GivesBack implements Refunds {
        @Override
        public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
            world.judge().refunds(refundNo.text(), amount);
            return call(
                    "refund",
                    refundNo.text(),
                    false,
                    () -> book.refund(payment.orderNo().text(), refundNo.text(), amount));
        }
    }

    private final class AnswersForRefunds implements RefundQueries {
        @Override
        public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
            var number = refund.refundNo().text();
            return call(
                    "refund query",
                    number,
                    true,
                    () -> book.findRefund(number)
                            .<Outcome<RefundStanding>>map(kept -> new Outcome.Answered<>(new RefundStanding(
                                    new Refunds.RefundAnswer(kept.state, "G" + number, kept.state.name()),
                                    kept.state.name())))
                            .orElseGet(() -> noSuch(number)));
        }

        private Outcome<RefundStanding> noSuch(String number) {
            world.judge().denies(number, traits.longestCall());
            return new Outcome.Answered<>(new RefundStanding(null, "no such refund"));
        }
    }

    private final class Batches implements BatchQueries {
        @Override
        public int most() {
            return 20;
        }

        /** The list may be cut short, and then says of the rest that there is none. */
        @Override
        public Map<OrderNo, Outcome<PaymentAnswer>> queryAll(List<PaymentRef> payments) {
            return world.line()
                    .carry(
                            Line.Call.of("batch", payments.getFirst().orderNo().text(), traits.longestCall(), false),
                            Line.ends(() -> answers(payments), word -> all(payments, word), _ -> all(payments, "?")));
        }

        private Map<OrderNo, Outcome<PaymentAnswer>> answers(List<PaymentRef> payments) {
            var answers = new LinkedHashMap<OrderNo, Outcome<PaymentAnswer>>();
            var cut = world.strikes(world.rates().line()) ? (payments.size() + 1) / 2 : payments.size();
            for (var payment : payments) {
                answers.put(
                        payment.orderNo(),
                        answers.size() < cut ? answer(payment.orderNo().text()) : says(Standing.NOT_FOUND, null));
            }
            return answers;
        }

        private static Map<OrderNo, Outcome<PaymentAnswer>> all(List<PaymentRef> payments, String word) {
            var answers = new HashMap<OrderNo, Outcome<PaymentAnswer>>();
            payments.forEach(payment -> answers.put(payment.orderNo(), new Outcome.Unknown<>(word)));
            return answers;
        }
    }

    private static final class Posts implements Notifications {
        @Override
        public Hint read(Posted posted) {
            var fields = posted.fields();
            var standing = fields.get("standing");
            return new Hint(
                    "good".equals(fields.get("signature")),
                    fields.get("orderNo"),
                    fields.get("refundNo"),
                    standing == null ? null : Standing.valueOf(standing),
                    null,
                    String.valueOf(standing));
        }

        @Override
        public Receipt receipt() {
            return Receipt.SUCCESS;
        }
    }
}
