package till.settings;

/**
 * The operating system's own place for secrets: one item for each account, all under the program's name. It may ask the
 * person in front of it for a password, and may never answer; not to be shared between threads.
 */
public interface Keychain extends AutoCloseable {
    /**
     * What an item holds.
     *
     * @throws KeychainFailure also where there is no such item: not every system tells the two apart
     */
    String read(String account);

    /** Makes the item, or replaces what it holds. */
    void write(String account, String secret);

    void remove(String account);

    /** Never fails: what was asked for before has happened. */
    @Override
    void close();

    /** Opens the keychain, where there is one. */
    @FunctionalInterface
    interface Opening {
        Keychain open();
    }
}
