package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import till.domain.Event;
import till.domain.OrderNo;

/** The append-only, hash-chained events. */
public interface History {
    /** Of one payment and its refunds, oldest first. */
    List<Event> of(OrderNo orderNo);

    /** The highest sequence of each till's chain. */
    Map<String, Long> heads();

    /** Events behind the given heads, in each chain's order; chains missing from {@code heads} from their start. */
    List<Event> after(Map<String, Long> heads, int most);

    /** Replays every chain and holds it against hashes, payment, refund and operation rows. */
    Verification verify();

    /** Hands over everything that proves itself, all of one moment: each chain in its order, then closed and signed days. */
    void export(Export to);

    /** Takes what is handed over. */
    interface Export {
        /**
         * One event.
         *
         * @param hash as it is kept, in hexadecimal
         * @param json what is hashed behind the hash before it
         */
        void event(String till, String hash, String json);

        /**
         * One closed day.
         *
         * @param content as it is kept
         */
        void z(long number, String content);

        /**
         * One signed day of a gateway.
         *
         * @param content as it is kept
         */
        void signOff(long number, String content);

        /**
         * One year that was taken out.
         *
         * @param content as it is kept: the newest tells where the chains begin
         */
        void pruned(int year, String content);
    }

    /**
     * What replaying found.
     *
     * @param faults empty when the ledger is whole; each names the chain, the sequence or the row
     */
    record Verification(long events, long payments, long refunds, List<String> faults, Instant newest) {}
}
