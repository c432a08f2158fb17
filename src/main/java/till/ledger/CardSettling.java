package till.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import till.domain.Attention;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.ledger.AttentionList.Change;
import till.ledger.AttentionList.Ending;
import till.ledger.AttentionList.Settlement;

/** Settles one card as a person decided: what changes beside it first, then the card, all or nothing. */
final class CardSettling {
    private final Write write;
    private final Handle handle;
    private final Settlement settlement;

    CardSettling(Write write, Settlement settlement) {
        this.write = write;
        this.handle = write.handle();
        this.settlement = settlement;
    }

    Ending settle() {
        var orderNo = JdbiAttention.find(handle, settlement.id())
                .map(Attention::orderNo)
                .orElseThrow(() -> new IllegalArgumentException("the ledger has no card " + settlement.id()));
        var payment = PaymentRows.locked(handle, orderNo);
        return isOpen() ? change(payment).orElseGet(this::end) : new Ending.Overtaken();
    }

    /** Under the card's own lock too: the going back of another payment of the sale ends a card without the payment's. */
    private boolean isOpen() {
        return handle.createQuery("select id from attention where id = :id and settled_at is null for update")
                .bind("id", settlement.id())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** Why nothing was changed; empty where all is as the person decided. */
    private Optional<Ending> change(Payment payment) {
        return switch (settlement.change()) {
            case Change.Nothing() -> Optional.empty();
            case Change.Moved(var move) -> {
                same(payment.orderNo(), move.orderNo());
                yield unless(new PaymentMoving(write, settlement.id()).move(move));
            }
            case Change.RefundMoved(var move) -> {
                same(
                        payment.orderNo(),
                        JdbiRefunds.existing(handle, move.refundNo()).orderNo());
                yield unless(JdbiRefunds.move(write, move, settlement.id()));
            }
            case Change.RefundRecorded(var refund) -> {
                same(payment.orderNo(), refund.orderNo());
                var recorded = OutsideRefunds.record(write, refund, settlement.id());
                yield recorded instanceof Refunds.Reserved
                        ? Optional.empty()
                        : Optional.of(new Ending.NotRecorded(recorded));
            }
            case Change.Attached(var sale) -> attach(payment, sale);
        };
    }

    private static void same(OrderNo card, OrderNo changed) {
        if (!card.equals(changed)) {
            throw new IllegalArgumentException("a card of " + card + " does not settle " + changed);
        }
    }

    private static Optional<Ending> unless(boolean moved) {
        return moved ? Optional.empty() : Optional.of(new Ending.Overtaken());
    }

    /** Two who attach to one sale at once meet at its unique key; the second finds the first when it is repeated. */
    private Optional<Ending> attach(Payment payment, String sale) {
        if (payment.state() != PaymentState.PAID) {
            return Optional.of(new Ending.Overtaken());
        }
        var goingBack = JdbiRefunds.of(handle, payment.orderNo()).stream()
                .filter(refund -> refund.state().isInDoubt())
                .findFirst();
        if (goingBack.isPresent()) {
            // what is on its way back stands for no sale
            return goingBack.map(refund -> new Ending.NotRecorded(new Refunds.InFlight(refund)));
        }
        var holder = holder(payment, sale);
        if (holder.isPresent()) {
            return holder.map(Ending.SaleTaken::new);
        }
        handle.createUpdate("""
                        update payment set sale = :sale, sale_key = :sale, superseded = false where order_no = :orderNo
                        """)
                .bind("sale", Sql.exact(sale))
                .bind("orderNo", payment.orderNo().text())
                .execute();
        var facts =
                new Facts().with("sale", sale).with("before", payment.order().sale());
        write.append(Event.Kind.SALE_ATTACHED, payment.orderNo(), null, settlement.at(), facts);
        return Optional.empty();
    }

    /** Another payment, open or paid, that stands for the sale. */
    private Optional<Payment> holder(Payment payment, String sale) {
        return handle.createQuery("""
                        select * from payment where order_no <> :orderNo
                            and (sale_key = :sale or sale = :sale and state = 'PAID')
                        order by created_at limit 1
                        """)
                .bind("orderNo", payment.orderNo().text())
                .bind("sale", Sql.exact(sale))
                .map((row, context) -> Rows.payment(row))
                .findOne();
    }

    private Ending end() {
        handle.createUpdate("""
                        update attention set open_key = null, settled_at = :at, resolution = :reason, cure = :cure,
                            evidence = :evidence, operator = :operator, approved_by = :approvedBy
                        where id = :id and settled_at is null
                        """)
                .bind("id", settlement.id())
                .bind("at", Sql.at(settlement.at()))
                .bind("reason", Sql.text(settlement.reason()))
                .bind("cure", settlement.cure().name())
                .bind("evidence", Sql.text(settlement.evidence()))
                .bind("operator", Sql.exact(settlement.by().operator()))
                .bind("approvedBy", Sql.exact(settlement.by().approver()))
                .execute();
        var card = JdbiAttention.find(handle, settlement.id()).orElseThrow();
        write.append(Event.Kind.ATTENTION_SETTLED, card.orderNo(), null, settlement.at(), facts(card));
        return new Ending.Settled(card);
    }

    private static Facts facts(Attention card) {
        return new Facts()
                .with("id", card.id())
                .with("attention", card.kind())
                .with("resolution", card.resolution())
                .with("cure", card.cure())
                .with("evidence", card.evidence())
                .by(card.by());
    }
}
