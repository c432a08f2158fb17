package till.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;

/**
 * Finds payments by number, amount and words. Every look-up is a range of an index and bounded, so that none grows with
 * the ledger; only words are compared row by row, inside the dates. May be shared between threads.
 */
final class Finding {
    /** How many payments the beginning of a number may find per kind of number: the newest of them. */
    private static final int MOST_BY_NUMBER = 500;

    /** A payment link, told by how long it was made to live. */
    static final String LINK =
            "expires_at >= created_at + interval '" + PaymentOrder.LINK_LIVES.toMinutes() + "' minute";

    private static final String WORDS = """
             and (lower(subject) like :like escape '!' or lower(sale) like :like escape '!'
                or lower(note) like :like escape '!' or lower(customer) like :like escape '!')
            """;

    private static final int SHORTEST_BEGINNING = 3;
    /** So long a text with a digit in it that begins a number is one. */
    private static final int NUMBER_FOR_SURE = 8;

    private static final Pattern AMOUNT = Pattern.compile("[^0-9.,-]{0,4}([0-9][0-9,]{0,14}(?:\\.[0-9]{1,4})?)");
    private static final List<String> NUMBERS = List.of("order_no", "reference", "sale", "gateway_no", "channel_no");
    private static final List<String> REFUND_NUMBERS = List.of("refund_no", "gateway_no");
    private static final Comparator<Payment> NEWEST_FIRST = Comparator.comparing(
                    (Payment payment) -> payment.order().createdAt())
            .thenComparing(payment -> payment.orderNo().text())
            .reversed();

    private final Transactions transactions;

    Finding(Transactions transactions) {
        this.transactions = transactions;
    }

    List<Payment> named(String number) {
        return transactions.read(handle -> {
            var found = new LinkedHashMap<OrderNo, Payment>();
            for (var column : NUMBERS) {
                handle.createQuery("select * from payment where " + column + " = :number order by created_at limit 100")
                        .bind("number", Sql.number(number))
                        .map((row, context) -> Rows.payment(row))
                        .forEach(payment -> found.putIfAbsent(payment.orderNo(), payment));
            }
            // each by its own index: a database reads every refund for two columns joined by or
            for (var column : REFUND_NUMBERS) {
                handle.createQuery("select p.* from refund r join payment p on p.order_no = r.order_no where r."
                                + column + " = :number")
                        .bind("number", Sql.number(number))
                        .map((row, context) -> Rows.payment(row))
                        .forEach(payment -> found.putIfAbsent(payment.orderNo(), payment));
            }
            return List.copyOf(found.values());
        });
    }

    List<Payment> search(PaymentSearch search) {
        var text = search.text().strip();
        return transactions.read(handle -> {
            var found = new LinkedHashMap<OrderNo, Payment>();
            if (text.length() >= SHORTEST_BEGINNING) {
                byNumber(handle, text, search).forEach(payment -> found.put(payment.orderNo(), payment));
            }
            var isSpent = isSpent(text, found.values());
            amount(text)
                    .ifPresent(amount ->
                            byAmount(handle, amount, search).forEach(payment -> found.put(payment.orderNo(), payment)));
            if (text.isEmpty() || (!isSpent && search.looksForWords())) {
                inDates(handle, text, search).forEach(payment -> found.put(payment.orderNo(), payment));
            }
            return found.values().stream()
                    .sorted(NEWEST_FIRST)
                    .limit(search.most())
                    .toList();
        });
    }

    /**
     * Who gives a number, whole or the better part of it, means those payments and no text that happens to hold it: words are
     * compared row by row.
     */
    private static boolean isSpent(String text, Collection<Payment> numbered) {
        var isLong = text.length() >= NUMBER_FOR_SURE && text.chars().anyMatch(Character::isDigit);
        return (isLong && !numbered.isEmpty())
                || numbered.stream()
                        .anyMatch(payment -> text.equals(payment.orderNo().text())
                                || text.equals(payment.order().reference())
                                || text.equals(payment.order().sale())
                                || text.equals(payment.gatewayNo())
                                || text.equals(payment.channelNo()));
    }

    private static List<Payment> byNumber(Handle handle, String text, PaymentSearch search) {
        var orderNos = new LinkedHashSet<String>();
        for (var beginning : Set.copyOf(List.of(text, text.toUpperCase(Locale.ROOT)))) {
            for (var column : NUMBERS) {
                orderNos.addAll(beginningWith(handle, "payment", column, beginning));
            }
            orderNos.addAll(beginningWith(handle, "refund", "refund_no", beginning));
        }
        if (orderNos.isEmpty()) {
            return List.of();
        }
        var sql = "select * from payment where order_no in (<orderNos>)" + conditions(search) + " limit :most";
        return bound(handle.createQuery(withOrder(sql)).bindList("orderNos", orderNos), search)
                .map((row, context) -> Rows.payment(row))
                .list();
    }

    /** Numbers grow with time, ours and most gateways': from the end of the range are the newest. */
    private static List<String> beginningWith(Handle handle, String table, String column, String beginning) {
        return handle.createQuery("select order_no from " + table + " where " + column + " >= :first and " + column
                        + " < :last order by " + column + " desc limit " + MOST_BY_NUMBER)
                .bind("first", Sql.number(beginning))
                .bind("last", Sql.exact(Sql.shortened(beginning) + "\uffff"))
                .mapTo(String.class)
                .list();
    }

