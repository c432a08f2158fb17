package till.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
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
