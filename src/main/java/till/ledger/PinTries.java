package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.ledger.People.Attempt;
import till.ledger.People.Counted;
import till.ledger.People.LockedOut;
import till.ledger.People.Purpose;
import till.ledger.People.Tries;
import till.ledger.Transactions.Durability;

/**
 * Counts tries at PINs in SQL, under the lock of the operator's row. A try is on disk before its PIN is looked at: a
 * process that is killed in between has used it up. May be shared between threads.
 */
final class PinTries {
    private final Transactions transactions;

    PinTries(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Standing(
            int wrong, @Nullable Instant triedAt, @Nullable Instant lockedUntil) {
        /** Until when nobody may try; null where one may. */
        @Nullable
        Instant closedUntil(Tries tries, Instant now) {
            if (lockedUntil == null || triedAt == null) {
                return null;
            }
            if (now.isBefore(triedAt)) {
                // the clock was set back: the same lock-out again from here, neither for years nor over at once
                return now.plus(tries.lockOut(wrong));
            }
            return now.isBefore(lockedUntil) ? lockedUntil : null;
        }
    }

    /** A lost connection may count a try twice, never not at all: its event comes when it is known how it ended. */
    Attempt attempt(String id, Tries tries, Instant at) {
        var now = Sql.micros(at);
        return transactions.write(
                Durability.PROCESS,
                write -> attempt(write, id, tries, now),
                handle -> closed(standing(handle, id), tries, now));
    }

    private static Attempt attempt(Write write, String id, Tries tries, Instant now) {
        var standing = standing(write.handle(), id);
        var until = standing.closedUntil(tries, now);
        if (until == null) {
            var wrong = standing.wrong() + 1;
            var pause = tries.lockOut(wrong);
            var next = pause.isZero() ? null : now.plus(pause);
            keep(write.handle(), id, new Standing(wrong, now, next));
            return new Counted(wrong, next);
        }
        if (!until.equals(standing.lockedUntil())) {
            keep(write.handle(), id, new Standing(standing.wrong(), now, until));
        }
        var facts = new Facts().with("person", id).with("lockedUntil", until);
        write.append(Event.Kind.PIN_REFUSED, null, null, now, facts);
        return new LockedOut(until);
    }

    /** Only a refusal leaves an event at once, so only a refusal is found again after a lost connection. */
    private static Attempt closed(Standing standing, Tries tries, Instant now) {
        var until = standing.closedUntil(tries, now);
        return new LockedOut(until == null ? now : until);
    }

    void signedIn(String id, Purpose purpose, Instant at) {
        transactions.write(
                Durability.PROCESS,
                write -> {
                    standing(write.handle(), id);
                    keep(write.handle(), id, new Standing(0, null, null));
                    write.append(Event.Kind.SIGNED_IN, null, null, at, facts(id, purpose));
                    return true;
                },
                handle -> true);
    }

    void refused(String id, Purpose purpose, Instant at) {
        transactions.write(
                Durability.PROCESS,
                write -> {
                    write.append(Event.Kind.PIN_REFUSED, null, null, at, facts(id, purpose));
                    return true;
                },
                handle -> true);
    }

    private static Facts facts(String id, Purpose purpose) {
        return new Facts().with("person", id).with("for", purpose.what()).with("act", purpose.act());
    }

    private static Standing standing(Handle handle, String id) {
        return handle.createQuery("select wrong, tried_at, locked_until from operator where id = :id for update")
                .bind("id", Sql.exact(id))
                .map((row, context) -> standing(row))
                .one();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getInt("wrong"), Sql.maybeInstant(row, "tried_at"), Sql.maybeInstant(row, "locked_until"));
    }

    private static void keep(Handle handle, String id, Standing standing) {
        handle.createUpdate("""
                        update operator set wrong = :wrong, tried_at = :triedAt, locked_until = :lockedUntil
                        where id = :id
                        """)
                .bind("id", Sql.exact(id))
                .bind("wrong", standing.wrong())
                .bind("triedAt", Sql.at(standing.triedAt()))
                .bind("lockedUntil", Sql.at(standing.lockedUntil()))
                .execute();
    }
}
