package till.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The figures in SQL, the same on both databases. May be shared between threads. */
final class JdbiFigures implements Figures {
    private static final String PAYMENTS = """
            select p.gateway, p.method, p.business_day, p.paid_at as moved_at, p.received_currency as currency,
                p.received_minor as minor
            from payment p
            where p.state = 'PAID' and p.business_day between :from and :to
            """;

    private static final String REFUNDS = """
            select p.gateway, p.method, r.business_day, r.refunded_at as moved_at, r.currency, r.amount_minor as minor
            from refund r join payment p on p.order_no = r.order_no
            where r.refunded_at is not null and r.business_day between :from and :to
            """;

    /** A refund of a closed day that was not carried out after all: taken off the refunds of the day that became known. */
    private static final String REVERSALS = """
            select p.gateway, p.method, r.reversed_day as business_day, r.reversed_at as moved_at, r.currency,
                -r.amount_minor as minor
            from refund r join payment p on p.order_no = r.order_no
            where r.reversed_day between :from and :to
            """;

    /** So many days are read at a time: whoever waits can be told how far it is. */
    private static final int CHUNK = 28;

    private final Transactions transactions;

    JdbiFigures(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Sums> read(Asked asked, Watch watch) {
        return transactions.snapshot(handle -> new Reading(handle, asked, hour(asked)).read(watch));
    }

    /** The database counts hours by an offset, not by a zone: each stretch of time has its own. */
    private static String hour(Asked asked) {
        var rules = asked.zone().getRules();
        var at = asked.from().atStartOfDay(asked.zone()).toInstant();
        var end = asked.to().plusDays(2).atStartOfDay(asked.zone()).toInstant();
        var offset = new StringBuilder();
        for (var next = rules.nextTransition(at);
                next != null && !next.getInstant().isAfter(end);
                next = rules.nextTransition(next.getInstant())) {
            offset.append(offset.isEmpty() ? "case" : "")
                    .append(" when moved_at < '")
                    .append(next.getInstant())
                    .append("' then ")
                    .append(next.getOffsetBefore().getTotalSeconds());
            at = next.getInstant();
        }
        var last = rules.getOffset(at).getTotalSeconds();
        var seconds = offset.isEmpty() ? "" + last : offset + " else " + last + " end";
        return "mod(cast(floor((extract(epoch from moved_at) + " + seconds + ") / 3600) as bigint), 24)";
    }

    /**
     * One reading in one snapshot. Every row is looked at once, some weeks at a time: what the database gives is put together here, by
     * everything that is asked for.
     */
    private static final class Reading {
        private final Handle handle;
        private final Asked asked;
        private final String hour;
        private final SortedMap<Place, Tally> methods = new TreeMap<>();
        private final SortedMap<Place, Tally> days = new TreeMap<>();
        private final SortedMap<Place, Tally> hours = new TreeMap<>();

        Reading(Handle handle, Asked asked, String hour) {
            this.handle = handle;
            this.asked = asked;
            this.hour = hour;
        }

        Optional<Sums> read(Watch watch) {
            var all = ChronoUnit.DAYS.between(asked.from(), asked.to()) + 1;
            var from = asked.from();
            while (!from.isAfter(asked.to())) {
                var next = from.plusDays(CHUNK);
                var to = next.isAfter(asked.to()) ? asked.to() : next.minusDays(1);
                moved(from, to, PAYMENTS + narrowed("p.till", "p.paid_at"), false);
                moved(
                        from,
                        to,
                        REFUNDS + narrowed("r.till", "r.refunded_at") + " union all " + REVERSALS
                                + narrowed("r.till", "r.reversed_at"),
                        true);
                from = to.plusDays(1);
                if (!watch.goesOn(ChronoUnit.DAYS.between(asked.from(), from), all)) {
                    return Optional.empty();
                }
            }
            return Optional.of(sums());
        }

        private String narrowed(String till, String at) {
            return (asked.till() == null ? "" : " and " + till + " = :till")
                    + (asked.before() == null ? "" : " and " + at + " < :before");
        }

        private void moved(LocalDate from, LocalDate to, String source, boolean refunds) {
            handle.createQuery("select gateway, method, business_day, hour_of_day, currency,"
                            + " sum(case when minor < 0 then -1 else 1 end) as movements, sum(minor) as total from ("
                            + "select gateway, method, business_day, " + hour
                            + " as hour_of_day, currency, minor from ("
                            + source + ") as booked) as moved"
                            + " group by gateway, method, business_day, hour_of_day, currency")
                    .bind("from", Sql.day(from))
                    .bind("to", Sql.day(to))
                    .bind("till", Sql.exact(asked.till()))
                    .bind("before", Sql.at(asked.before()))
                    .map((row, context) -> take(row, tally(row, refunds)))
                    .forEach(_ -> {});
        }

        private Tally take(ResultSet row, Tally tally) throws SQLException {
            methods.merge(
                    Place.of(tally, row.getString("gateway"), row.getString("method")), tally, JdbiFigures::together);
            days.merge(Place.of(tally, row.getString("business_day"), ""), tally, JdbiFigures::together);
            hours.merge(Place.of(tally, "%02d".formatted(row.getInt("hour_of_day")), ""), tally, JdbiFigures::together);
            return tally;
        }

        private Sums sums() {
            return new Sums(
                    methods.entrySet().stream()
                            .map(each -> new OfMethod(
                                    each.getKey().what(), each.getKey().more(), each.getValue()))
                            .toList(),
                    days.entrySet().stream()
                            .map(each -> new OfDay(LocalDate.parse(each.getKey().what()), each.getValue()))
                            .toList(),
                    hours.entrySet().stream()
                            .map(each ->
                                    new OfHour(Integer.parseInt(each.getKey().what()), each.getValue()))
                            .toList());
        }
    }

    /** What is added up together: payments before refunds, then by name. */
    private record Place(boolean refund, String what, String more, String currency) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::refund)
                .thenComparing(Place::what)
                .thenComparing(Place::more)
                .thenComparing(Place::currency);

        static Place of(Tally tally, String what, String more) {
            return new Place(
                    tally.refund(), what, more, tally.sum().getCurrencyUnit().getCode());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private static Tally together(Tally one, Tally other) {
        return new Tally(one.refund(), one.count() + other.count(), one.sum().plus(other.sum()));
    }

    /** A sum of whole minor units has no fraction on either database, whatever type it comes as. */
    private static Tally tally(ResultSet row, boolean refund) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        BigDecimal total = row.getBigDecimal("total");
        return new Tally(refund, row.getLong("movements"), Money.ofMinor(currency, total.longValueExact()));
    }
}
