package till.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import till.domain.Event;
import till.domain.OrderNo;
import till.ledger.History;

/** A history whose rows say something else. */
record DamagedHistory(List<String> faults) implements History {
    @Override
    public void export(Export to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Event> of(OrderNo orderNo) {
        return List.of();
    }

    @Override
    public Map<String, Long> heads() {
        return Map.of();
    }

    @Override
    public List<Event> after(Map<String, Long> heads, int most) {
        return List.of();
    }

    @Override
    public Verification verify() {
        return new Verification(5, 2, 1, faults, Instant.EPOCH);
    }
}
