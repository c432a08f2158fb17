package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The day's movements in SQL. Each kind is read in pages along an index that has the order already, and the kinds are
 * merged here: nothing is sorted or held whole, on either database. May be shared between threads.
 */
final class JdbiMovements implements Movements {
    private static final String PAYMENT_COLUMNS = """
            select p.paid_at, p.created_at, p.till, p.state, p.gateway, p.method, p.reference, p.order_no, p.gateway_no,
                p.channel_no, p.amount_minor, p.currency, p.received_minor, p.received_currency, p.subject, p.late,
                p.operator, p.approved_by, p.shift
            from payment p
            """;

    private static final String REFUND_COLUMNS = """
            select r.refunded_at, r.created_at, r.till, r.state, p.gateway, p.method, p.reference, r.order_no, r.refund_no,
                r.gateway_no, r.amount_minor, r.currency, r.reason, p.subject,
                r.operator, r.approved_by, r.shift, r.reversed_at, r.reversed_shift
            from refund r join payment p on p.order_no = r.order_no
            """;

    private final Transactions transactions;

    JdbiMovements(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void read(Span span, @Nullable String till, Consumer<Movement> each) {
        transactions.snapshot(handle -> {
            var reading = new Reading(handle, span, till, needAttention(handle));
            reading.merge(List.of(reading.paid(), reading.refunded(), reading.reversed()), each);
            reading.merge(List.of(reading.openPayments(), reading.openRefunds()), each);
            return true;
        });
    }

    /** Open attention is what people have not come to yet: little, and read once instead of once a row. */
    private static Set<String> needAttention(Handle handle) {
        return handle.createQuery("select order_no from attention where open_key is not null")
                .mapTo(String.class)
                .set();
    }

    /** One reading in one snapshot. */
    private record Reading(
            Handle handle, Span span, @Nullable String till, Set<String> needAttention) {
        /** What came in stands before what went back at the same moment. */
        private static final Comparator<Movement> OLDEST_FIRST = Comparator.comparing(Movement::at)
                .thenComparing(Movement::refund)
                .thenComparing(Movement::orderNo);

        void merge(List<MovementPages> kinds, Consumer<Movement> each) {
            for (var next = oldest(kinds); next != null; next = oldest(kinds)) {
                each.accept(next.next());
            }
        }

        private static @Nullable MovementPages oldest(List<MovementPages> kinds) {
            @Nullable MovementPages oldest = null;
            for (var kind : kinds) {
                if (kind.hasNext() && (oldest == null || OLDEST_FIRST.compare(kind.peek(), oldest.peek()) < 0)) {
                    oldest = kind;
                }
            }
            return oldest;
        }

        MovementPages paid() {
            return pages("""
                    where p.business_day = :day and p.state = 'PAID' %s
                        and p.paid_at >= :at and (p.paid_at > :at or p.order_no > :number)
                    order by p.business_day, p.paid_at, p.order_no limit :most
                    """, true, this::paidRow);
        }

        MovementPages refunded() {
            return pages("""
                    where r.business_day = :day %s
                        and r.refunded_at >= :at and (r.refunded_at > :at or r.refund_no > :number)
                    order by r.business_day, r.refunded_at, r.refund_no limit :most
                    """, false, this::refundedRow);
        }

        MovementPages reversed() {
            return pages("""
                    where r.reversed_day = :day %s
                        and r.reversed_at >= :at and (r.reversed_at > :at or r.refund_no > :number)
                    order by r.reversed_day, r.reversed_at, r.refund_no limit :most
                    """, false, row -> refund(row, Part.REVERSED));
        }

        MovementPages openPayments() {
            return pages("""
                    where p.open_at >= :from and p.open_at < :to %s
                        and p.open_at >= :at and (p.open_at > :at or p.order_no > :number)
                    order by p.open_at, p.order_no limit :most
                    """, true, this::openPayment);
        }

        MovementPages openRefunds() {
            return pages("""
                    where r.open_at >= :from and r.open_at < :to and r.state <> 'ACCEPTED' %s
                        and r.open_at >= :at and (r.open_at > :at or r.refund_no > :number)
                    order by r.open_at, r.refund_no limit :most
                    """, false, this::openRefund);
        }

        private MovementPages pages(String where, boolean payments, MovementPages.Mapper mapper) {
            var ofTill = till == null ? "" : payments ? "and p.till = :till" : "and r.till = :till";
            var sql = (payments ? PAYMENT_COLUMNS : REFUND_COLUMNS) + where.formatted(ofTill);
            return new MovementPages(
                    () -> handle.createQuery(sql)
                            .bind("day", Sql.day(span.day()))
                            .bind("from", Sql.at(span.from()))
                            .bind("to", Sql.at(span.to()))
                            .bind("till", Sql.exact(till)),
                    mapper);
        }

        private Movement paidRow(ResultSet row) throws SQLException {
            return payment(row, false);
        }

        private Movement openPayment(ResultSet row) throws SQLException {
            return payment(row, true);
        }

        private Movement refundedRow(ResultSet row) throws SQLException {
            return refund(row, Part.COUNTED);
        }

        private Movement openRefund(ResultSet row) throws SQLException {
            return refund(row, Part.OPEN);
        }

        private Movement payment(ResultSet row, boolean open) throws SQLException {
            var orderNo = row.getString("order_no");
            return new Movement(
                    false,
                    open,
                    Sql.instant(row, open ? "created_at" : "paid_at"),
                    row.getString("till"),
                    row.getString("state"),
                    row.getString("gateway"),
                    row.getString("method"),
                    row.getString("reference"),
                    orderNo,
                    row.getString("gateway_no"),
                    row.getString("channel_no"),
                    open
                            ? Sql.money(row, "amount_minor", "currency")
                            : Sql.money(row, "received_minor", "received_currency"),
                    null,
                    null,
                    row.getString("subject"),
                    row.getBoolean("late"),
                    needAttention.contains(orderNo),
                    Rows.by(row),
                    row.getString("shift"),
                    false);
        }

        /** What of a refund a row tells. */
        private enum Part {
            OPEN("created_at", "shift"),
            COUNTED("refunded_at", "shift"),
            REVERSED("reversed_at", "reversed_shift");

            private final String at;
            private final String shift;

            Part(String at, String shift) {
                this.at = at;
                this.shift = shift;
            }
        }

        private Movement refund(ResultSet row, Part part) throws SQLException {
            // on its closed day it stays what it was, whatever became of it
            var stands = part == Part.COUNTED && row.getString("reversed_at") != null;
            return new Movement(
                    true,
                    part == Part.OPEN,
                    Sql.instant(row, part.at),
                    row.getString("till"),
                    stands ? "ACCEPTED" : row.getString("state"),
                    row.getString("gateway"),
                    row.getString("method"),
                    row.getString("refund_no"),
                    row.getString("refund_no"),
                    row.getString("gateway_no"),
                    null,
                    Sql.money(row, "amount_minor", "currency"),
                    row.getString("reference"),
                    row.getString("reason"),
                    row.getString("subject"),
                    false,
                    needAttention.contains(row.getString("order_no")),
                    Rows.by(row),
                    row.getString(part.shift),
                    part == Part.REVERSED);
        }
    }
}
