package till.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.By;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.RefundLimit;
import till.domain.Result;
import till.domain.Role;

/**
 * The operators of the ledger, what proves who they are, their limits, and what they did that leaves no other trace. Every
 * change has its event in the same transaction. PINs never come here: only what they are checked against.
 */
public interface People {
    /** All operators, by name. */
    List<Operator> all();

    Optional<Operator> find(String id);

    /** What an operator's PIN and recovery code are checked against. */
    Optional<Proof> proof(String id);

    /**
     * Adds an operator. Nothing is written where the id is taken, or where there is nobody yet and this is no owner: a
     * ledger with people in it always has somebody who can change them.
     */
    Result<Operator> add(Operator operator, Proof proof, Signed signed);

    /** As {@link #add}; nothing is written where there is somebody already. */
    Result<Operator> addFirst(Operator operator, Proof proof, Signed signed);

    /** Changes name, role and whether active. Refused where no active owner would be left. */
    Result<Operator> change(Operator operator, Signed signed);

    /**
     * Sets what the PIN is checked against, and ends a lock-out.
     *
     * @param because why, for the event: set by an owner, or recovered
     */
    Result<Operator> prove(String id, Proof proof, String because, Signed signed);

    /** How much a role may refund by itself in a currency; empty where nothing was decided. */
    Optional<Money> refundLimit(Role role, CurrencyUnit currency);

    /** All limits, by role and currency. */
    List<RefundLimit> refundLimits();

    /** Decides how much a role may refund by itself; null takes the decision back. */
    void limit(Role role, CurrencyUnit currency, @Nullable Money most, Signed signed);

    /**
     * Counts one try at a PIN, before it is looked at, so that tries side by side cannot slip by. Refuses and records it
     * where the operator is locked out.
     */
    Attempt attempt(String id, Tries tries, Instant at);

    /** The PIN was right: the count starts anew. */
    void signedIn(String id, Purpose purpose, Instant at);

    /** The PIN, or the recovery code, was wrong. */
    void pinRefused(String id, Purpose purpose, Instant at);

    /** Records that somebody tried what the role may not do. */
    void refused(Act act, By by, @Nullable OrderNo about, Instant at);

    /** Records an act that leaves no other trace. */
    void done(Act act, Map<String, String> facts, Signed signed);

    /** As {@link #done}, about a payment. */
    void doneAbout(OrderNo about, Act act, Map<String, String> facts, Signed signed);

    /** Who changes something, and when. */
    record Signed(By by, Instant at) {}

    /**
     * What an operator is known by.
     *
     * @param pin never the PIN: its Argon2 hash
     * @param recovery never the code: its hash; null where there is none
     */
    record Proof(String pin, @Nullable String recovery) {}

    /** How long somebody is locked out after so many wrong tries in a row. */
    @FunctionalInterface
    interface Tries {
        Duration lockOut(int wrong);
    }

    /**
     * What a PIN was given for.
     *
     * @param what short: to sign in, to approve, to recover
     * @param act what was to be approved; null otherwise
     */
    record Purpose(String what, @Nullable Act act) {}

    /** What came of counting a try. */
    sealed interface Attempt permits Counted, LockedOut {}

    /**
     * The PIN may be looked at.
     *
     * @param wrong how many in a row there are, should this one be wrong
     * @param lockedUntil until when no further one may be, should this one be wrong; null where the next may at once
     */
    record Counted(int wrong, @Nullable Instant lockedUntil) implements Attempt {}

    /** The PIN must not be looked at. */
    record LockedOut(Instant until) implements Attempt {}
}
