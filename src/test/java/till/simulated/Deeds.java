package till.simulated;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.service.Notices;
import till.service.RefundRequest;
import till.service.Started;
import till.service.TillServices;
import till.simulated.Timeline.Happening;

/**
 * What people, customers and pollers do in a history, and everything the history asks of the tills' services. Each history
 * has its own likings: some charge much, some refund much.
 */
final class Deeds {
    private static final Deed[] ALL = Deed.values();

    private final World world;
    private final Office office;
    private final BackOffice back;
    private final int[] likings = new int[ALL.length];
    private @Nullable OrderNo last;
    private int clockSet;

    /** What may be done. */
    private enum Deed {
        CHARGE(6),
        CUSTOMER(16),
        CHECK(2),
        CANCEL(2),
        REFUND(7),
        INSIST(6),
        CAPTURE(3),
        POST(3),
        SETTLE(3),
        TICK(12),
        SWEEP(1),
        TIME(5),
        CLOCK(1),
        KILL(1),
        /** These two only where days are closed at all. */
        CLOSE_DAY(8),
        SHIFT(5),
        /** These only where there is such work. */
        AGREE(4),
        CHARGE_AGAIN(5),
        PARCEL(4),
        CHANGE_PARCEL(2),
        CARRY(5),
        EXPORT(3);

        private final int usual;

        Deed(int usual) {
            this.usual = usual;
        }
    }

    Deeds(World world, Dice dice) {
        this.world = world;
        this.office = new Office(world);
        this.back = new BackOffice(world);
        for (var place = 0; place < kinds(); place++) {
            likings[place] = ALL[place].usual * (1 + dice.below(4));
        }
    }

    private int kinds() {
        var closing = world.closes() ? Deed.AGREE : Deed.CLOSE_DAY;
        return world.working() ? ALL.length : closing.ordinal();
    }

    /** Some sales before anything goes wrong. */
    void open(Dice dice) {
        for (var sale = 0; sale < 4; sale++) {
            charge(0, dice);
            for (var look = 0; look < 3; look++) {
                world.gateways().forEach(gateway -> gateway.act(dice));
                pass(Duration.ofSeconds(20));
                tick(0);
            }
        }
    }

    void one(Dice dice) {
        var till = dice.below(World.TILLS.size());
        switch (ALL[dice.weighed(likings)]) {
            case CHARGE -> charge(till, dice);
            case CUSTOMER -> dice.of(world.gateways()).act(dice);
            case CHECK -> check(till, dice);
            case CANCEL -> cancel(till, dice);
            case REFUND -> refund(till, dice);
            case INSIST -> insist(till, dice);
            case CAPTURE -> capture(till, dice);
            case POST -> post(till, dice);
            case SETTLE -> office.settle(till, dice);
            case TICK -> {
                pass(Duration.ofSeconds(1 + dice.below(40)));
                tick(till);
            }
            case SWEEP -> world.within(till, () -> "sweeps", () -> poller(till).sweep());
            case TIME -> pass(Duration.ofSeconds(dice.below(dice.oneIn(12) ? 90_000 : dice.oneIn(3) ? 4_000 : 200)));
            case CLOCK -> clock(dice);
            case KILL -> kill(till);
            case CLOSE_DAY -> back.closeDay(till, dice);
            case SHIFT -> back.shift(till, dice);
            case AGREE -> world.works().agree(till, dice);
            case CHARGE_AGAIN -> world.works().charge(till, dice);
            case PARCEL -> world.works().parcel(till, dice);
            case CHANGE_PARCEL -> world.works().change(till, dice);
            case CARRY -> world.works().carry(till);
            case EXPORT -> world.works().export(dice);
        }
    }

