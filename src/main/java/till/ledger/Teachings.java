package till.ledger;

import java.time.Instant;
import java.util.List;

/** What gateways' words were taught to mean money, in the history that nobody can change unseen. */
public interface Teachings {
    /** Writes the words down, on disk when this returns; each is an event of its own. */
    void add(List<Teaching> words, Instant at);

    /**
     * One word.
     *
     * @param gateway the profile's id
     * @param kind which provider
     * @param word the gateway's word
     * @param meaning what the till takes it for: paid, authorized, refunded
     * @param by where it was taught
     */
    record Teaching(String gateway, String kind, String word, String meaning, String by) {}
}
