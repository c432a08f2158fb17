package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import till.domain.Basket;
import till.domain.OrderNo;
import till.domain.Payment;

/** Finds single payment rows, with their lock where a transaction builds on what it reads. */
final class PaymentRows {
    private PaymentRows() {}

    static Optional<Payment> find(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select * from payment where order_no = :orderNo")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> Rows.payment(row))
                .findOne();
    }

    static Basket basket(Handle handle, OrderNo orderNo) {
        var lines = LineRows.OF_PAYMENT.of(handle, orderNo.text());
        return handle.createQuery("select basket, note, customer from payment where order_no = :orderNo")
                .bind("orderNo", orderNo.text())
                .map((row, context) ->
                        new Basket(textOf(row, "basket"), lines, textOf(row, "note"), textOf(row, "customer")))
                .findOne()
                .orElse(Basket.NONE);
    }

    private static String textOf(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    static Payment existing(Handle handle, OrderNo orderNo) {
        return find(handle, orderNo).orElseThrow(() -> unknown(orderNo));
    }

    /** Every transaction that touches a payment and something of it locks the payment first: no deadlock. */
    static Payment locked(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select * from payment where order_no = :orderNo for update")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> Rows.payment(row))
                .findOne()
                .orElseThrow(() -> unknown(orderNo));
    }

    private static IllegalArgumentException unknown(OrderNo orderNo) {
        return new IllegalArgumentException("the ledger has no payment " + orderNo);
    }
}
