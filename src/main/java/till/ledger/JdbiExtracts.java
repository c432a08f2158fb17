package till.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Basket;
import till.domain.Payment;

/** The long reads in SQL, the same on both databases. May be shared between threads. */
final class JdbiExtracts implements Extracts {
    private static final int PAGE = 1_000;

    private final Transactions transactions;

    JdbiExtracts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void orders(Between between, Consumer<Bought> each) {
        transactions.snapshot(handle -> {
            new Pages<>(handle, "select * from payment where 1 = 1", "order_no", between, JdbiExtracts::place)
                    .read(
                            (row, context) -> Rows.payment(row),
                            page -> bought(handle, page).forEach(each));
            return true;
        });
    }

    @Override
    public void shipments(Between between, Consumer<Sent> each) {
        transactions.snapshot(handle -> {
            new Pages<Sent>(
                            handle,
                            "select s.*, (select p.reference from payment p where p.order_no = s.order_no) as reference"
                                    + " from shipment s where 1 = 1",
                            "id",
                            between,
                            sent -> new Place(
                                    sent.shipment().createdAt(), sent.shipment().id()))
                    .read(
                            (row, context) -> new Sent(ShipmentRows.shipment(row), row.getString("reference")),
                            page -> page.forEach(each));
            return true;
        });
    }

    private static Place place(Payment payment) {
        return new Place(payment.order().createdAt(), payment.orderNo().text());
    }

    private static List<Bought> bought(Handle handle, List<Payment> page) {
        var numbers = page.stream().map(payment -> payment.orderNo().text()).toList();
        var withLines = withBasket(handle, numbers);
        var refunded = refunded(handle, numbers);
        return page.stream()
                .map(payment -> new Bought(
                        payment,
                        withLines.contains(payment.orderNo().text())
                                ? PaymentRows.basket(handle, payment.orderNo())
                                : Basket.NONE,
                        refunded(payment, refunded)))
                .toList();
    }

    /** Most payments are for a plain amount: only the others are asked for what they are for. */
    private static Set<String> withBasket(Handle handle, List<String> numbers) {
        return handle.createQuery("""
                        select order_no from payment where order_no in (<numbers>) and (note is not null
                            or customer is not null or basket is not null
                            or exists (select 1 from payment_line l where l.owner = payment.order_no))
                        """)
                .bindList("numbers", numbers)
                .mapTo(String.class)
                .set();
    }

    private static Map<String, Long> refunded(Handle handle, List<String> numbers) {
        var sums = new HashMap<String, Long>();
        handle.createQuery("select order_no, sum(amount_minor) as minor from refund where state in ('ACCEPTED', 'DONE')"
                        + " and order_no in (<numbers>) group by order_no")
                .bindList("numbers", numbers)
                .map((row, context) -> Map.entry(
                        row.getString("order_no"), row.getBigDecimal("minor").longValueExact()))
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
        return sums;
    }

    private static Money refunded(Payment payment, Map<String, Long> sums) {
        var received = payment.received();
        CurrencyUnit currency = (received == null ? payment.amount() : received).getCurrencyUnit();
        return Money.ofMinor(currency, sums.getOrDefault(payment.orderNo().text(), 0L));
    }

    /** Where a page ended. */
    private record Place(Instant at, String number) {}

    /** Rows in the order of their creation, a page at a time behind the last one seen. */
    private record Pages<T>(Handle handle, String select, String key, Between between, Function<T, Place> place) {
        void read(RowMapper<T> mapper, Consumer<List<T>> use) {
            var last = new Place(between.from(), "");
            List<T> page;
            do {
                page = page(last, mapper);
                if (!page.isEmpty()) {
                    use.accept(page);
                    last = place.apply(page.getLast());
                }
            } while (page.size() == PAGE);
        }

        private List<T> page(Place last, RowMapper<T> mapper) {
            var ofTill = between.till() == null ? "" : " and till = :till";
            return handle.createQuery(select + " and created_at >= :at and created_at < :to and (created_at > :at or "
                            + key + " > :number)" + ofTill + " order by created_at, " + key + " limit " + PAGE)
                    .bind("at", Sql.at(last.at()))
                    .bind("to", Sql.at(between.to()))
                    .bind("number", last.number())
                    .bind("till", Sql.exact(between.till()))
                    .map(mapper)
                    .list();
        }
    }
}
