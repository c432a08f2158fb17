package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.By;
import till.domain.Event;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Role;
import till.ledger.Transactions.Durability;

/** The operators in SQL. May be shared between threads. */
final class JdbiPeople implements People {
    private final Transactions transactions;

    JdbiPeople(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Operator> all() {
        return transactions.read(handle -> handle.createQuery("select * from operator order by name, id")
                .map((row, context) -> operator(row))
                .list());
    }

    @Override
    public Optional<Operator> find(String id) {
        return transactions.read(handle -> handle.createQuery("select * from operator where id = :id")
                .bind("id", Sql.exact(id))
                .map((row, context) -> operator(row))
                .findOne());
    }

    @Override
    public Optional<Money> refundLimit(Role role, CurrencyUnit currency) {
        return transactions.read(handle -> handle.createQuery(
                        "select most_minor, currency from refund_limit where role = :role and currency = :currency")
                .bind("role", role.name())
                .bind("currency", currency.getCode())
                .map((row, context) -> Sql.money(row, "most_minor", "currency"))
                .findOne());
    }

    @Override
    public void refused(Act act, By by, @Nullable OrderNo about, Instant at) {
        transactions.write(
                Durability.PROCESS,
                write -> {
                    write.append(
                            Event.Kind.ACT_REFUSED,
                            about,
                            null,
                            at,
                            new Facts().with("act", act).by(by));
                    return true;
                },
                handle -> true);
    }

    private static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                row.getString("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"));
    }
}
