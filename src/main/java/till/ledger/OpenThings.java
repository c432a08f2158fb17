package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.StillOpen;

/** Names what is not settled: payments, refunds, operations, cards and parked orders. Links that wait are none of it. */
final class OpenThings {
    /** A shop with more open things than anybody can read does not fill its reports with them. */
    private static final int MOST = 1_000;

    private static final String PAYMENTS = """
            select order_no as id, reference as name, state as word, amount_minor, currency, till, operator,
                created_at as since, created_at, expires_at
            from payment where open_at < :ever %s order by open_at, order_no limit :most
            """;

    private static final String REFUNDS = """
            select r.order_no as id, r.refund_no as name, r.state as word, r.amount_minor, r.currency, r.till, r.operator,
                r.created_at as since
            from refund r where r.open_at < :ever and r.state <> 'ACCEPTED' %s order by r.open_at, r.refund_no
            limit :most
            """;

    private static final String OPERATIONS = """
            select p.order_no as id, p.reference as name, o.kind as word, p.amount_minor, p.currency, p.till, o.operator,
                o.created_at as since
            from operation o join payment p on p.order_no = o.order_no
            where o.unfinished_key is not null %s order by o.created_at, o.id limit :most
            """;

    private static final String CARDS = """
            select p.order_no as id, p.reference as name, a.kind as word, p.amount_minor, p.currency, p.till, p.operator,
                a.raised_at as since
            from attention a join payment p on p.order_no = a.order_no
            where a.open_key is not null %s order by a.raised_at, a.id limit :most
            """;

    private static final String PARKED = """
            select id, case when sale <> '' then sale else subject end as name, 'PARKED' as word,
                total_minor as amount_minor, currency, till, operator, changed_at as since
            from unpaid_order where held_by is null %s order by changed_at, id limit :most
            """;

    private OpenThings() {}

    /** @param till null for all tills */
    static List<StillOpen> at(Handle handle, @Nullable String till) {
        var open = new ArrayList<StillOpen>();
        read(handle, StillOpen.Kind.PAYMENT, PAYMENTS, "", till, open);
        read(handle, StillOpen.Kind.REFUND, REFUNDS, "r.", till, open);
        read(handle, StillOpen.Kind.OPERATION, OPERATIONS, "p.", till, open);
        read(handle, StillOpen.Kind.CARD, CARDS, "p.", till, open);
        read(handle, StillOpen.Kind.PARKED, PARKED, "", till, open);
        return List.copyOf(open);
    }

    private static void read(
            Handle handle, StillOpen.Kind kind, String sql, String alias, @Nullable String till, List<StillOpen> into) {
        var links = kind == StillOpen.Kind.PAYMENT
                ? "and not (state = 'AWAITING_PAYER' and %s)".formatted(Finding.LINK)
                : "";
        handle.createQuery(sql.formatted(links + (till == null ? "" : " and " + alias + "till = :till")))
                .bind("till", Sql.exact(till))
                .bind("ever", Sql.at(Sql.EVER))
                .bind("most", MOST)
                .map((row, context) -> thing(row, kind))
                .forEach(into::add);
    }

    private static StillOpen thing(ResultSet row, StillOpen.Kind kind) throws SQLException {
        return new StillOpen(
                kind,
                row.getString("id"),
                row.getString("name"),
                row.getString("word"),
                Sql.money(row, "amount_minor", "currency"),
                row.getString("till"),
                row.getString("operator"),
                Sql.instant(row, "since"));
    }
}