    /** What somebody else does while an act is under way; mostly about the same payment. */
    void beside(Dice dice) {
        var till = dice.below(World.TILLS.size());
        if (world.closes() && dice.oneIn(4)) {
            if (!world.working() || dice.nextBoolean()) {
                back.either(till, dice);
            } else {
                world.works().either(till, dice);
            }
            return;
        }
        switch (dice.below(12)) {
            case 0 -> charge(till, dice);
            case 1, 2 -> dice.of(world.gateways()).act(dice);
            case 3 -> check(till, dice);
            case 4 -> cancel(till, dice);
            case 5, 6 -> refund(till, dice);
            case 7 -> capture(till, dice);
            case 8 -> post(till, dice);
            case 9 -> office.settle(till, dice);
            case 10 ->
                world.within(till, () -> "sweeps", () -> {
                    poller(till).sweep();
                    poller(till).tick();
                });
            default -> tick(till);
        }
    }

    void tick(int till) {
        world.within(till, () -> "looks at what is due", () -> poller(till).tick());
    }

    private till.poll.Poller poller(int till) {
        return world.tills().get(till).poller();
    }

    private TillServices services(int till) {
        return world.tills().get(till).services();
    }

    private void charge(int till, Dice dice) {
        var sale = dice.oneIn(3) ? "" : "S" + dice.below(4);
        var request = dice.of(world.gateways()).charge(dice, sale, dice.oneIn(4));
        var scanned = request.authCode() != null;
        if (scanned) {
            world.timeline().count(Happening.SCANNED);
        }
        world.within(
                till,
                () -> "charges " + request.amount() + " at " + request.gateway()
                        + (sale.isEmpty() ? "" : " for " + sale) + (request.again() ? " again" : "")
                        + (scanned ? " by a scanned code" : ""),
                () -> {
                    var started = services(till).payments().start(request, Acting.UNNAMED);
                    world.note(() -> "-> " + told(started));
                });
    }

    private static String told(Started started) {
        return switch (started) {
            case Started.Running(var payment) -> "running: " + payment.state();
            case Started.Declined(var _, var problem) -> "declined: " + problem;
            case Started.NotStarted(var problem) -> "not started: " + problem;
            case Started.SaleTaken(var holder) -> "the sale is taken by " + holder.orderNo();
        };
    }

    private void check(int till, Dice dice) {
        about(
                dice,
                number -> world.within(
                        till,
                        () -> "asks about " + number,
                        () -> services(till).payments().check(number)));
    }

    private void cancel(int till, Dice dice) {
        about(
                dice,
                number -> world.within(till, () -> "cancels " + number, () -> {
                    var after = services(till).payments().cancel(number, Acting.UNNAMED);
                    world.note(() -> "-> " + after.map(payment -> payment.state()));
                }));
    }

    private void refund(int till, Dice dice) {
        var paid = inState(PaymentState.PAID);
        if (paid.isEmpty() || dice.oneIn(4)) {
            about(dice, number -> refund(till, number, refundable(number, dice)));
        } else {
            var number = dice.of(paid).orderNo();
            refund(till, number, refundable(number, dice));
        }
    }

    private List<Payment> inState(PaymentState state) {
        return world.judge().numbers().stream()
                .map(number -> world.ledger().payments().find(number).orElseThrow())
                .filter(payment -> payment.state() == state)
                .toList();
    }

    private void refund(int till, OrderNo number, Money amount) {
        world.within(till, () -> "refunds " + amount + " of " + number, () -> {
            var refunded = services(till).refunds().refund(new RefundRequest(number, amount, "faulty"), Acting.UNNAMED);
            world.note(() -> "-> " + refunded);
        });
    }

    /** The customer waits for a refund in doubt, and after a while the same is asked for once more. */
    private void insist(int till, Dice dice) {
        var doubtful = world.ledger().refunds().unfinished(20).stream()
                .filter(refund -> refund.state() == OperationState.UNCERTAIN)
                .toList();
        if (!doubtful.isEmpty()) {
            var refund = dice.of(doubtful);
            for (var look = dice.below(4); look > 0; look--) {
                pass(Duration.ofSeconds(10 + dice.below(120)));
                tick(till);
            }
            refund(till, refund.orderNo(), refund.amount());
        }
    }

