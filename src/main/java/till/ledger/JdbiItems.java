package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Event;
import till.domain.Item;
import till.domain.ItemNames;
import till.ledger.Transactions.Durability;

/** The items in SQL. May be shared between threads. */
final class JdbiItems implements Items {
    private static final int BATCH = 500;

    private final Transactions transactions;

    JdbiItems(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public long version() {
        return transactions.read(JdbiItems::version);
    }

    private static long version(Handle handle) {
        return handle.createQuery("select coalesce(max(version), 0) from catalogue")
                .mapTo(Long.class)
                .one();
    }

    /** The version is read first: what is written meanwhile comes again with the next. */
    @Override
    public Changes since(long version) {
        return transactions.read(handle -> new Changes(
                version(handle),
                handle.createQuery("select * from item where version > :version order by item_key")
                        .bind("version", version)
                        .map((row, context) -> item(row))
                        .list()));
    }

    @Override
    public boolean put(Change change, IntConsumer progress) {
        return change.facts().isEmpty()
                ? transactions.change(handle -> put(handle, change, progress))
                : transactions.write(
                        Durability.PROCESS,
                        write -> {
                            var written = put(write.handle(), change, progress);
                            if (written) {
                                write.append(
                                        Event.Kind.ACT_DONE,
                                        null,
                                        null,
                                        change.signed().at(),
                                        facts(change));
                            }
                            return written;
                        },
                        handle -> true);
    }

    private static Facts facts(Change change) {
        return new Facts()
                .withAll(change.facts())
                .with("act", Act.CATALOGUE)
                .by(change.signed().by());
    }

    private static boolean put(Handle handle, Change change, IntConsumer progress) {
        var now = handle.createQuery("select version from catalogue for update")
                .mapTo(Long.class)
                .findOne();
        if (now.isEmpty() || now.get() != change.on()) {
            return false;
        }
        var next = now.get() + 1;
        handle.createUpdate("update catalogue set version = :next")
                .bind("next", next)
                .execute();
        makeRoom(handle, change.changed());
        var before = change.changed().size();
        update(handle, change.changed(), next, progress);
        insert(handle, change.added(), next, written -> progress.accept(before + written));
        return true;
    }

    /** Items may hand barcodes and places on to each other: what is unique is let go of before it is given out. */
    private static void makeRoom(Handle handle, List<Item> changed) {
        var rows = new Sending(handle, "update item set barcode = null, quick = null where item_key = :key", _ -> {});
        changed.forEach(item -> rows.add(batch -> batch.bind("key", Sql.exact(item.key()))));
        rows.send();
    }

    private static void update(Handle handle, List<Item> changed, long version, IntConsumer progress) {
        var rows = new Sending(handle, """
                        update item set sku = :sku, barcode = :barcode, name_en = :en, name_zh_hant = :hant,
                            name_zh_hans = :hans, price_minor = :price, currency = :currency, category = :category,
                            quick = :quick, picture = :picture, on_sale = :onSale, version = :version
                        where item_key = :key
                        """, progress);
        changed.forEach(item -> rows.add(batch -> bind(batch, item, version)));
        rows.send();
    }

    private static void insert(Handle handle, List<Item> added, long version, IntConsumer progress) {
        var rows = new Sending(handle, """
                        insert into item (item_key, sku, barcode, name_en, name_zh_hant, name_zh_hans, price_minor,
                            currency, category, quick, picture, on_sale, version)
                        values (:key, :sku, :barcode, :en, :hant, :hans, :price, :currency, :category, :quick, :picture,
                            :onSale, :version)
                        """, progress);
        added.forEach(item -> rows.add(batch -> bind(batch, item, version)));
        rows.send();
    }

    private static void bind(PreparedBatch batch, Item item, long version) {
        batch.bind("key", Sql.exact(item.key()))
                .bind("sku", Sql.exact(item.sku()))
                .bind("barcode", Sql.exact(item.barcode()))
                .bind("en", Sql.exact(item.names().english()))
                .bind("hant", Sql.exact(item.names().traditional()))
                .bind("hans", Sql.exact(item.names().simplified()))
                .bind("price", Sql.minor(item.price()))
                .bind("currency", Sql.currency(item.price()))
                .bind("category", Sql.exact(item.category()))
                .bind("quick", item.quick())
                .bind("picture", Sql.exact(item.picture()))
                .bind("onSale", item.onSale())
                .bind("version", version);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("sku"),
                row.getString("barcode"),
                new ItemNames(row.getString("name_en"), row.getString("name_zh_hant"), row.getString("name_zh_hans")),
                Sql.money(row, "price_minor", "currency"),
                row.getString("category"),
                place(row),
                row.getString("picture"),
                row.getBoolean("on_sale"));
    }

    private static @Nullable Integer place(ResultSet row) throws SQLException {
        var place = row.getInt("quick");
        return row.wasNull() ? null : place;
    }

    /** Sends rows by the hundred, each of which has to find its place. */
    private static final class Sending {
        private final PreparedBatch batch;
        private final IntConsumer progress;
        private int sent;

        Sending(Handle handle, String sql, IntConsumer progress) {
            this.batch = handle.prepareBatch(sql);
            this.progress = progress;
        }

        void add(Consumer<PreparedBatch> row) {
            row.accept(batch);
            batch.add();
            if (batch.size() == BATCH) {
                send();
            }
        }

        void send() {
            var size = batch.size();
            if (size == 0) {
                return;
            }
            for (var count : batch.execute()) {
                if (count == 0) {
                    throw new IllegalStateException("an item is not there");
                }
            }
            sent += size;
            progress.accept(sent);
        }
    }
}
