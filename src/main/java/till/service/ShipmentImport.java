package till.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.ledger.Ledger;

/**
 * Many shipments at once: looked at row by row first, with everything that is wrong named, then sent a few at a time so that
 * it can be stopped. What was written is sent even if the program dies; the same rows again are known as such. Not for the
 * UI thread.
 */
public final class ShipmentImport {
    private static final int AT_ONCE = 20;

    private final Ledger ledger;
    private final ShipmentService shipments;
    private final Access access;

    public ShipmentImport(Books books, ShipmentService shipments, Access access) {
        this.ledger = books.ledger();
        this.shipments = shipments;
        this.access = access;
    }

    /**
     * A row that was looked at.
     *
     * @param number its line, for people
     * @param parcel null where something is wrong
     * @param problems what keeps it from being sent
     * @param notes what looks odd and keeps it from nothing
     */
    public record Row(
            int number, ParcelText text, @Nullable Parcel parcel, List<Problem> problems, List<Problem> notes) {
        public boolean sendable() {
            return parcel != null && problems.isEmpty();
        }
    }

    /** How far it is, and whether somebody wants it to stop. */
    public record Watcher(IntConsumer progress, BooleanSupplier stopped) {
        public static final Watcher NONE = new Watcher(_ -> {}, () -> false);
    }

    /** Names everything that is wrong with each row. Sends nothing. */
    public List<Row> look(List<ParcelText> texts, Watcher watcher) {
        var rows = new ArrayList<Row>();
        var orders = new HashMap<String, Result<Payment>>();
        var seen = new HashMap<String, Integer>();
        for (var text : texts) {
            if (watcher.stopped().getAsBoolean()) {
                break;
            }
            var order = orders.computeIfAbsent(text.order(), shipments::order);
            rows.add(row(rows.size() + 1, text, order, seen));
            watcher.progress().accept(rows.size());
        }
        return rows;
    }

    private Row row(int number, ParcelText text, Result<Payment> order, Map<String, Integer> seen) {
        var payment = order instanceof Result.Done<Payment>(var found) ? found : null;
        var problems = new ArrayList<Problem>();
        order.failure().ifPresent(problems::add);
        var read = ShipmentRules.read(text, payment, shipments.today(payment));
        problems.addAll(read.problems());
        var known = Carrier.of(text.carrier());
        if (!text.carrier().isEmpty() && known.isEmpty() && !wasTaken(text.carrier())) {
            problems.add(Problem.of("ship.carrierUnknown", text.carrier()));
        }
        var parcel = read.parcel();
        var notes = new ArrayList<Problem>();
        if (payment != null && parcel != null) {
            inLedger(payment, parcel).ifPresent(problems::add);
            var key = payment.orderNo() + " " + parcel.trackingNo();
            var before = seen.putIfAbsent(key, number);
            if (before != null) {
                problems.add(Problem.of("ship.duplicateInFile", parcel.trackingNo(), Integer.toString(before)));
            }
            known.filter(carrier -> !carrier.fits(parcel.trackingNo()))
                    .ifPresent(
                            carrier -> notes.add(Problem.of("ship.numberUnlike", carrier.name(), carrier.example())));
        }
        return new Row(number, text, parcel, List.copyOf(problems), List.copyOf(notes));
    }

    /** A carrier this till does not know, but a gateway took before. */
    private boolean wasTaken(String carrier) {
        return ledger.shipments().hasTaken(carrier);
    }

    private Optional<Problem> inLedger(Payment payment, Parcel parcel) {
        if (parcel.direction() == Parcel.Direction.FORWARD && shipments.allWentBack(payment)) {
            return Optional.of(Problem.of("ship.orderRefunded", payment.order().reference()));
        }
        return ledger.shipments().of(payment.orderNo()).stream()
                .filter(other -> other.parcel().trackingNo().equals(parcel.trackingNo()))
                .filter(other -> other.state() != ShipmentState.REFUSED)
                .findFirst()
                .map(_ -> Problem.of("ship.duplicate", parcel.trackingNo()));
    }

    /**
     * What came of a row that was to be sent.
     *
     * @param shipment as it stood when its call was over; null where it was not written
     * @param problem why not; null where it was
     */
    public record Sent(
            Row row, @Nullable Shipment shipment, @Nullable Problem problem) {
        /** Whether it has to be corrected and imported again. */
        public boolean failed() {
            return shipment == null || shipment.state() == ShipmentState.REFUSED;
        }
    }

    /** Writes and sends the rows that are in order. Rows behind a stop are neither written nor sent. */
    public Result<List<Sent>> send(List<Row> rows, Acting acting, Watcher watcher) {
        var refused = access.guard(acting, Act.SHIP, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var results = new LinkedHashMap<Row, Sent>();
        rows.stream()
                .filter(row -> !row.sendable())
                .forEach(row ->
                        results.put(row, new Sent(row, null, row.problems().getFirst())));
        var good = rows.stream().filter(Row::sendable).toList();
        for (var from = 0; from < good.size(); from += AT_ONCE) {
            var some = good.subList(from, Math.min(good.size(), from + AT_ONCE));
            if (watcher.stopped().getAsBoolean()) {
                some = good.subList(from, good.size());
                some.forEach(row -> results.put(row, new Sent(row, null, Problem.of("ship.stopped"))));
                break;
            }
            send(some, acting).forEach(sent -> results.put(sent.row(), sent));
            watcher.progress().accept(from + some.size());
        }
        return Result.done(rows.stream().map(results::get).toList());
    }

    private List<Sent> send(List<Row> some, Acting acting) {
        var parcels = some.stream()
                .flatMap(row -> Optional.ofNullable(row.parcel()).stream())
                .toList();
        var written = shipments.write(parcels, acting.by());
        shipments.tell(written.stream()
                .filter(each -> each.failure().isEmpty())
                .map(Result::value)
                .toList());
        var sent = new ArrayList<Sent>();
        for (var at = 0; at < some.size(); at++) {
            var result = written.get(at);
            sent.add(
                    result instanceof Result.Done<Shipment>(var shipment)
                            ? new Sent(
                                    some.get(at), shipments.find(shipment.id()).orElse(shipment), null)
                            : new Sent(some.get(at), null, result.failure().orElseThrow()));
        }
        return sent;
    }
}
