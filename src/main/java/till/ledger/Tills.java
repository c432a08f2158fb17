package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tills that share a ledger: who works under which number, and what all of them mix PINs with. */
public interface Tills {
    /**
     * Who works under a number.
     *
     * @param installation of the program: one data folder
     * @param machine its name, for people
     * @param seenAt by the server's clock
     */
    record Seat(String till, String installation, String machine, String program, Instant seenAt) {}

    /**
     * Takes a till's number for an installation; it stays that installation's.
     *
     * @param replace takes it from another that has not been seen for a while, as after a machine was exchanged
     * @return who has it, where that is another
     */
    Optional<Seat> take(Seat wanted, boolean replace);

    /** Says that an installation is still there. */
    void seen(String till, String installation);

    List<Seat> all();

    /** What time it is where the ledger is. */
    Instant now();

    /** What is mixed into PINs, sealed. */
    Optional<byte[]> pinKey(String name);

    /** Keeps it where there is none; what another till kept a moment before stays. Read again afterwards. */
    void keepFirstPinKey(String name, byte[] sealed);
}
