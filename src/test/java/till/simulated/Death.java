package till.simulated;

/** The end of a till's process, at this very step. Nothing of the till's code catches it. */
final class Death extends Error {
    private static final long serialVersionUID = 1L;

    private final int till;

    Death(int till) {
        super("the process died", null, false, false);
        this.till = till;
    }

    int till() {
        return till;
    }
}
