package till.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import till.domain.Basket;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.ledger.Transactions.Durability;

/** The payments in SQL. May be shared between threads. */
final class JdbiPayments implements Payments {
    private final Transactions transactions;
    private final Watching watching;
    private final Finding finding;

    JdbiPayments(Transactions transactions) {
        this.transactions = transactions;
        this.watching = Watching.payments(transactions);
        this.finding = new Finding(transactions);
    }

    @Override
    public Added add(Draft draft, Instant nextCheckAt, boolean again) {
        return transactions.write(
                Durability.POWER,
                write -> new PaymentAdding(write).add(draft, nextCheckAt, again),
                handle -> PaymentAdding.written(handle, draft.order().orderNo()));
    }

    @Override
    public Optional<Payment> find(OrderNo orderNo) {
        return transactions.read(handle -> PaymentRows.find(handle, orderNo));
    }

    @Override
    public Basket basket(OrderNo orderNo) {
        return transactions.read(handle -> PaymentRows.basket(handle, orderNo));
    }

    @Override
    public List<Payment> madeFor(String basket) {
        return transactions.read(handle -> handle.createQuery(
                        "select * from payment where basket = :basket order by created_at, order_no")
                .bind("basket", Sql.exact(basket))
                .map((row, context) -> Rows.payment(row))
                .list());
    }

    @Override
    public List<Payment> named(String number) {
        return finding.named(number);
    }

    @Override
    public boolean move(PaymentMove move) {
        var durability = move.to() == PaymentState.PAID ? Durability.POWER : Durability.PROCESS;
        return transactions.write(durability, write -> new PaymentMoving(write).move(move), handle -> true);
    }

    @Override
    public void learn(OrderNo orderNo, GatewayDetails details, Instant at) {
        if (details.card().isEmpty()) {
            transactions.change(handle -> PaymentLearning.details(handle, orderNo, details));
        } else {
            transactions.write(
                    Durability.PROCESS, write -> PaymentLearning.all(write, orderNo, details, at), handle -> true);
        }
    }

    @Override
    public void heard(OrderNo orderNo, Heard heard, Instant since) {
        watching.heard(orderNo.text(), heard, since);
    }

    @Override
    public void checkBy(OrderNo orderNo, Instant at) {
        watching.checkBy(orderNo.text(), at);
    }

    @Override
    public List<OrderNo> due(Instant now, int most, Set<String> leftOut) {
        return watching.due(now, most, leftOut).stream().map(OrderNo::new).toList();
    }

    @Override
    public Map<OrderNo, String> gateways(List<OrderNo> orderNos) {
        if (orderNos.isEmpty()) {
            return Map.of();
        }
        return transactions.read(handle -> handle.createQuery(
                        "select order_no, gateway from payment where order_no in (<numbers>)")
                .bindList("numbers", orderNos.stream().map(OrderNo::text).toList())
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(
                            new OrderNo(row.getColumn("order_no", String.class)),
                            row.getColumn("gateway", String.class));
                    return found;
                }));
    }

    @Override
    public boolean lease(OrderNo orderNo, String owner, Instant now, Instant until) {
        return watching.lease(orderNo.text(), owner, now, until);
    }

    @Override
    public void release(OrderNo orderNo, String owner) {
        watching.release(orderNo.text(), owner);
    }

    @Override
    public int sweep(Instant now) {
        return watching.sweep(now);
    }

    @Override
    public List<Payment> search(PaymentSearch search) {
        return finding.search(search);
    }

    @Override
    public List<Sum> sums(PaymentSearch search) {
        return finding.sums(search);
    }

    @Override
    public int unfinishedCount(String gateway) {
        return transactions.read(handle -> handle.createQuery("""
                        select count(*) from payment where gateway = :gateway and order_no in (
                            select order_no from payment where open_at < :ever
                            union select order_no from refund where open_at < :ever
                            union select order_no from operation where state not in ('DONE', 'FAILED'))
                        """)
                .bind("gateway", Sql.exact(gateway))
                .bind("ever", Sql.at(Sql.EVER))
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public int openCount() {
        return transactions.read(handle -> handle.createQuery("select count(*) from payment where open_at < :ever"
                        + " and not (state = 'AWAITING_PAYER' and code_kind is not null and " + Finding.LINK + ")")
                .bind("ever", Sql.at(Sql.EVER))
                .mapTo(Integer.class)
                .one());
    }
}
