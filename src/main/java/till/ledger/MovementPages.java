package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.Query;
import till.ledger.Movements.Movement;

/** Movements of one kind in order, fetched a page at a time behind the last one seen. */
final class MovementPages implements Iterator<Movement> {
    private static final int PAGE = 5_000;

    private final Supplier<Query> query;
    private final Mapper mapper;
    private final Deque<Movement> page = new ArrayDeque<>();
    private Instant at = Instant.EPOCH;
    private String number = "";
    private boolean finished;

    MovementPages(Supplier<Query> query, Mapper mapper) {
        this.query = query;
        this.mapper = mapper;
    }

    /** Reads one row. */
    interface Mapper {
        Movement map(ResultSet row) throws SQLException;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !finished) {
            fetch();
        }
        return !page.isEmpty();
    }

    Movement peek() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.getFirst();
    }

    @Override
    public Movement next() {
        var next = peek();
        page.removeFirst();
        return next;
    }

    private void fetch() {
        query.get()
                .bind("at", Sql.at(at))
                .bind("number", number)
                .bind("most", PAGE)
                .map((row, context) -> mapper.map(row))
                .forEach(page::add);
        finished = page.size() < PAGE;
        if (!page.isEmpty()) {
            at = page.getLast().at();
            number = page.getLast().orderNo();
        }
    }
}
