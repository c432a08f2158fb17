package till.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.domain.Ability;
import till.service.Steps.Step;

/**
 * One kill of the program: what it is doing at which gateway, where it dies, how the money turns out at the gateway, what
 * staff do afterwards, how long after the kill, and whether another till has the ledger open at that.
 */
record Kill(String gateway, Work work, Point at, Money money, Then then, Restart restart, Company company) {

    /** What the killed process is doing. */
    enum Work {
        /** {@code charge} */
        CREATE("create", Ability.SHOW_CODE),
        /** {@code charge --wait}: a process that lives on and polls. */
        WATCH("watch", Ability.SHOW_CODE),
        /** {@code status --refresh} */
        QUERY("query", Ability.SHOW_CODE),
        /** {@code cancel} of a payment that waits for the customer; a gateway that cannot close is asked all the same. */
        CLOSE("close", Ability.SHOW_CODE),
        /** {@code refund} */
        REFUND("refund", Ability.REFUND),
        /** {@code capture} of held money */
        CAPTURE("capture", Ability.CAPTURE),
        /** {@code cancel} of held money */
        VOID("void", Ability.VOID),
        /** {@code refund} by a cashier, approved by a manager: two PINs. */
        APPROVED("approved", Ability.REFUND),
        /** {@code settle} of late money: its card and the refund that is recorded. */
        SETTLE("settle", Ability.SHOW_CODE),
        /** The window, whose poller finds an order past its time. */
        WINDOW("window", Ability.SHOW_CODE),
        /** {@code charge --auth-code}: the customer's code. */
        SCAN("scan", Ability.SCAN_CODE),
        /** {@code charge --card}: a card that is typed in. */
        KEYED("keyed", Ability.KEY_CARD),
        /** {@code agreements run}: a card is charged again. */
        AGREED("agreed", Ability.KEY_CARD),
        /** {@code ship add} */
        SHIP("ship", Ability.SHIP),
        /** {@code ship batch} of three calls */
        BATCH("batch", Ability.SHIP),
        /** {@code ship modify --number} */
        RENAME("rename", Ability.SHIP),
        /** {@code ship cancel} */
        CALL_OFF("calloff", Ability.SHIP),
        /** {@code shift close} */
        SHIFT("shift", Ability.SHOW_CODE),
        /** {@code close}: the business day. */
        DAY("day", Ability.SHOW_CODE),
        /** {@code export} of a day, with its summary. */
        EXPORT("export", Ability.SHOW_CODE),
        /** {@code backup} */
        BACKUP("backup", Ability.SHOW_CODE);

        private final String word;
        private final Ability needed;

        Work(String word, Ability needed) {
            this.word = word;
            this.needed = needed;
        }

        String word() {
            return word;
        }

        Ability needed() {
            return needed;
        }

        /** Whether a payment is to come of it. */
        boolean isCharging() {
            return this == CREATE || this == WATCH || this == SCAN || this == KEYED;
        }

        /** Whether it is paid at once, by whoever showed a code or gave a card. */
        boolean isPaidAtOnce() {
            return this == SCAN || this == KEYED || this == AGREED;
        }

        boolean isRefund() {
            return this == REFUND || this == APPROVED;
        }

        boolean isShipping() {
            return needed == Ability.SHIP;
        }

        boolean isClosing() {
            return this == SHIFT || this == DAY;
        }

        /** Whether a file comes of it. */
        boolean isFiling() {
            return this == EXPORT || this == BACKUP;
        }

        boolean aboutHeldMoney() {
            return this == CAPTURE || this == VOID;
        }

        /** The points on its way, in their order. */
        List<Point> points() {
            return switch (this) {
                case CREATE, SCAN, KEYED, AGREED ->
                    List.of(
                            Point.of(Step.PAYMENT_WRITTEN),
                            Point.of(Step.CREATE_SENT_LOGGED),
                            Point.of(Step.CREATE_ANSWERED));
                case WATCH, QUERY -> List.of(Point.of(Step.QUERY_ANSWERED));
                case CLOSE -> around(Ability.CLOSE, Step.CLOSE_WRITTEN, Step.CLOSE_ANSWERED);
                case REFUND -> around(null, Step.REFUND_RESERVED, Step.REFUND_WRITTEN, Step.REFUND_ANSWERED);
                case CAPTURE -> around(null, Step.CAPTURE_WRITTEN, Step.CAPTURE_ANSWERED);
                case VOID -> around(null, Step.VOID_WRITTEN, Step.VOID_ANSWERED);
                case APPROVED ->
                    List.of(
                            Point.of(Step.PIN_COUNTED),
                            new Point(Step.PIN_COUNTED, 2, null),
                            Point.of(Step.REFUND_RESERVED),
                            Point.of(Step.REFUND_WRITTEN),
                            Point.of(Step.REFUND_ANSWERED));
                case SETTLE -> List.of(Point.of(Step.QUERY_ANSWERED));
                case WINDOW ->
                    List.of(
                            Point.of(Step.QUERY_ANSWERED),
                            new Point(Step.CLOSE_WRITTEN, 1, Ability.CLOSE),
                            new Point(Step.CLOSE_ANSWERED, 1, Ability.CLOSE));
                case SHIP ->
                    List.of(
                            Point.of(Step.SHIPMENTS_WRITTEN),
                            Point.of(Step.SHIPMENTS_SENT),
                            Point.of(Step.SHIPMENTS_ANSWERED),
                            Point.of(Step.QUERY_ANSWERED));
                case BATCH ->
                    Stream.of(Step.SHIPMENTS_WRITTEN, Step.SHIPMENTS_SENT, Step.SHIPMENTS_ANSWERED)
                            .flatMap(step -> IntStream.rangeClosed(1, 3).mapToObj(time -> new Point(step, time, null)))
                            .toList();
                case RENAME, CALL_OFF ->
                    List.of(
                            Point.of(Step.SHIPMENT_CHANGE_SENT),
                            Point.of(Step.SHIPMENT_CHANGE_ANSWERED),
                            Point.of(Step.QUERY_ANSWERED));
                case SHIFT -> List.of(Point.of(Step.SHIFT_CLOSED));
                case DAY -> List.of(Point.of(Step.DAY_CLOSED));
                case EXPORT -> beginning("EXPORT_");
                case BACKUP -> beginning("BACKUP_");
            };
        }

