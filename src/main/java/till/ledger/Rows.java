package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.By;
import till.domain.CardFacts;
import till.domain.Cure;
import till.domain.GatewayDetails;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.RefundNo;

/** Reads whole rows as the domain's records. */
final class Rows {
    private Rows() {}

    static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                order(row),
                PaymentState.valueOf(row.getString("state")),
                code(row),
                row.getString("gateway_no"),
                row.getString("channel_no"),
                Sql.maybeMoney(row, "received_minor", "received_currency"),
                Sql.maybeInstant(row, "paid_at"),
                Sql.maybeInstant(row, "gateway_paid_at"),
                Sql.maybeDay(row, "business_day"),
                row.getBoolean("late"),
                row.getBoolean("superseded"),
                details(row),
                by(row),
                watch(row));
    }

    private static PaymentOrder order(ResultSet row) throws SQLException {
        return new PaymentOrder(
                new OrderNo(row.getString("order_no")),
                row.getString("reference"),
                row.getString("sale"),
                row.getString("till"),
                row.getString("gateway"),
                row.getString("method"),
                Sql.money(row, "amount_minor", "currency"),
                row.getString("subject"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"));
    }

    static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                new RefundNo(row.getString("refund_no")),
                new OrderNo(row.getString("order_no")),
                Sql.money(row, "amount_minor", "currency"),
                row.getString("reason"),
                row.getString("till"),
                OperationState.valueOf(row.getString("state")),
                row.getString("gateway_no"),
                Sql.instant(row, "created_at"),
                Sql.maybeInstant(row, "refunded_at"),
                Sql.maybeDay(row, "business_day"),
                by(row),
                row.getString("evidence"),
                watch(row));
    }

    static Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                row.getString("id"),
                new OrderNo(row.getString("order_no")),
                Operation.Kind.valueOf(row.getString("kind")),
                OperationState.valueOf(row.getString("state")),
                Operation.Cause.valueOf(row.getString("cause")),
                Sql.instant(row, "created_at"),
                Sql.maybeMoney(row, "amount_minor", "currency"),
                by(row),
                row.getString("word"));
    }

    static Attention attention(ResultSet row) throws SQLException {
        return new Attention(
                row.getString("id"),
                Attention.Kind.valueOf(row.getString("kind")),
                new OrderNo(row.getString("order_no")),
                EventChain.texts(row.getString("facts")),
                Sql.instant(row, "raised_at"),
                Sql.maybeInstant(row, "settled_at"),
                row.getString("resolution"),
                cure(row),
                row.getString("evidence"),
                by(row));
    }

    private static @Nullable Cure cure(ResultSet row) throws SQLException {
        var cure = row.getString("cure");
        return cure == null ? null : Cure.valueOf(cure);
    }

    static By by(ResultSet row) throws SQLException {
        return new By(row.getString("operator"), row.getString("approved_by"));
    }

    private static GatewayDetails details(ResultSet row) throws SQLException {
        var details = row.getString("details");
        var more = new HashMap<String, String>(details == null ? Map.of() : EventChain.texts(details));
        var proven = row.getString("proven");
        if (proven != null) {
            more.put("line", "statement " + proven.substring(0, Math.min(12, proven.length())));
        }
        return new GatewayDetails(row.getString("paid_with"), more, card(row));
    }

    static CardFacts card(ResultSet row) throws SQLException {
        return new CardFacts(
                row.getString("card_scheme"),
                row.getString("card_bin"),
                row.getString("card_last_four"),
                row.getString("card_authorisation"),
                row.getString("card_identifier"));
    }

    private static @Nullable PayCode code(ResultSet row) throws SQLException {
        var kind = row.getString("code_kind");
        return kind == null ? null : new PayCode(PayCode.Kind.valueOf(kind), row.getString("code_text"));
    }

    static Payment.Watch watch(ResultSet row) throws SQLException {
        return new Payment.Watch(
                Sql.maybeInstant(row, "next_check_at"),
                row.getInt("checks"),
                row.getInt("missing"),
                Sql.maybeInstant(row, "asked_at"),
                row.getString("word"),
                Sql.instant(row, "changed_at"));
    }
}
