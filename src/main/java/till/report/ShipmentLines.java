package till.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.report.ShipmentFiles.Line;
import till.service.TillServices;

/** The shipments of the ledger one after the other with their orders, fetched a page at a time. For one thread, once. */
public final class ShipmentLines implements Iterator<Line> {
    private static final int PAGE = 500;

    private final TillServices services;
    private final Wanted wanted;
    private List<Shipment> page = new ArrayList<>();
    private int at;
    private @Nullable Shipment last;
    private boolean finished;
    private long handedOut;

    private ShipmentLines(TillServices services, Wanted wanted) {
        this.services = services;
        this.wanted = wanted;
    }

    /** What goes into a file; empty for all. */
    public record Wanted(String search, Set<ShipmentState> states) {}

    /** Writes them to a file and tells how many. */
    public static long write(TillServices services, Path file, Wanted wanted) throws IOException {
        var lines = new ShipmentLines(services, wanted);
        ShipmentFiles.write(file, () -> lines);
        return lines.handedOut;
    }

    @Override
    public boolean hasNext() {
        if (at == page.size() && !finished) {
            page = services.shipments().list(wanted.search(), wanted.states(), null, last, PAGE);
            at = 0;
            finished = page.size() < PAGE;
            last = page.isEmpty() ? last : page.getLast();
        }
        return at < page.size();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var shipment = page.get(at++);
        handedOut++;
        return new Line(
                shipment, services.payments().find(shipment.parcel().orderNo()).orElseThrow());
    }
}