        /** Before each of its commits, at every gateway. */
        List<Point> commits() {
            var commits = switch (this) {
                case CREATE -> 2;
                case SCAN, KEYED, AGREED -> 3;
                case WATCH -> 3;
                case QUERY -> 1;
                case CLOSE -> 1;
                case REFUND -> 3;
                case CAPTURE -> 4;
                case VOID -> 4;
                case APPROVED -> 5;
                case SETTLE -> 1;
                case WINDOW -> 1;
                case SHIFT, DAY, EXPORT, BACKUP -> 1;
                case SHIP, RENAME -> 4;
                case CALL_OFF -> 5;
                // written, sent and answered, three times
                case BATCH -> 9;
            };
            return IntStream.rangeClosed(1, commits)
                    .mapToObj(time -> new Point(Step.COMMITTING, time, null))
                    .toList();
        }

        /** Every step of a kind, in their order. */
        private static List<Point> beginning(String kind) {
            return Stream.of(Step.values())
                    .filter(step -> step.name().startsWith(kind))
                    .map(Point::of)
                    .toList();
        }

        /** The gateway is asked before and after. */
        private static List<Point> around(@Nullable Ability needed, Step... steps) {
            var points = new ArrayList<Point>();
            points.add(Point.of(Step.QUERY_ANSWERED));
            for (var step : steps) {
                points.add(new Point(step, 1, needed));
            }
            points.add(new Point(Step.QUERY_ANSWERED, 2, null));
            return List.copyOf(points);
        }
    }

    /**
     * Where the process dies.
     *
     * @param time at the how manieth coming to the step
     * @param needed without which ability of the gateway it is never reached; null for none
     */
    record Point(Step step, int time, @Nullable Ability needed) {
        static Point of(Step step) {
            return new Point(step, 1, null);
        }

        boolean isFirstQuery() {
            return step == Step.QUERY_ANSWERED && time == 1;
        }

        @Override
        public String toString() {
            return time == 1 ? step.name() : step + ":" + time;
        }
    }

    /** How the money turns out at the gateway. */
    enum Money {
        /** Nobody ever pays. */
        UNPAID,
        /** Paid before the process dies. */
        PAID_BEFORE,
        /** Paid after it died, before anything else runs. */
        PAID_AFTER,
        /** Paid after the order is closed or past its time. */
        PAID_LATE,
        /** The customer's wallet says no after the process died. */
        DECLINED,
        /** All of the amount is refunded, captured or let go of. */
        WHOLE,
        /** A part of it is. */
        PART,
        /** The gateway takes the refund, and it fails. */
        FAILS
    }

    /** What staff do once the program runs again. */
    enum Then {
        /** Nothing: only the poller works. */
        NOTHING,
        /** The same once more, and again at the end where it did not come about. */
        AGAIN,
        /** Something else: a cancel instead of a charge, another refund, a void instead of a capture. */
        OTHERWISE
    }

    /** Whether another till has the same ledger open. */
    enum Company {
        ALONE,
        /** One that was there before: the killed process reaches the ledger through it. */
        BEFORE,
        /** One that comes while the killed process stands: it reaches the ledger through that one, and loses it. */
        MEANWHILE
    }

    /** When the program runs again. */
    enum Restart {
        AT_ONCE(Duration.ZERO),
        /** When every call, lease and margin of the dead process is over. */
        LATER(Duration.ofMinutes(3));

        private final Duration after;

        Restart(Duration after) {
            this.after = after;
        }

        Duration after() {
            return after;
        }
    }

    @Override
    public String toString() {
        return "%s %s at %s, %s, then %s, %s, %s".formatted(gateway, work.word(), at, money, then, restart, company);
    }
}