    /** A range of an index for each number of minor units the amount may be, however long the dates are. */
    private static List<Payment> byAmount(Handle handle, BigDecimal amount, PaymentSearch search) {
        var found = new ArrayList<Payment>();
        for (var decimals : List.of(0, 2, 3)) {
            var sql = "select * from payment where amount_minor = :minor and created_at >= :from and created_at < :to"
                    + (decimals == 2 ? " and currency not in (<currencies>)" : " and currency in (<currencies>)")
                    + conditions(search) + " limit :most";
            bound(handle.createQuery(withOrder(sql)), search)
                    .bind("from", Sql.at(search.from()))
                    .bind("to", Sql.at(search.to()))
                    .bind("minor", minor(amount, decimals))
                    .bindList("currencies", decimals == 2 ? notOfTwo() : currencies(decimals))
                    .map((row, context) -> Rows.payment(row))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Payment> inDates(Handle handle, String text, PaymentSearch search) {
        var sql = "select * from payment where created_at >= :from and created_at < :to" + (text.isEmpty() ? "" : WORDS)
                + conditions(search) + " limit :most";
        var query = bound(handle.createQuery(withOrder(sql)), search)
                .bind("from", Sql.at(search.from()))
                .bind("to", Sql.at(search.to()))
                .bind("like", Sql.exact("%" + escaped(text.toLowerCase(Locale.ROOT)) + "%"));
        return query.map((row, context) -> Rows.payment(row)).list();
    }

    List<Payments.Sum> sums(PaymentSearch search) {
        return transactions.read(handle -> {
            var chosen = " from payment where created_at >= :from and created_at < :to" + conditions(search);
            var refunded = new HashMap<String, Long>();
            chosen(
                            handle.createQuery("select currency, sum(amount_minor) as refunded from refund"
                                    + " where state in ('ACCEPTED', 'DONE') and order_no in (select order_no" + chosen
                                    + ") group by currency"),
                            search)
                    .bind("from", Sql.at(search.from()))
                    .bind("to", Sql.at(search.to()))
                    .map((row, context) -> refunded.put(row.getString("currency"), row.getLong("refunded")))
                    .list();
            return chosen(
                            handle.createQuery("select currency, count(*) as payments,"
                                    + " sum(case when state = 'PAID' then received_minor else 0 end) as taken" + chosen
                                    + " group by currency order by currency"),
                            search)
                    .bind("from", Sql.at(search.from()))
                    .bind("to", Sql.at(search.to()))
                    .map((row, context) -> sum(row, refunded))
                    .list();
        });
    }

    private static Payments.Sum sum(ResultSet row, Map<String, Long> refunded) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        return new Payments.Sum(
                row.getLong("payments"),
                Money.ofMinor(currency, row.getLong("taken")),
                Money.ofMinor(currency, refunded.getOrDefault(currency.getCode(), 0L)));
    }

    private static String conditions(PaymentSearch search) {
        var conditions = new StringBuilder();
        if (search.after() != null) {
            conditions.append(" and created_at <= :afterAt and (created_at < :afterAt or order_no < :afterNo)");
        }
        if (!search.states().isEmpty()) {
            conditions.append(" and state in (<states>)");
        }
        if (search.gateway() != null) {
            conditions.append(" and gateway = :gateway");
        }
        if (search.linksOnly()) {
            conditions.append(" and ").append(LINK);
        }
        return conditions.toString();
    }

    private static String withOrder(String sql) {
        return sql.replace(" limit :most", " order by created_at desc, order_no desc limit :most");
    }

    private static Query bound(Query query, PaymentSearch search) {
        return chosen(query.bind("most", search.most()), search);
    }

    private static Query chosen(Query query, PaymentSearch search) {
        if (search.after() != null) {
            query.bind("afterAt", Sql.at(search.after().createdAt()))
                    .bind("afterNo", Sql.exact(search.after().orderNo()));
        }
        if (!search.states().isEmpty()) {
            query.bindList(
                    "states", search.states().stream().map(PaymentState::name).toList());
        }
        if (search.gateway() != null) {
            query.bind("gateway", Sql.exact(search.gateway()));
        }
        return query;
    }

    private static Optional<BigDecimal> amount(String text) {
        var match = AMOUNT.matcher(text.replace(" ", ""));
        return match.matches() ? Optional.of(new BigDecimal(match.group(1).replace(",", ""))) : Optional.empty();
    }

    /** The amount in minor units, or one no payment has where it has more decimals than the currency. */
    private static long minor(BigDecimal amount, int decimals) {
        var moved = amount.movePointRight(decimals).stripTrailingZeros();
        return moved.scale() <= 0 && moved.precision() - moved.scale() <= 18 ? moved.longValueExact() : -1;
    }

    private static Collection<String> currencies(int decimals) {
        return CurrencyUnit.registeredCurrencies().stream()
                .filter(unit -> unit.getDecimalPlaces() == decimals)
                .map(CurrencyUnit::getCode)
                .toList();
    }

    private static Collection<String> notOfTwo() {
        return Stream.concat(currencies(0).stream(), currencies(3).stream()).toList();
    }

    private static String escaped(String text) {
        return Stream.of("!", "%", "_").reduce(text, (escaped, mark) -> escaped.replace(mark, "!" + mark));
    }
}
