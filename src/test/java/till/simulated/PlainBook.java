package till.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AuthCode;
import till.domain.OperationState;
import till.domain.Problem;
import till.domain.RefundTerms;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.Shipments;
import till.service.ChargeRequest;
import till.service.Notices;
import till.simulated.PlainOrder.PlainRefund;
import till.simulated.Timeline.Happening;

/** What a plain gateway knows and does, its customers and its back office. */
final class PlainBook implements SimulatedGateway {
    /** An order nobody paid is gone then. */
    private static final Duration LIFETIME = Duration.ofMinutes(35);

    /** Money that comes later than this after an order's end is beyond the last look at it. */
    private static final Duration LATEST = Duration.ofHours(6);

    private final World world;
    private final Traits traits;
    private final RefundTerms terms;
    private final PlainParcels parcels;
    private final Map<String, PlainOrder> orders = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();

    PlainBook(World world, Traits traits, RefundTerms terms) {
        this.world = world;
        this.traits = traits;
        this.terms = terms;
        this.parcels = new PlainParcels(world, traits);
    }

    @Override
    public String id() {
        return traits.id();
    }

    @Override
    public Gateway connected(InstantSource clock) {
        return new PlainGateway(world, traits, this, clock);
    }

    PlainParcels freight() {
        return parcels;
    }

    @Override
    public Map<String, Shipments.ParcelStatus> parcels() {
        return parcels.known();
    }

    @Override
    public Duration longestCall() {
        return traits.longestCall();
    }

    @Override
    public RefundTerms terms() {
        return terms;
    }

    @Override
    public boolean answersForRefunds() {
        return traits.answersForRefunds();
    }

    @Override
    public ChargeRequest charge(Dice dice, String sale, boolean again) {
        var amount = Money.ofMinor(CurrencyUnit.of("HKD"), 1 + dice.below(20_000));
        var code =
                traits.scans() && dice.nextBoolean() ? new AuthCode("28" + (1_000_000_000L + dice.below(9999))) : null;
        return new ChargeRequest(id(), "QR", amount, "", sale, again, code, Map.of());
    }

    Optional<PlainOrder> find(String number) {
        return Optional.ofNullable(orders.get(number));
    }

