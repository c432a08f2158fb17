package till.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import till.simulated.Timeline.Happening;

/**
 * The line between the tills and the gateways: it delays, loses, doubles and overtakes, cuts before the gateway acted and
 * after, and while a call is on it others act.
 */
final class Line {
    private static final Duration QUEUED = Duration.ofMinutes(20);
    private static final Duration SCANNED = Duration.ofMinutes(5);

    private final World world;
    private final List<Under> underWay = new ArrayList<>();

    Line(World world) {
        this.world = world;
    }

    /**
     * A call.
     *
     * @param lies how long it may lie about beyond the longest call before it arrives
     * @param asks whether it is one of those of which a payment's check sends one at a time
     */
    record Call(String what, String number, Duration longest, Duration lies, boolean asks) {
        /** Nothing is concluded from a refund's silence, and so it may lie about for as long as it likes. */
        static Call of(String what, String number, Duration longest, boolean asks) {
            return new Call(what, number, longest, what.equals("refund") ? QUEUED : Duration.ZERO, asks);
        }

        /** A gateway may charge a customer's code for as long as it lives. */
        static Call scanned(String number, Duration longest) {
            return new Call("create", number, longest, longer(SCANNED.minus(longest), Duration.ZERO), false);
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    private record Under(Call call, Instant since, int settings) {}

    /** How a call goes. */
    private enum Fate {
        CLEAR,
        NOT_CONNECTED,
        CUT_BEFORE,
        CUT_AFTER,
        DOUBLED,
        DELAYED,
        SPOILED
    }

    private static final List<Fate> FAULTS =
            List.of(Fate.NOT_CONNECTED, Fate.CUT_BEFORE, Fate.CUT_AFTER, Fate.DOUBLED, Fate.DELAYED);

    /** What the two ends of a call make of it. */
    interface Ends<T> {
        /** The gateway reads the call and answers. */
        T acts();

        /** The till hears nothing. */
        T lost(String word, boolean left);

        /** The till hears something that says nothing. */
        T spoiled(T answer, Dice dice);
    }

    <T> T carry(Call call, Ends<T> ends) {
        world.note(() -> call.what() + " " + call.number());
        world.judge().called(call, alike(call));
        var under = new Under(call, world.clock().now(), world.clock().settings());
        underWay.add(under);
        try {
            return carried(call, ends);
        } finally {
            underWay.remove(under);
        }
    }

    boolean idle() {
        return underWay.isEmpty();
    }

    private List<Call> alike(Call call) {
        var now = world.clock().now();
        if (world.slept() || world.clock().apart()) {
            return List.of();
        }
        return underWay.stream()
                .filter(under -> under.settings() == world.clock().settings())
                .filter(under -> now.isBefore(under.since().plus(under.call().longest())))
                .map(Under::call)
                .filter(other -> other.asks() && call.asks() && other.number().equals(call.number()))
                .toList();
    }

    private <T> T carried(Call call, Ends<T> ends) {
        var end = world.clock().now().plus(call.longest());
        var blow = world.strike(world.rates().line());
        var fate = fate(call, blow);
        if (fate == Fate.NOT_CONNECTED) {
            return lost(call, ends, fate, false);
        }
        travel(call, blow);
        if (fate == Fate.CUT_BEFORE || !world.clock().now().isBefore(end)) {
            return lost(call, ends, fate, true);
        }
        if (fate == Fate.DELAYED && blow != null) {
            return delayed(call, ends, blow, end);
        }
        var answer = ends.acts();
        travel(call, blow);
        if (fate == Fate.CUT_AFTER || !world.clock().now().isBefore(end)) {
            world.timeline().count(Happening.LOST_AFTER);
            world.note(() -> call.what() + " " + call.number() + ": the gateway acted, its answer was lost");
            return ends.lost("cut", true);
        }
        if (fate == Fate.DOUBLED && blow != null) {
            world.timeline().count(Happening.DUPLICATED);
            world.note(() -> call.what() + " " + call.number() + ": came twice");
            var second = world.asDouble(ends::acts);
            return blow.nextBoolean() ? answer : second;
        }
        if (fate == Fate.SPOILED && blow != null) {
            world.timeline().count(Happening.SPOILED);
            world.note(() -> call.what() + " " + call.number() + ": answered with nonsense");
            return ends.spoiled(answer, blow);
        }
        return answer;
    }

    private Fate fate(Call call, @Nullable Dice blow) {
        if (call.what().equals("refund") && world.strikes(world.rates().refundLost())) {
            return Fate.CUT_BEFORE;
        }
        if (blow == null) {
            return Fate.CLEAR;
        }
        return blow.oneIn(world.rates().spoiled()) ? Fate.SPOILED : blow.of(FAULTS);
    }

    private <T> T lost(Call call, Ends<T> ends, Fate fate, boolean left) {
        world.timeline().count(Happening.LOST_BEFORE);
        world.note(() -> call.what() + " " + call.number() + ": " + fate + ", never arrived");
        return ends.lost(left ? "cut" : "not connected", left);
    }

    /**
     * It arrives when the till has long given up waiting, or just before; never later than the longest call, but where it
     * may lie about.
     */
    private <T> T delayed(Call call, Ends<T> ends, Dice blow, Instant end) {
        world.timeline().count(Happening.DELAYED);
        var left = Duration.between(world.clock().now(), end);
        var longest = left.plus(call.lies());
        var arrives = world.clock().now().plusMillis(1 + blow.nextLong(longest.toMillis() + 1));
        world.note(() -> call.what() + " " + call.number() + ": delayed");
        world.clock().at(arrives, () -> {
            world.note(() -> "arrives late: " + call.what() + " " + call.number());
            world.asLate(ends::acts);
        });
        while (world.clock().now().isBefore(end)) {
            world.clock().pass(Duration.ofSeconds(5));
            world.meanwhile(true);
        }
        return ends.lost("time-out", true);
    }

    /** A way takes little time, or a third of the longest call. */
    private void travel(Call call, @Nullable Dice blow) {
        var slow = blow != null && blow.oneIn(4);
        world.clock().pass(slow ? Duration.ofMillis(call.longest().toMillis() / 3) : Duration.ofMillis(20));
        world.meanwhile(true);
    }

    /** For ends of which each is one function. */
    static <T> Ends<T> ends(Supplier<T> acts, Function<String, T> lost, Function<Dice, T> spoiled) {
        return new Ends<>() {
            @Override
            public T acts() {
                return acts.get();
            }

            @Override
            public T lost(String word, boolean left) {
                return lost.apply(word);
            }

            @Override
            public T spoiled(T answer, Dice dice) {
                return spoiled.apply(dice);
            }
        };
    }
}
