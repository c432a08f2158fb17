package till.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import till.domain.Attention;
import till.domain.Event;
import till.domain.OrderNo;
import till.ledger.Transactions.Durability;

/** The attention rows in SQL. May be shared between threads. */
final class JdbiAttention implements AttentionList {
    private final Transactions transactions;

    JdbiAttention(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean raise(OrderNo orderNo, Attention.Draft draft, Instant at) {
        return transactions.write(
                Durability.PROCESS,
                write -> {
                    PaymentRows.locked(write.handle(), orderNo);
                    return raise(write, orderNo, draft, at);
                },
                handle -> true);
    }

    /** Raises within a transaction that holds the payment's lock. */
    static boolean raise(Write write, OrderNo orderNo, Attention.Draft draft, Instant at) {
        var handle = write.handle();
        var key = orderNo.text() + "/" + draft.kind();
        if (isOpen(handle, key)) {
            return false;
        }
        var id = orderNo.text() + "-" + (count(handle, orderNo) + 1);
        var facts = new Facts().withAll(draft.facts());
        handle.createUpdate("""
                        insert into attention (id, order_no, kind, open_key, facts, raised_at)
                        values (:id, :orderNo, :kind, :key, :facts, :at)
                        """)
                .bind("id", id)
                .bind("orderNo", orderNo.text())
                .bind("kind", draft.kind().name())
                .bind("key", key)
                .bind("facts", EventChain.json(facts.values()))
                .bind("at", Sql.at(at))
                .execute();
        var told = new Facts().with("id", id).with("attention", draft.kind());
        draft.facts().forEach((name, value) -> told.with("fact." + name, value));
        write.append(Event.Kind.ATTENTION_RAISED, orderNo, null, at, told);
        return true;
    }

    @Override
    public List<Attention> open() {
        return transactions.read(handle -> handle.createQuery(
                        "select * from attention where open_key is not null order by raised_at, id")
                .map((row, context) -> Rows.attention(row))
                .list());
    }

    @Override
    public List<Attention> of(OrderNo orderNo) {
        return transactions.read(
                handle -> handle.createQuery("select * from attention where order_no = :orderNo order by raised_at, id")
                        .bind("orderNo", orderNo.text())
                        .map((row, context) -> Rows.attention(row))
                        .list());
    }

    @Override
    public int openCount() {
        return transactions.read(
                handle -> handle.createQuery("select count(*) from attention where open_key is not null")
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public boolean settle(String id, Instant at, String resolution) {
        return transactions.write(Durability.PROCESS, write -> settle(write, id, at, resolution), handle -> true);
    }

    private static boolean settle(Write write, String id, Instant at, String resolution) {
        var settled = write.handle()
                .createUpdate("""
                        update attention set open_key = null, settled_at = :at, resolution = :resolution
                        where id = :id and settled_at is null
                        """)
                .bind("id", id)
                .bind("at", Sql.at(at))
                .bind("resolution", Sql.text(resolution))
                .execute();
        if (settled == 0) {
            return false;
        }
        var row = write.handle()
                .createQuery("select * from attention where id = :id")
                .bind("id", id)
                .map((columns, context) -> Rows.attention(columns))
                .one();
        var facts = new Facts().with("id", id).with("attention", row.kind()).with("resolution", row.resolution());
        write.append(Event.Kind.ATTENTION_SETTLED, row.orderNo(), null, at, facts);
        return true;
    }

    /** Waits for somebody who is just settling it: a new oddity must not hide behind one that ends this moment. */
    private static boolean isOpen(Handle handle, String key) {
        return handle.createQuery("select id from attention where open_key = :key for update")
                .bind("key", key)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static int count(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select count(*) from attention where order_no = :orderNo")
                .bind("orderNo", orderNo.text())
                .mapTo(Integer.class)
                .one();
    }
}
