package till.ledger;

import java.util.Map;

/** What the tills of one shop agree on, each a text under a name; what the texts mean is not the ledger's matter. */
public interface SharedSettings {
    Map<String, String> all();

    /** Puts texts in the place of those of the same names; the other tills are told. */
    void put(Map<String, String> changed);

    /** As {@link #put}, but what is there already stays: the first till of a shop says how it is. */
    void putWhereNone(Map<String, String> ours);
}