    Optional<PlainRefund> findRefund(String number) {
        return orders.values().stream()
                .map(order -> order.refunds.get(number))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What it refused once it refuses again. */
    boolean refuses(String number) {
        if (world.strikes(world.rates().line() * 2)) {
            refused.add(number);
        }
        return refused.contains(number);
    }

    PlainOrder add(String number, Money amount) {
        var order = new PlainOrder(number, amount, now());
        orders.put(number, order);
        return order;
    }

    /** A scanned code pays at once, or has to be confirmed on the phone, or is refused. */
    void scanned(PlainOrder order) {
        if (world.coin()) {
            order.isPaid(order.asked, now());
        } else if (world.strikes(world.rates().line())) {
            order.becomes(Standing.DECLINED, now());
        }
    }

    /** Nobody is asked: a card that is charged again is taken or declined for good. */
    void chargedAgain(PlainOrder order) {
        order.forGood = true;
        if (world.strikes(2 * world.rates().line())) {
            order.becomes(Standing.DECLINED, now());
        } else {
            order.isPaid(order.asked, now());
        }
    }

    /** A close that is taken may be carried out later, and lose against the customer. */
    boolean close(String number) {
        var order = orders.get(number);
        if (order == null || order.standing() != Standing.WAITING) {
            return false;
        }
        if (world.strikes(world.rates().line())) {
            world.note(() -> "the close of " + number + " will take a while");
            world.clock().at(now().plusSeconds(40), () -> carryOut(order));
        } else {
            carryOut(order);
        }
        return true;
    }

    private void carryOut(PlainOrder order) {
        if (order.standing() == Standing.WAITING) {
            order.becomes(Standing.CLOSED, now());
        }
    }

    boolean capture(String number, Money amount) {
        var order = orders.get(number);
        if (order == null || order.standing() != Standing.AUTHORIZED || amount.isGreaterThan(order.asked)) {
            return false;
        }
        if (world.strikes(world.rates().line())) {
            world.note(() -> "the capture of " + number + " will take a while");
            world.clock().at(now().plusSeconds(90), () -> carryOut(order, amount));
        } else {
            carryOut(order, amount);
        }
        return true;
    }

    private void carryOut(PlainOrder order, Money amount) {
        if (order.standing() == Standing.AUTHORIZED) {
            world.timeline().count(amount.isEqual(order.asked) ? Happening.CAPTURED : Happening.CAPTURED_IN_PART);
            order.isPaid(amount, now());
        }
    }

    boolean letGo(String number) {
        var order = orders.get(number);
        if (order == null || order.standing() != Standing.AUTHORIZED) {
            return false;
        }
        order.becomes(Standing.CANCELLED, now());
        return true;
    }

    Outcome<RefundAnswer> refund(String number, String refundNo, Money amount) {
        var order = orders.get(number);
        if (order == null || order.received == null) {
            return new Outcome.Refused<>(Problem.of("any"), "not paid");
        }
        if (order.refunds.containsKey(refundNo) && (traits.answersForRefunds() || world.doubled())) {
            return new Outcome.Exists<>("exists");
        }
        // what the back office gave back no till can know of
        if (order.elsewhere.isPositive() && order.givenBack().plus(amount).isGreaterThan(order.received)) {
            return new Outcome.Refused<>(Problem.of("any"), "nothing left");
        }
        if (refuses(refundNo)) {
            return new Outcome.Refused<>(Problem.of("any"), "refused");
        }
        var key = order.refunds.containsKey(refundNo) ? refundNo + "/2" : refundNo;
        var kept = new PlainRefund(refundNo, amount, OperationState.ACCEPTED);
        order.refunds.put(key, kept);
        if (world.coin()) {
            kept.state = OperationState.DONE;
            order.refundsChanged(now());
        }
        return new Outcome.Answered<>(new RefundAnswer(kept.state, "G" + refundNo, kept.state.name()));
    }

    @Override
    public List<Booked> book() {
        var book = new ArrayList<Booked>();
        for (var order : orders.values()) {
            book.add(new Booked(
                    order.number,
                    order.asked,
                    order.received,
                    order.hidden,
                    order.declined,
                    order.refunds.values().stream()
                            .map(refund -> new Booked.Refunded(
                                    refund.number,
                                    refund.amount,
                                    refund.state == OperationState.DONE,
                                    refund.state == OperationState.FAILED))
                            .toList(),
                    order.elsewhere));
        }
        return book;
    }

    @Override
    public void act(Dice dice) {
        var all = List.copyOf(orders.values());
        if (all.isEmpty()) {
            return;
        }
        // mostly the newest: customers do not wait for long
        var order = dice.nextBoolean() ? all.getLast() : dice.of(all);
        runOut(order);
        switch (order.standing()) {
            case WAITING -> customer(order, dice);
            case CLOSED, DECLINED -> late(order, dice);
            case PAID -> backOffice(order, dice);
            case AUTHORIZED -> letGoByItself(order, dice);
            case CANCELLED, REFUNDED, NOT_FOUND -> refundsGoOn(order, dice);
        }
    }

    private void customer(PlainOrder order, Dice dice) {
        switch (dice.below(8)) {
            case 0 -> becomes(order, Standing.DECLINED, "is declined");
            case 1 -> becomes(order, Standing.CLOSED, "is closed by the gateway itself");
            default -> {
                if (traits.holds() && dice.nextBoolean()) {
                    becomes(order, Standing.AUTHORIZED, "is authorised");
                } else {
                    world.note(() -> "the customer pays " + order.number);
                    order.isPaid(order.asked, now());
                }
            }
        }
    }

    private void becomes(PlainOrder order, Standing standing, String told) {
        world.note(() -> order.number + " " + told);
        order.becomes(standing, now());
    }

    /** Money may come after the end, and where queries never show that, a notice alone tells. */
    private void late(PlainOrder order, Dice dice) {
        if (dice.oneIn(3) && !order.forGood && now().isBefore(order.changedAt().plus(LATEST))) {
            world.note(() -> "the customer pays " + order.number + " after its end");
            if (traits.hidesLate() && order.standing() == Standing.CLOSED) {
                order.received = order.asked;
                order.hidden = true;
            } else {
                order.isPaid(order.asked, now());
            }
        }
    }

    private void backOffice(PlainOrder order, Dice dice) {
        refundsGoOn(order, dice);
        // a gateway that cannot be asked about refunds leaves no way to tell whose a refund was
        if (dice.oneIn(8) && traits.answersForRefunds() && order.standing() == Standing.PAID) {
            var left = Objects.requireNonNull(order.received).minus(order.givenBack());
            var free = order.refunds.values().stream().allMatch(refund -> refund.state != OperationState.ACCEPTED);
            if (left.isPositive() && free) {
                var amount = dice.nextBoolean()
                        ? left
                        : Money.ofMinor(left.getCurrencyUnit(), 1 + dice.nextLong(left.getAmountMinorLong()));
                world.note(() -> "the back office gives back " + amount + " of " + order.number);
                world.timeline().count(Happening.REFUND_ELSEWHERE);
                order.elsewhere = order.elsewhere.plus(amount);
                order.refundsChanged(now());
            }
        }
    }

    private void letGoByItself(PlainOrder order, Dice dice) {
        if (dice.oneIn(4)) {
            becomes(order, Standing.CLOSED, "is let go of by the gateway itself");
        }
    }

    private void refundsGoOn(PlainOrder order, @Nullable Dice dice) {
        order.refunds.values().stream()
                .filter(refund -> refund.state == OperationState.ACCEPTED)
                .forEach(refund -> {
                    refund.state = dice != null && dice.oneIn(5) ? OperationState.FAILED : OperationState.DONE;
                    world.note(() -> "refund " + refund.number + " is " + refund.state + " at the gateway");
                });
        order.refundsChanged(now());
    }

    private void runOut(PlainOrder order) {
        if (order.standing() == Standing.WAITING && now().isAfter(order.createdAt.plus(LIFETIME))) {
            order.becomes(Standing.CLOSED, now());
        }
    }

    @Override
    public void goOn() {
        parcels.goOn();
        orders.values().forEach(order -> {
            runOut(order);
            refundsGoOn(order, null);
        });
    }

    /** Genuine ones tell the truth of this moment; forged ones say what a thief wants. */
    @Override
    public Optional<Notices.Post> post(Dice dice) {
        if (orders.isEmpty()) {
            return Optional.empty();
        }
        var order = dice.of(List.copyOf(orders.values()));
        if (dice.oneIn(3)) {
            return Optional.of(post(order.number, Standing.PAID, "forged"));
        }
        if (!order.refunds.isEmpty() && dice.nextBoolean()) {
            var fields = Map.of("refundNo", order.refunds.values().iterator().next().number, "signature", "good");
            return Optional.of(new Notices.Post(Map.of(), fields, ""));
        }
        return order.received == null ? Optional.empty() : Optional.of(post(order.number, Standing.PAID, "good"));
    }

    private static Notices.Post post(String number, Standing standing, String signature) {
        var fields = new HashMap<String, String>();
        fields.put("orderNo", number);
        fields.put("standing", standing.name());
        fields.put("signature", signature);
        return new Notices.Post(Map.of(), fields, "");
    }

    @Override
    public List<Notices.Post> postsOfHiddenMoney() {
        return orders.values().stream()
                .filter(order -> order.hidden)
                .map(order -> post(order.number, Standing.PAID, "good"))
                .toList();
    }

    private Instant now() {
        return world.clock().now();
    }
}
