package till.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One table of two ledgers, read side by side in the order of its key: what differs is named, or made equal where a copy that
 * was cut short goes on with a file that was worked with meanwhile.
 */
final class TableComparison implements AutoCloseable {
    private static final int CHUNK = 5_000;

    private final CopiedTable table;
    private final Connection from;
    private final Connection to;
    private final PreparedStatement put;
    private final PreparedStatement take;
    private long seen;

    TableComparison(CopiedTable table, Connection from, Connection to) throws SQLException {
        this.table = table;
        this.from = from;
        this.to = to;
        this.put = to.prepareStatement(table.insert(true));
        this.take = to.prepareStatement(table.delete());
    }

    /** How many rows the first of the two has. */
    long seen() {
        return seen;
    }

    /** What is done about a row that only one has, or that is not the same; one of the two may be missing. */
    private interface Difference {
        boolean goOn(@Nullable ResultSet old, @Nullable ResultSet copy) throws SQLException;
    }

    /** The first row that is not the same. */
    Optional<String> first(LongConsumer watcher) throws SQLException {
        var named = new StringBuilder();
        read(watcher, (old, copy) -> {
            var row = old == null ? copy : old;
            named.append(row == null ? "" : table.named(row));
            return false;
        });
        return named.isEmpty() ? Optional.empty() : Optional.of(named.toString());
    }

    /** Makes the second what the first is. */
    void repair(LongConsumer watcher) throws SQLException {
        read(watcher, (old, copy) -> {
            if (old != null) {
                table.bind(old, put);
                put.executeUpdate();
            } else if (copy != null) {
                table.bindKey(copy, take);
                take.executeUpdate();
            }
            return true;
        });
    }

    private void read(LongConsumer watcher, Difference difference) throws SQLException {
        try (var left = from.createStatement();
                var right = to.createStatement()) {
            right.setFetchSize(CHUNK);
            var old = left.executeQuery(table.ordered(false));
            var copy = right.executeQuery(table.ordered(true));
            var hasOld = old.next();
            var hasCopy = copy.next();
            while (hasOld || hasCopy) {
                var order = order(hasOld ? old : null, hasCopy ? copy : null);
                var alike = order == 0 && table.equal(old, copy);
                if (!alike && !difference.goOn(order <= 0 ? old : null, order >= 0 ? copy : null)) {
                    return;
                }
                if (order <= 0) {
                    counted(watcher);
                    hasOld = old.next();
                }
                hasCopy = order >= 0 ? copy.next() : hasCopy;
            }
        }
    }

    private int order(@Nullable ResultSet old, @Nullable ResultSet copy) throws SQLException {
        if (old == null) {
            return 1;
        }
        return copy == null ? -1 : table.compareKeys(old, copy);
    }

    private void counted(LongConsumer watcher) {
        if (++seen % CHUNK == 0) {
            watcher.accept(seen);
        }
    }

    @Override
    public void close() throws SQLException {
        put.close();
        take.close();
    }
}
