package till.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Parcel;
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
     * @param elsewhere that another order has a parcel of this number: somebody has to want that; null where none has
     */
    public record Row(
            int number,
            ParcelText text,
            @Nullable Parcel parcel,
            List<Problem> problems,
            List<Problem> notes,
            @Nullable Problem elsewhere) {
        public boolean sendable() {
            return parcel != null && problems.isEmpty();
        }

        /** Everything there is to say about it. */
        public List<Problem> remarks() {
            var all = new ArrayList<>(problems);
            if (elsewhere != null && !all.contains(elsewhere)) {
                all.add(elsewhere);
            }
            all.addAll(notes);
            return all;
        }

        /** The same where nobody wanted the number twice: not to be sent. */
        Row leftOut() {
            return elsewhere == null || !sendable()
                    ? this
                    : new Row(number, text, parcel, List.of(elsewhere), notes, elsewhere);
        }
    }

    /** Without the rows whose number another order has. */
    public static List<Row> withoutElsewhere(List<Row> rows) {
        return rows.stream().map(Row::leftOut).toList();
    }

    /** How far it is, and whether somebody wants it to stop. */
    public record Watcher(IntConsumer progress, BooleanSupplier stopped) {
        public static final Watcher NONE = new Watcher(_ -> {}, () -> false);
    }

    /** Names everything that is wrong with each row. Sends nothing. */
    public List<Row> look(List<ParcelText> texts, Watcher watcher) {
        var looking = new RowsLookedAt(ledger, shipments);
        var rows = new ArrayList<Row>();
        for (var text : texts) {
            if (watcher.stopped().getAsBoolean()) {
                break;
            }
            rows.add(looking.next(text));
            watcher.progress().accept(rows.size());
        }
        return rows;
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
