package till.settings;

/** A keychain is not there, or did not do what it was asked; it says so without a word of what it holds. */
public final class KeychainFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeychainFailure(String reason) {
        super(reason, null, false, false);
    }
}
