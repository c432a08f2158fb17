package till.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.RefundNo;

/** What plain SQL says of a seeded ledger: the judge of everything that adds up in another way. */
public final class SeededBooks {
    private final Store store;

    SeededBooks(Store store) {
        this.store = store;
    }

    public static SeededBooks ofMemory(String name) {
        return new SeededBooks(Store.memory(name));
    }

    /** @param file without {@code .mv.db} */
    public static SeededBooks ofFile(Path file) {
        return new SeededBooks(Store.file(file));
    }

    /** The first business day. */
    public LocalDate first() throws SQLException {
        try (var connection = store.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select min(business_day) from payment")) {
            rows.next();
            return rows.getObject(1, LocalDate.class);
        }
    }

    /** How many there are. */
    public int payments() throws SQLException {
        try (var connection = store.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from payment")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Taken less refunded of one day and currency, in minor units, by both names. */
    public TreeMap<String, BigDecimal> net() throws SQLException {
        var sums = new TreeMap<String, BigDecimal>();
        try (var connection = store.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select business_day, currency, sum(minor) as net from (
                            select business_day, received_currency as currency, received_minor as minor from payment
                                where state = 'PAID'
                            union all select business_day, currency, -amount_minor from refund where refunded_at is not null
                            union all select reversed_day, currency, amount_minor from refund
                                where reversed_day is not null) moved
                        group by business_day, currency
                        """)) {
            while (rows.next()) {
                sums.put(
                        rows.getObject("business_day", LocalDate.class) + " " + rows.getString("currency"),
                        rows.getBigDecimal("net"));
            }
        }
        return sums;
    }

    /**
     * A movement as the gateway's own book would have it.
     *
     * @param refundNo null for a payment
     * @param at when the money moved; for a payment that nobody paid when that was known
     * @param paid whether any money moved
     * @param givenBack whether money of the payment went back, too
     */
    public record Moved(
            String orderNo,
            @Nullable String refundNo,
            String gatewayNo,
            @Nullable String channelNo,
            Money amount,
            Instant at,
            boolean paid,
            boolean givenBack) {}

    /** All of one gateway, oldest first. */
    public List<Moved> of(String gateway) throws SQLException {
        var moved = new ArrayList<Moved>();
        try (var connection = store.connect();
                var statement = connection.prepareStatement("""
                        select order_no, null as refund_no, gateway_no, channel_no, amount_minor, currency, changed_at,
                            state = 'PAID' as paid,
                            exists (select 1 from refund where refund.order_no = payment.order_no) as given_back
                            from payment where gateway = ?
                        union all select r.order_no, r.refund_no, r.gateway_no, null, r.amount_minor, r.currency,
                            r.refunded_at, true, true
                            from refund r join payment p on p.order_no = r.order_no where p.gateway = ?
                        order by changed_at
                        """)) {
            statement.setString(1, gateway);
            statement.setString(2, gateway);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    moved.add(moved(rows));
                }
            }
        }
        return moved;
    }

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(
                row.getString("order_no"),
                row.getString("refund_no"),
                row.getString("gateway_no"),
                row.getString("channel_no"),
                Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("amount_minor")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("paid"),
                row.getBoolean("given_back"));
    }

    /**
     * In each currency money comes late for a payment that had ended unpaid, and a part of the last one is given back.
     *
     * @return that refund, which the gateway has taken and not carried out yet
     */
    public RefundNo oddDay(Ledger ledger, LocalDate day, Instant at) throws SQLException {
        var last = declined().stream()
                .map(number -> paidLate(ledger, number, day, at))
                .toList()
                .getLast();
        var number = new RefundNo("T01RODD" + last.orderNo().text().substring(4));
        var part = Money.ofMinor(last.order().amount().getCurrencyUnit(), 123);
        var draft = new Refunds.Draft(
                number,
                last.orderNo(),
                part,
                "faulty",
                "T01",
                at,
                day,
                at.plusSeconds(35),
                false,
                null,
                null,
                By.NOBODY);
        ledger.refunds().reserve(draft);
        move(ledger, number, OperationState.RESERVED, OperationState.SENT, day, at);
        move(ledger, number, OperationState.SENT, OperationState.ACCEPTED, day, at);
        return number;
    }

    /** The refund is not carried out after all. */
    public static void fails(Ledger ledger, RefundNo number, LocalDate day, Instant at) {
        move(ledger, number, OperationState.ACCEPTED, OperationState.FAILED, day, at);
    }

    private List<OrderNo> declined() throws SQLException {
        var numbers = new ArrayList<OrderNo>();
        try (var connection = store.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select max(order_no) from payment where state = 'DECLINED' group by currency order by currency")) {
            while (rows.next()) {
                numbers.add(new OrderNo(rows.getString(1)));
            }
        }
        return numbers;
    }

    private static Payment paidLate(Ledger ledger, OrderNo number, LocalDate day, Instant at) {
        var payment = ledger.payments().find(number).orElseThrow();
        var learnt = new PaymentMove.Learnt(null, null, null, payment.order().amount(), at, "2");
        var card = new Attention.Draft(Attention.Kind.PAID_LATE, Map.of("was", "DECLINED"));
        ledger.payments()
                .move(new PaymentMove(
                        number, PaymentState.DECLINED, PaymentState.PAID, at, day, "query", learnt, card, null));
        return ledger.payments().find(number).orElseThrow();
    }

    private static void move(
            Ledger ledger, RefundNo number, OperationState from, OperationState to, LocalDate day, Instant at) {
        ledger.refunds().move(new Refunds.Move(number, from, to, at, day, "query", "G1", "2", null, null));
    }
}
