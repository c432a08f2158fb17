package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Takings;

/** Adds the booked movements of a business day up, in the database, by everything that totals are asked by. */
final class DayCube {
    private static final String PAYMENTS = """
            select till, operator, shift, gateway, method, late, carried, currency, count(*) as pieces, sum(minor) as total
            from (select p.till, p.operator, p.shift, p.gateway, p.method, p.late, p.paid_at < :from as carried,
                    p.received_currency as currency, p.received_minor as minor
                from payment p where p.business_day = :day and p.state = 'PAID' %s) moved
            group by till, operator, shift, gateway, method, late, carried, currency
            """;

    private static final String REFUNDS = """
            select till, operator, shift, gateway, method, late, carried, currency, count(*) as pieces, -sum(minor) as total
            from (select r.till, r.operator, r.shift, p.gateway, p.method, false as late, r.refunded_at < :from as carried,
                    r.currency, r.amount_minor as minor
                from refund r join payment p on p.order_no = r.order_no where r.business_day = :day %s) moved
            group by till, operator, shift, gateway, method, late, carried, currency
            """;

    private static final String REVERSALS = """
            select till, operator, shift, gateway, method, late, carried, currency, count(*) as pieces, sum(minor) as total
            from (select r.till, r.operator, r.reversed_shift as shift, p.gateway, p.method, false as late,
                    r.reversed_at < :from as carried, r.currency, r.amount_minor as minor
                from refund r join payment p on p.order_no = r.order_no where r.reversed_day = :day %s) moved
            group by till, operator, shift, gateway, method, late, carried, currency
            """;

    private static final Comparator<Takings.Line> ORDER = Comparator.comparing(Takings.Line::till)
            .thenComparing(line -> line.sum().getCurrencyUnit().getCode())
            .thenComparing(Takings.Line::gateway)
            .thenComparing(Takings.Line::method)
            .thenComparing(Takings.Line::kind)
            .thenComparing(line -> String.valueOf(line.operator()))
            .thenComparing(line -> String.valueOf(line.shift()))
            .thenComparing(Takings.Line::late)
            .thenComparing(Takings.Line::carried);

    private final Handle handle;
    private final LocalDate day;
    private final Instant from;
    private final @Nullable String shift;

    private DayCube(Handle handle, LocalDate day, Instant from, @Nullable String shift) {
        this.handle = handle;
        this.day = day;
        this.from = from;
        this.shift = shift;
    }

    static Takings ofDay(Handle handle, LocalDate day, Instant from) {
        return new DayCube(handle, day, from, null).takings();
    }

    /** What moved in a shift. Whether its money was carried over is told by the day's report. */
    static Takings ofShift(Handle handle, LocalDate day, String shift) {
        return new DayCube(handle, day, Instant.EPOCH, shift).takings();
    }

    private Takings takings() {
        var lines = new ArrayList<Takings.Line>();
        lines.addAll(lines(PAYMENTS, "p.shift", Takings.Kind.PAYMENT));
        lines.addAll(lines(REFUNDS, "r.shift", Takings.Kind.REFUND));
        lines.addAll(lines(REVERSALS, "r.reversed_shift", Takings.Kind.REFUND_FAILED));
        lines.sort(ORDER);
        return new Takings(lines);
    }

    private List<Takings.Line> lines(String sql, String column, Takings.Kind kind) {
        return handle.createQuery(sql.formatted(shift == null ? "" : "and " + column + " = :shift"))
                .bind("day", Sql.day(day))
                .bind("from", Sql.at(from))
                .bind("shift", Sql.exact(shift))
                .map((row, context) -> line(row, kind))
                .list();
    }

    private static Takings.Line line(ResultSet row, Takings.Kind kind) throws SQLException {
        return new Takings.Line(
                row.getString("till"),
                row.getString("operator"),
                row.getString("shift"),
                row.getString("gateway"),
                row.getString("method"),
                kind,
                row.getBoolean("late"),
                row.getBoolean("carried"),
                row.getLong("pieces"),
                Money.ofMinor(
                        CurrencyUnit.of(row.getString("currency")),
                        row.getBigDecimal("total").longValueExact()));
    }
}
