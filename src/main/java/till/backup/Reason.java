package till.backup;

/** Why a backup was made; it stands in the file's name, and says how many of its kind are kept. */
public enum Reason {
    /** By itself, once for each business day. */
    NIGHTLY("nightly"),
    /** Somebody asked for it. */
    BY_HAND("by-hand"),
    /** Before tables were changed by a newer program. */
    BEFORE_UPDATE("before-update"),
    /** Complete, but the ledger in it contradicts itself. */
    WITH_FAULTS("with-faults");

    private static final int FEW = 3;

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** How many of the kind are kept in a folder where the shop keeps so many. */
    int keeps(int most) {
        return switch (this) {
            case NIGHTLY, BY_HAND -> most;
            case BEFORE_UPDATE, WITH_FAULTS -> Math.min(most, FEW);
        };
    }
}
