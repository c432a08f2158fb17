package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.ParkedOrder;

/** The unpaid orders in SQL: each change may be repeated after a lost connection without harm. Threads may share it. */
final class JdbiUnpaidOrders implements UnpaidOrders {
    private final Transactions transactions;

    JdbiUnpaidOrders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(String till, ParkedOrder order) {
        transactions.change(handle -> write(handle, till, order, till));
    }

    @Override
    public void park(String till, ParkedOrder order) {
        transactions.change(handle -> write(handle, till, order, null));
    }

    /** Only what this till holds is written over, so that a late writer brings nothing back that another has taken. */
    private static boolean write(Handle handle, String till, ParkedOrder order, @Nullable String holder) {
        var holding = handle.createQuery("select held_by from unpaid_order where id = :id for update")
                .bind("id", order.id())
                .map((row, context) -> Optional.ofNullable(row.getString("held_by")))
                .findOne();
        if (holding.isPresent() && !holding.get().equals(Optional.of(till))) {
            return false;
        }
        handle.createUpdate("delete from unpaid_order where id = :id")
                .bind("id", order.id())
                .execute();
        insert(handle, order, holder);
        LineRows.OF_UNPAID_ORDER.insert(handle, order.id(), order.basket().lines());
        return true;
    }

    private static void insert(Handle handle, ParkedOrder order, @Nullable String holder) {
        handle.createUpdate("""
                        insert into unpaid_order (id, held_by, held_since, currency, total_minor, subject, sale, note,
                            customer, till, operator, changed_at)
                        values (:id, :holder, :since, :currency, :total, :subject, :sale, :note, :customer, :till,
                            :operator, :at)
                        """)
                .bind("id", order.id())
                .bind("holder", holder)
                .bind("since", holder == null ? null : UUID.randomUUID().toString())
                .bind("currency", Sql.currency(order.total()))
                .bind("total", Sql.minor(order.total()))
                .bind("subject", Sql.exact(order.subject()))
                .bind("sale", Sql.exact(order.sale()))
                .bind("note", Sql.exact(order.basket().note()))
                .bind("customer", Sql.exact(order.basket().customer()))
                .bind("till", order.till())
                .bind("operator", Sql.exact(order.operator()))
                .bind("at", Sql.at(order.at()))
                .execute();
    }

    @Override
    public void drop(String till, String id) {
        transactions.change(handle -> handle.createUpdate("delete from unpaid_order where id = :id and held_by = :till")
                .bind("id", id)
                .bind("till", till)
                .execute());
    }

    @Override
    public List<ParkedOrder> held(String till) {
        return transactions.read(handle -> whole(
                handle,
                handle.createQuery("select * from unpaid_order where held_by = :till order by changed_at, id limit 50")
                        .bind("till", till)));
    }

    @Override
    public List<ParkedOrder> parked(int most) {
        return transactions.read(handle -> whole(
                handle,
                handle.createQuery(
                                "select * from unpaid_order where held_by is null order by changed_at, id limit :most")
                        .bind("most", most)));
    }

    @Override
    public int parkedCount() {
        return transactions.read(handle -> handle.createQuery("select count(*) from unpaid_order where held_by is null")
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<ParkedOrder> recall(String till, String id) {
        var taking = UUID.randomUUID().toString();
        return transactions.change(handle -> taken(handle, till, id, taking)
                ? whole(
                                handle,
                                handle.createQuery("select * from unpaid_order where id = :id")
                                        .bind("id", id))
                        .stream()
                        .findFirst()
                : Optional.empty());
    }

    /** One that was taken by this very call, whose answer was lost, is taken. */
    private static boolean taken(Handle handle, String till, String id, String taking) {
        return handle.createUpdate("""
                                update unpaid_order set held_by = :till, held_since = :taking
                                where id = :id and held_by is null
                                """)
                                .bind("till", till)
                                .bind("taking", taking)
                                .bind("id", id)
                                .execute()
                        == 1
                || handle.createQuery("select count(*) from unpaid_order where id = :id and held_since = :taking")
                                .bind("id", id)
                                .bind("taking", taking)
                                .mapTo(Integer.class)
                                .one()
                        == 1;
    }

    /** Lines are read once the orders are: the databases differ over a query within another's rows. */
    private static List<ParkedOrder> whole(Handle handle, Query orders) {
        return orders.map((row, context) -> order(row)).list().stream()
                .map(order -> order.with(order.basket().with(LineRows.OF_UNPAID_ORDER.of(handle, order.id()))))
                .toList();
    }

    private static ParkedOrder order(ResultSet row) throws SQLException {
        return new ParkedOrder(
                new Basket(row.getString("id"), List.of(), row.getString("note"), row.getString("customer")),
                Sql.money(row, "total_minor", "currency"),
                row.getString("subject"),
                row.getString("sale"),
                row.getString("till"),
                row.getString("operator"),
                Sql.instant(row, "changed_at"));
    }
}