    /** What is left, a part of it, too much, or once more what is in doubt. */
    private Money refundable(OrderNo number, Dice dice) {
        var payment = world.ledger().payments().find(number).orElseThrow();
        var refunds = world.ledger().refunds().of(number);
        var doubtful = refunds.stream()
                .filter(refund -> refund.state() == OperationState.UNCERTAIN)
                .findFirst();
        if (doubtful.isPresent() && !dice.oneIn(4)) {
            return doubtful.get().amount();
        }
        var left = refunds.stream()
                .filter(refund -> refund.state().reservesMoney())
                .map(refund -> refund.amount())
                .reduce(Objects.requireNonNullElse(payment.received(), payment.amount()), Money::minus);
        return left.isPositive() && dice.nextBoolean() ? left : part(payment.amount(), dice);
    }

    private static Money part(Money of, Dice dice) {
        return Money.ofMinor(of.getCurrencyUnit(), 1 + dice.nextLong(of.getAmountMinorLong()));
    }

    private void capture(int till, Dice dice) {
        var held = inState(PaymentState.AUTHORIZED);
        if (!held.isEmpty()) {
            var payment = dice.of(held);
            var amount = dice.nextBoolean() ? null : part(payment.amount(), dice);
            world.within(
                    till, () -> "captures " + (amount == null ? "all" : amount) + " of " + payment.orderNo(), () -> {
                        var captured = services(till).captures().capture(payment.orderNo(), amount, Acting.UNNAMED);
                        world.note(() -> "-> " + captured.getClass().getSimpleName());
                    });
        }
    }

    private void post(int till, Dice dice) {
        var gateway = dice.of(world.gateways());
        gateway.post(dice).ifPresent(post -> hear(till, gateway, post));
    }

    private void hear(int till, SimulatedGateway gateway, Notices.Post post) {
        world.timeline().count(Happening.CLAIM);
        world.within(
                till,
                () -> "hears from " + gateway.id() + " " + post.fields(),
                () -> services(till).notices().received(gateway.id(), post, Runnable::run));
    }

    void hearOfHiddenMoney() {
        for (var gateway : world.gateways()) {
            gateway.postsOfHiddenMoney().forEach(post -> hear(0, gateway, post));
        }
    }

    private void pass(Duration time) {
        world.note(() -> "time passes: " + time);
        world.clock().pass(time);
    }

    /** Back by up to an hour and a half, forward by less; not so often that a whole day is skipped. */
    private void clock(Dice dice) {
        if (world.strikes(world.rates().clock()) && clockSet < 4) {
            clockSet++;
            world.timeline().count(Happening.CLOCK_SET);
            var by = Duration.ofSeconds(dice.nextBoolean() ? -dice.below(5_400) : dice.below(3_600));
            var one = dice.below(2 * World.TILLS.size());
            for (var till = 0; till < World.TILLS.size(); till++) {
                if (one >= World.TILLS.size() || one == till) {
                    set(till, by);
                }
            }
        }
    }

    private void set(int till, Duration by) {
        world.note(() -> "the clock of " + World.TILLS.get(till) + " is set by " + by);
        world.clock().set(till, by);
    }

    private void kill(int till) {
        if (world.rates().death() > 0) {
            world.timeline().count(Happening.DEATH);
            world.note(() -> World.TILLS.get(till) + " dies");
            world.restarted(till);
        }
    }

    /** Something about one payment: the one last dealt with, or any. */
    private void about(Dice dice, Consumer<OrderNo> work) {
        var numbers = world.judge().numbers();
        if (numbers.isEmpty()) {
            return;
        }
        var same = last != null && dice.nextBoolean();
        var number = same ? Objects.requireNonNull(last) : dice.of(numbers);
        last = number;
        work.accept(number);
    }
}
