package till.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

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

    private final Transactions transactions;

    JdbiFigures(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Sums read(Asked asked) {
        return transactions.snapshot(handle -> {
            var reading = new Reading(handle, asked);
            return new Sums(reading.methods(), reading.days(), reading.hours());
        });
    }

    /** One reading in one snapshot. */
    private record Reading(Handle handle, Asked asked) {
        List<OfMethod> methods() {
            return both(
                    "gateway, method",
                    "",
                    refunds -> (row, context) ->
                            new OfMethod(row.getString("gateway"), row.getString("method"), tally(row, refunds)));
        }

        List<OfDay> days() {
            return both(
                    "business_day",
                    "",
                    refunds -> (row, context) ->
                            new OfDay(row.getObject("business_day", LocalDate.class), tally(row, refunds)));
        }

        /**
         * The database counts hours by an offset, not by a zone: asked once for each stretch of time in which the zone's
         * offset is the same, and what is of one hour of the clock is put together here.
         */
        List<OfHour> hours() {
            var rules = asked.zone().getRules();
            var end = asked.to().plusDays(2).atStartOfDay(asked.zone()).toInstant();
            var sums = new TreeMap<Place, Tally>();
            @Nullable Instant from = null;
            var at = asked.from().atStartOfDay(asked.zone()).toInstant();
            while (true) {
                var next = rules.nextTransition(at);
                @Nullable Instant to = next == null || next.getInstant().isAfter(end) ? null : next.getInstant();
                stretch(rules.getOffset(at).getTotalSeconds(), from, to)
                        .forEach(each -> sums.merge(Place.of(each), each.tally(), JdbiFigures::together));
                if (to == null) {
                    break;
                }
                from = to;
                at = to;
            }
            return sums.entrySet().stream()
                    .map(entry -> new OfHour(entry.getKey().hour(), entry.getValue()))
                    .toList();
        }

        private List<OfHour> stretch(int offset, @Nullable Instant from, @Nullable Instant to) {
            var within = (from == null ? "" : " and moved_at >= '" + from + "'")
                    + (to == null ? "" : " and moved_at < '" + to + "'");
            var hour = "mod(cast(floor((extract(epoch from moved_at) + " + offset + ") / 3600) as bigint), 24)";
            return both(
                    "hour_of_day",
                    "select currency, minor, " + hour + " as hour_of_day from (%s) as stretch where 1 = 1" + within,
                    refunds -> (row, context) -> new OfHour(row.getInt("hour_of_day"), tally(row, refunds)));
        }

        private <T> List<T> both(String by, String around, Mapping<T> mapping) {
            var found = new ArrayList<T>();
            for (var refunds : new boolean[] {false, true}) {
                var moved = refunds
                        ? REFUNDS + narrowed("r.till", "r.refunded_at") + " union all " + REVERSALS
                                + narrowed("r.till", "r.reversed_at")
                        : PAYMENTS + narrowed("p.till", "p.paid_at");
                var source = around.isEmpty() ? moved : around.formatted(moved);
                found.addAll(handle.createQuery("select " + by + ", currency,"
                                + " sum(case when minor < 0 then -1 else 1 end) as movements,"
                                + " sum(minor) as total from (" + source + ") as moved group by " + by
                                + ", currency order by " + by + ", currency")
                        .bind("from", Sql.day(asked.from()))
                        .bind("to", Sql.day(asked.to()))
                        .bind("till", Sql.exact(asked.till()))
                        .bind("before", Sql.at(asked.before()))
                        .map(mapping.of(refunds))
                        .list());
            }
            return found;
        }

        private String narrowed(String till, String at) {
            return (asked.till() == null ? "" : " and " + till + " = :till")
                    + (asked.before() == null ? "" : " and " + at + " < :before");
        }
    }

    /** Reads rows of payments, or of refunds. */
    private interface Mapping<T> {
        RowMapper<T> of(boolean refunds);
    }

    /** What is added up together across a change of the clocks. */
    private record Place(int hour, boolean refund, String currency) implements Comparable<Place> {
        static Place of(OfHour each) {
            return new Place(
                    each.hour(),
                    each.tally().refund(),
                    each.tally().sum().getCurrencyUnit().getCode());
        }

        @Override
        public int compareTo(Place other) {
            var byHour = Integer.compare(hour, other.hour);
            var byKind = byHour == 0 ? Boolean.compare(refund, other.refund) : byHour;
            return byKind == 0 ? currency.compareTo(other.currency) : byKind;
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
