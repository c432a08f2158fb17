package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.By;
import till.domain.Event;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.RefundLimit;
import till.domain.Result;
import till.domain.Role;
import till.ledger.Transactions.Durability;

/** The operators in SQL. May be shared between threads. */
final class JdbiPeople implements People {
    private final Transactions transactions;
    private final PinTries tries;

    JdbiPeople(Transactions transactions) {
        this.transactions = transactions;
        this.tries = new PinTries(transactions);
    }

    @Override
    public List<Operator> all() {
        return transactions.read(JdbiPeople::all);
    }

    static List<Operator> all(Handle handle) {
        return handle.createQuery("select * from operator order by name, id")
                .map((row, context) -> operator(row))
                .list();
    }

    @Override
    public Optional<Operator> find(String id) {
        return transactions.read(handle -> find(handle, id));
    }

    private static Optional<Operator> find(Handle handle, String id) {
        return handle.createQuery("select * from operator where id = :id")
                .bind("id", Sql.exact(id))
                .map((row, context) -> operator(row))
                .findOne();
    }

    @Override
    public Optional<Proof> proof(String id) {
        return transactions.read(handle -> handle.createQuery("select pin, recovery from operator where id = :id")
                .bind("id", Sql.exact(id))
                .map((row, context) -> new Proof(row.getString("pin"), row.getString("recovery")))
                .findOne());
    }

    @Override
    public Result<Operator> add(Operator operator, Proof proof, Signed signed) {
        return transactions.write(
                Durability.POWER, write -> add(write, operator, proof, signed), handle -> Result.done(operator));
    }

    @Override
    public Result<Operator> addFirst(Operator operator, Proof proof, Signed signed) {
        return transactions.write(
                Durability.POWER,
                write -> {
                    lock(write.handle());
                    return all(write.handle()).isEmpty()
                            ? add(write, operator, proof, signed)
                            : Result.failed("access.whoAreYou");
                },
                handle -> Result.done(operator));
    }

    private static Result<Operator> add(Write write, Operator operator, Proof proof, Signed signed) {
        lock(write.handle());
        var there = all(write.handle());
        if (there.isEmpty() && operator.role() != Role.OWNER) {
            return Result.failed("people.firstIsOwner");
        }
        if (there.stream().anyMatch(each -> each.id().equals(operator.id()))) {
            return Result.failed("people.idTaken", operator.id());
        }
        write.handle()
                .createUpdate("""
                        insert into operator (id, name, role, active, pin, recovery, created_at, changed_at)
                        values (:id, :name, :role, true, :pin, :recovery, :at, :at)
                        """)
                .bind("id", Sql.exact(operator.id()))
                .bind("name", Sql.exact(operator.name()))
                .bind("role", operator.role().name())
                .bind("pin", Sql.exact(proof.pin()))
                .bind("recovery", Sql.exact(proof.recovery()))
                .bind("at", Sql.at(signed.at()))
                .execute();
        write.append(
                Event.Kind.OPERATOR_ADDED,
                null,
                null,
                signed.at(),
                whole(operator).by(signed.by()));
        write.append(Event.Kind.PIN_SET, null, null, signed.at(), proved(operator.id(), proof, "added", signed.by()));
        return Result.done(operator);
    }

    @Override
    public Result<Operator> change(Operator operator, Signed signed) {
        return transactions.write(
                Durability.POWER, write -> change(write, operator, signed), handle -> Result.done(operator));
    }

    private static Result<Operator> change(Write write, Operator operator, Signed signed) {
        lock(write.handle());
        var before = find(write.handle(), operator.id());
        if (before.isEmpty()) {
            return Result.failed("people.unknown", operator.id());
        }
        if (before.get().equals(operator)) {
            return Result.done(operator);
        }
        if (!owns(operator) && noOtherOwns(write.handle(), operator.id())) {
            return Result.failed("people.lastOwner", before.get().name());
        }
        write.handle()
                .createUpdate("""
                        update operator set name = :name, role = :role, active = :active, changed_at = :at where id = :id
                        """)
                .bind("id", Sql.exact(operator.id()))
                .bind("name", Sql.exact(operator.name()))
                .bind("role", operator.role().name())
                .bind("active", operator.active())
                .bind("at", Sql.at(signed.at()))
                .execute();
        write.append(
                Event.Kind.OPERATOR_CHANGED,
                null,
                null,
                signed.at(),
                whole(operator).by(signed.by()));
        return Result.done(operator);
    }

    private static boolean noOtherOwns(Handle handle, String id) {
        return all(handle).stream().noneMatch(each -> owns(each) && !each.id().equals(id));
    }

    private static boolean owns(Operator operator) {
        return operator.role() == Role.OWNER && operator.active();
    }

    @Override
    public Result<Operator> prove(String id, Proof proof, String because, Signed signed) {
        return transactions.write(
                Durability.POWER,
                write -> prove(write, id, proof, proved(id, proof, because, signed.by()), signed.at()),
                handle -> Result.done(find(handle, id).orElseThrow()));
    }

