package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.move;
import static till.ledger.LedgerFixture.refundMove;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.By;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.PaymentState;

/** Each write happens once, wherever the connection breaks: before its commit, in it, or after it. */
class ConnectionLossTest extends OnEachStore {
    private final Breaking breaking = new Breaking();

    ConnectionLossTest(TestStore store) {
        super(store);
        // holds the file open, so that breaking a connection does not close it each time
        shop.ledger.payments().openCount();
    }

    /** Where the connection breaks next. */
    private enum Moment {
        NEVER,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        AT_STATEMENT
    }

    /** Hands out connections that break once, at the moment asked for. */
    private final class Breaking {
        private Moment moment = Moment.NEVER;

        Connection connect() throws SQLException {
            var real = shop.store.connect();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        var commit = method.getName().equals("commit");
                        if (commit && is(Moment.BEFORE_COMMIT)) {
                            throw lost(real);
                        }
                        if (method.getName().equals("prepareStatement") && is(Moment.AT_STATEMENT)) {
                            throw lost(real);
                        }
                        try {
                            var result = method.invoke(real, arguments);
                            if (commit && is(Moment.AFTER_COMMIT)) {
                                throw lost(real);
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private boolean is(Moment asked) {
            var now = moment == asked;
            moment = now ? Moment.NEVER : moment;
            return now;
        }

        private SQLException lost(Connection real) throws SQLException {
            real.close();
            return new SQLException("cut", "08006", 90067);
        }
    }

    @Test
    void everyWriteHappensOnceAndSaysSo() {
        var ledger = shop.open("T1", breaking::connect);
        for (var moment : Moment.values()) {
            var order = shop.order("");
            breaking.moment = moment;
            var added = ledger.payments().add(new Payments.Draft(order, DAY, By.NOBODY), NOON, false);
            var payment = assertInstanceOf(Payments.Written.class, added, moment.name())
                    .payment();
            breaking.moment = moment;
            var begun = ledger.operations()
                    .begin("O" + moment, order.orderNo(), Operation.Kind.CLOSE, Operation.Cause.TIME_OVER, NOON);
            assertTrue(begun.isPresent(), moment.name());
            breaking.moment = moment;
            assertTrue(ledger.payments().move(move(payment, PaymentState.PAID)), moment.name());
            var draft = shop.refundDraft(payment, PRICE);
            breaking.moment = moment;
            assertInstanceOf(Refunds.Reserved.class, ledger.refunds().reserve(draft), moment.name());
            breaking.moment = moment;
            assertTrue(
                    ledger.refunds().move(refundMove(draft.refundNo(), OperationState.RESERVED, OperationState.SENT)),
                    moment.name());
            breaking.moment = moment;
            var doubt = new Attention.Draft(Attention.Kind.CONTRADICTION, Map.of());
            assertTrue(ledger.attention().raise(order.orderNo(), doubt, NOON), moment.name());
            breaking.moment = moment;
            assertTrue(ledger.payments().lease(order.orderNo(), "a", NOON, NOON.plusSeconds(9)), moment.name());
            assertEquals(6, ledger.history().of(order.orderNo()).size(), moment.name());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void brokenAtRandomNothingIsLostOrDoubled() {
        var ledger = shop.open("T1", breaking::connect);
        var random = new Random(7);
        for (var sale = 1; sale <= 30; sale++) {
            breaking.moment = Moment.values()[random.nextInt(4)];
            var added = (Payments.Written)
                    ledger.payments().add(new Payments.Draft(shop.order("S" + sale), DAY, By.NOBODY), NOON, false);
            breaking.moment = Moment.values()[random.nextInt(4)];
            assertTrue(ledger.payments().move(move(added.payment(), PaymentState.PAID)));
            assertEquals(
                    "T1-20261121-%04d".formatted(sale), added.payment().order().reference());
        }
        var verification = ledger.history().verify();
        assertEquals(new History.Verification(60, 30, 0, List.of(), verification.newest()), verification);
    }
}
