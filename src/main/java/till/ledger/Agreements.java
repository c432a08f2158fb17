package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.Agreement.Standing;
import till.domain.Attention;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.Payment;

/** The agreements of the ledger, and each charge that was made by one. */
public interface Agreements {
    /** Writes a new one. */
    void add(Agreement agreement);

    Optional<Agreement> find(String id);

    /** All of them, newest first. */
    List<Agreement> all();

    /**
     * Active ones that are to be charged by today, longest due first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Agreement> due(LocalDate today, @Nullable Agreement after, int most);

    /** Every try, newest first. */
    List<Charge> charges(String id);

    /** The newest try of every agreement that has one. */
    List<Charge> newest();

    /**
     * Tries of which nobody has written down yet what came of them, oldest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Charge> unsettled(@Nullable Charge after, int most);

    /**
     * Writes the payment of one date with its try, or nothing at all: where the agreement is no longer as it was seen, where
     * another till was first, or where a payment stands for the date already. On disk when this returns.
     */
    Begun charge(Agreement seen, Due due, Payments.Draft draft, Instant nextCheckAt);

    /** A try at a date. */
    record Due(LocalDate day, int attempt) {}

    /** What asking for a charge gave. */
    sealed interface Begun {}

    /** It is written, and goes out next. */
    record Written(Payment payment) implements Begun {}

    /** Nothing was written: this payment stands for the date. */
    record Taken(Payment holder) implements Begun {}

    /** Nothing was written: another till was first, or somebody paused it. */
    record Lost() implements Begun {}

    /**
     * Writes down what came of a try, and where the agreement goes by it; false where that was done before.
     *
     * @param attention raised about the payment in the same transaction; null for none
     */
    boolean settle(Charge charge, boolean paid, Change change, Attention.@Nullable Draft attention);

    /** Moves an agreement if it still is as it was seen; false where it is not. */
    boolean change(Change change);

    /**
     * A change.
     *
     * @param seen the agreement as the change was decided on
     */
    record Change(Agreement seen, Standing next, Instant at, By by) {}

    /** By which agreement a payment was made, or which goes back to it. */
    List<Agreement> about(OrderNo orderNo);
}