    private static Result<Operator> prove(Write write, String id, Proof proof, Facts facts, Instant at) {
        lock(write.handle());
        var found = find(write.handle(), id);
        if (found.isEmpty()) {
            return Result.failed("people.unknown", id);
        }
        write.handle()
                .createUpdate("""
                        update operator set pin = :pin, recovery = :recovery, wrong = 0, tried_at = null,
                            locked_until = null, changed_at = :at
                        where id = :id
                        """)
                .bind("id", Sql.exact(id))
                .bind("pin", Sql.exact(proof.pin()))
                .bind("recovery", Sql.exact(proof.recovery()))
                .bind("at", Sql.at(at))
                .execute();
        write.append(Event.Kind.PIN_SET, null, null, at, facts);
        return Result.done(found.get());
    }

    @Override
    public Optional<Money> refundLimit(Role role, CurrencyUnit currency) {
        return refundLimits().stream()
                .filter(limit ->
                        limit.role() == role && limit.most().getCurrencyUnit().equals(currency))
                .map(RefundLimit::most)
                .findFirst();
    }

    @Override
    public List<RefundLimit> refundLimits() {
        return transactions.read(JdbiPeople::refundLimits);
    }

    static List<RefundLimit> refundLimits(Handle handle) {
        return handle.createQuery("select * from refund_limit order by role, currency")
                .map((row, context) ->
                        new RefundLimit(Role.valueOf(row.getString("role")), Sql.money(row, "most_minor", "currency")))
                .list();
    }

    @Override
    public void limit(Role role, CurrencyUnit currency, @Nullable Money most, Signed signed) {
        var facts = new Facts()
                .with("role", role)
                .with("currency", currency.getCode())
                .with("most", most)
                .by(signed.by());
        transactions.write(
                Durability.POWER,
                write -> {
                    lock(write.handle());
                    decide(write.handle(), role, currency, most);
                    write.append(Event.Kind.LIMIT_SET, null, null, signed.at(), facts);
                    return true;
                },
                handle -> true);
    }

    private static void decide(Handle handle, Role role, CurrencyUnit currency, @Nullable Money most) {
        handle.createUpdate("delete from refund_limit where role = :role and currency = :currency")
                .bind("role", role.name())
                .bind("currency", currency.getCode())
                .execute();
        if (most != null) {
            handle.createUpdate(
                            "insert into refund_limit (role, currency, most_minor) values (:role, :currency, :most)")
                    .bind("role", role.name())
                    .bind("currency", currency.getCode())
                    .bind("most", Sql.minor(most))
                    .execute();
        }
    }

    @Override
    public Attempt attempt(String id, Tries howLong, Instant at) {
        return tries.attempt(id, howLong, at);
    }

    @Override
    public void signedIn(String id, Purpose purpose, Instant at) {
        tries.signedIn(id, purpose, at);
    }

    @Override
    public void pinRefused(String id, Purpose purpose, Instant at) {
        tries.refused(id, purpose, at);
    }

    @Override
    public void refused(Act act, By by, @Nullable OrderNo about, Instant at) {
        transactions.write(
                Durability.PROCESS,
                write -> {
                    var known = about != null
                                    && PaymentRows.find(write.handle(), about).isPresent()
                            ? about
                            : null;
                    write.append(
                            Event.Kind.ACT_REFUSED,
                            known,
                            null,
                            at,
                            new Facts().with("act", act).by(by));
                    return true;
                },
                handle -> true);
    }

    @Override
    public void done(Act act, Map<String, String> facts, Signed signed) {
        append(null, act, facts, signed);
    }

    @Override
    public void doneAbout(OrderNo about, Act act, Map<String, String> facts, Signed signed) {
        append(about, act, facts, signed);
    }

    private void append(@Nullable OrderNo about, Act act, Map<String, String> facts, Signed signed) {
        var told = new Facts().withAll(facts).with("act", act).by(signed.by());
        transactions.write(
                Durability.PROCESS,
                write -> {
                    write.append(Event.Kind.ACT_DONE, about, null, signed.at(), told);
                    return true;
                },
                handle -> true);
    }

    /** Held by whoever changes operators or limits: two who each leave the other as the last owner must not pass. */
    private static void lock(Handle handle) {
        handle.createQuery("select id from people_lock for update")
                .mapTo(Integer.class)
                .one();
    }

    private static Facts whole(Operator operator) {
        return new Facts()
                .with("person", operator.id())
                .with("name", operator.name())
                .with("role", operator.role())
                .with("active", operator.active());
    }

    private static Facts proved(String id, Proof proof, String because, By by) {
        return new Facts()
                .with("person", id)
                .with("pin", digest(proof.pin()))
                .with("recovery", digest(proof.recovery()))
                .with("because", because)
                .by(by);
    }

    /** What an event tells of a hash, so that an exchanged one is noticed: nobody learns the hash itself from a history. */
    static @Nullable String digest(@Nullable String proof) {
        return proof == null ? null : HexFormat.of().formatHex(EventChain.sha256(proof));
    }

    private static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                row.getString("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"));
    }
}
