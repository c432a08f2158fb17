package till.simulated;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.AuthCode;
import till.domain.PaymentMethod;
import till.domain.RefundTerms;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.RefundQueries;
import till.gateway.acqra.AcqraGateway;
import till.gateway.chingching.ChingchingGateway;
import till.gateway.easylink.EasylinkGateway;
import till.gateway.gnete.GneteGateway;
import till.gateway.http.Wire;
import till.gateway.qlink.QlinkGateway;
import till.service.ChargeRequest;
import till.service.Notices;
import till.simulator.OrderState;
import till.simulator.ServedGateway;
import till.simulator.SimulatedCustomer;
import till.simulator.SimulatedOrder;
import till.simulator.SimulatedRefund;

/** A real adapter over the line to the strict simulator of its gateway: what is signed, sent and decoded is the real thing. */
final class SpokenGateway implements SimulatedGateway {
    static final List<String> KINDS = List.of("gnete", "easylink", "chingching", "qlink", "acqra");

    private final World world;
    private final ServedGateway served;
    private final SimulatedCustomer customer;
    private final Gateway asked;

    SpokenGateway(World world, String kind) {
        this.world = world;
        this.served = ServedGateway.of(kind, new TrueClock(world));
        this.customer = new SimulatedCustomer(served.book());
        this.asked = connected(world.clock()::now);
    }

    /** The gateway's own clock, which is right. */
    private static final class TrueClock extends Clock {
        private final World world;

        TrueClock(World world) {
            this.world = world;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return world.clock().now();
        }
    }

    @Override
    public String id() {
        return served.profile().id();
    }

    @Override
    public Gateway connected(InstantSource clock) {
        var wire = new Wire(_ -> {}, clock, new SpokenLine(world, served));
        var profile = served.profile();
        return switch (id()) {
            case "gnete" -> GneteGateway.of(profile, wire);
            case "easylink" -> EasylinkGateway.of(profile, wire);
            case "chingching" -> ChingchingGateway.of(profile, wire);
            case "qlink" -> QlinkGateway.of(profile, wire);
            default -> AcqraGateway.of(profile, wire);
        };
    }

    @Override
    public Duration longestCall() {
        return asked.limits().longestCall();
    }

    @Override
    public RefundTerms terms() {
        return asked.limits().refundTerms();
    }

    @Override
    public boolean answersForRefunds() {
        return asked.find(RefundQueries.class).isPresent();
    }

    @Override
    public List<Booked> book() {
        var book = served.book();
        return book.orders().stream()
                .filter(order -> order.state() != OrderState.CREATED)
                .map(order -> booked(order, book.refundsOf(order)))
                .toList();
    }

    private Booked booked(SimulatedOrder order, List<SimulatedRefund> refunds) {
        var asked = money(order, order.amount());
        return new Booked(
                order.number(),
                asked,
                order.paid() ? money(order, order.received()) : null,
                order.paid() && order.late(),
                order.state() == OrderState.FAILED,
                refunds.stream()
                        .filter(refund -> !isElsewhere(refund))
                        .map(refund -> new Booked.Refunded(
                                refund.number(),
                                money(order, refund.amount()),
                                refund.state() == SimulatedRefund.State.DONE,
                                refund.state() == SimulatedRefund.State.FAILED))
                        .toList(),
                money(
                        order,
                        refunds.stream()
                                .filter(SpokenGateway::isElsewhere)
                                .mapToLong(SimulatedRefund::amount)
                                .sum()));
    }

    private static boolean isElsewhere(SimulatedRefund refund) {
        return refund.number().startsWith("PORTAL");
    }

    private static Money money(SimulatedOrder order, long minor) {
        return Money.ofMinor(CurrencyUnit.of(order.currency()), minor);
    }

    @Override
    public ChargeRequest charge(Dice dice, String sale, boolean again) {
        var amount = Money.ofMinor(CurrencyUnit.of("HKD"), 100 + dice.below(20_000));
        var scans =
                asked.find(CodePayments.class).map(CodePayments::scanMethods).orElse(List.of());
        if (!scans.isEmpty() && dice.oneIn(3)) {
            var code = new AuthCode("28" + (1_000_000_000_000_000L + dice.below(9_999)));
            return new ChargeRequest(id(), dice.of(scans).code(), amount, "Tea", sale, again, code, Map.of());
        }
        var methods = asked.methods().stream()
                .filter(PaymentMethod::worksAtTheCounter)
                .toList();
        return new ChargeRequest(id(), dice.of(methods).code(), amount, "Tea", sale, again, Map.of());
    }

    @Override
    public void act(Dice dice) {
        var orders = served.book().orders();
        if (orders.isEmpty()) {
            return;
        }
        var order = dice.nextBoolean() ? orders.getLast() : dice.of(orders);
        var number = order.number();
        switch (dice.below(7)) {
            case 0 -> note(customer.decline(number), number + " is declined");
            case 1 -> note(customer.walkAway(number), "the customer of " + number + " walks away");
            case 2 -> {
                var recent = order.createdAt()
                        .plusSeconds(6 * 3_600L)
                        .isAfter(world.clock().now());
                note(recent && customer.payLate(number), "the customer of " + number + " pays after its end");
            }
            case 3 -> portal(order, dice);
            default -> note(customer.pay(number), "the customer pays " + number);
        }
    }

    /** A gateway that cannot be asked about refunds leaves no way to tell whose a refund was. */
    private void portal(SimulatedOrder order, Dice dice) {
        if (answersForRefunds() && order.paid() && dice.nextBoolean()) {
            var minor = dice.nextBoolean() ? order.received() : 1 + dice.nextLong(order.received());
            if (served.givesBack(order, minor)) {
                world.timeline().count(Timeline.Happening.REFUND_ELSEWHERE);
                world.note(() -> "the back office gives back " + minor + " of " + order.number());
            }
        }
    }

    private void note(boolean done, String what) {
        if (done) {
            world.note(() -> what);
        }
    }

    @Override
    public Optional<Notices.Post> post(Dice dice) {
        var orders =
                served.book().orders().stream().filter(SimulatedOrder::paid).toList();
        return orders.isEmpty() ? Optional.empty() : post(dice.of(orders), dice.oneIn(3));
    }

    private Optional<Notices.Post> post(SimulatedOrder order, boolean forged) {
        return served.post(order).map(posted -> {
            var body = forged ? posted.body().replaceAll("[0-9a-fA-F]{8}", "00000000") : posted.body();
            return new Notices.Post(posted.headers(), forged ? Map.of() : posted.fields(), body);
        });
    }

    @Override
    public List<Notices.Post> postsOfHiddenMoney() {
        return served.book().orders().stream()
                .filter(order -> order.paid() && order.late())
                .flatMap(order -> post(order, false).stream())
                .toList();
    }

    @Override
    public void goOn() {
        // time acts when the book is looked at
        served.book().orders();
    }
}
