package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.ledger.Transactions.Durability;

/** The operations in SQL. May be shared between threads. */
final class JdbiOperations implements Operations {
    private final Transactions transactions;

    JdbiOperations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Operation> begin(Draft draft, Instant at) {
        var operation = new Operation(
                draft.id(),
                draft.orderNo(),
                draft.kind(),
                OperationState.SENT,
                draft.cause(),
                Sql.micros(at),
                draft.amount(),
                draft.by(),
                null);
        return transactions.write(
                Durability.POWER,
                write -> begin(write, operation),
                handle -> Optional.of(existing(handle, draft.id())));
    }

    private static Optional<Operation> begin(Write write, Operation operation) {
        var handle = write.handle();
        // who decided to ask may have slept since, and another till may have ended the payment meanwhile
        var state = PaymentRows.locked(handle, operation.orderNo()).state();
        if (!operation.kind().fits(state) || isUnfinished(handle, operation.orderNo())) {
            return Optional.empty();
        }
        insert(handle, operation);
        var facts = new Facts()
                .with("id", operation.id())
                .with("operation", operation.kind())
                .with("state", operation.state())
                .with("cause", operation.cause())
                .with("amount", operation.amount())
                .by(operation.by());
        write.append(Event.Kind.OPERATION_ADDED, operation.orderNo(), null, operation.createdAt(), facts);
        return Optional.of(operation);
    }

    private static void insert(Handle handle, Operation operation) {
        handle.createUpdate("""
                        insert into operation (id, order_no, unfinished_key, kind, state, cause, created_at, changed_at,
                            amount_minor, currency, operator, approved_by)
                        values (:id, :orderNo, :orderNo, :kind, :state, :cause, :at, :at, :amount, :currency,
                            :operator, :approvedBy)
                        """)
                .bind("id", operation.id())
                .bind("orderNo", operation.orderNo().text())
                .bind("kind", operation.kind().name())
                .bind("state", operation.state().name())
                .bind("cause", operation.cause().name())
                .bind("at", Sql.at(operation.createdAt()))
                .bind("amount", Sql.minor(operation.amount()))
                .bind("currency", Sql.currency(operation.amount()))
                .bind("operator", Sql.exact(operation.by().operator()))
                .bind("approvedBy", Sql.exact(operation.by().approver()))
                .execute();
    }

    @Override
    public boolean move(String id, OperationState from, OperationState to, Instant at, @Nullable String word) {
        if (!from.canBecome(to)) {
            throw new IllegalArgumentException("an operation does not go from " + from + " to " + to);
        }
        return transactions.write(
                to == OperationState.SENT ? Durability.POWER : Durability.PROCESS,
                write -> move(write, id, new Step(from, to, at, word)),
                handle -> true);
    }

    private record Step(
            OperationState from,
            OperationState to,
            Instant at,
            @Nullable String word) {}

    private static boolean move(Write write, String id, Step step) {
        var moved = write.handle()
                .createUpdate("""
                        update operation set state = :to, changed_at = :at, word = coalesce(:word, word),
                            unfinished_key = case when :finished then null else order_no end
                        where id = :id and state = :from
                        """)
                .bind("id", id)
                .bind("from", step.from().name())
                .bind("to", step.to().name())
                .bind("finished", step.to().isFinished())
                .bind("at", Sql.at(step.at()))
                .bind("word", Sql.text(step.word()))
                .execute();
        if (moved == 0) {
            return false;
        }
        var facts = new Facts()
                .with("id", id)
                .with("from", step.from())
                .with("to", step.to())
                .with("word", step.word());
        var orderNo = existing(write.handle(), id).orderNo();
        write.append(Event.Kind.OPERATION_MOVED, orderNo, null, step.at(), facts);
        return true;
    }

    @Override
    public List<Operation> of(OrderNo orderNo) {
        return transactions.read(handle -> handle.createQuery(
                        "select * from operation where order_no = :orderNo order by created_at, id")
                .bind("orderNo", orderNo.text())
                .map((row, context) -> Rows.operation(row))
                .list());
    }

    private static boolean isUnfinished(Handle handle, OrderNo orderNo) {
        return handle.createQuery("select id from operation where unfinished_key = :orderNo for update")
                .bind("orderNo", orderNo.text())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static Operation existing(Handle handle, String id) {
        return handle.createQuery("select * from operation where id = :id")
                .bind("id", id)
                .map((row, context) -> Rows.operation(row))
                .one();
    }
}
