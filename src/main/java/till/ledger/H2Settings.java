package till.ledger;

/** What H2 reads once, when its first class loads: said before that by whoever starts the program or opens a ledger. */
public final class H2Settings {
    private H2Settings() {}

    public static void say() {
        // it would offer the shared file on every network interface
        System.setProperty("h2.bindAddress", "127.0.0.1");
        // a connection whose server died would open the file by itself, without the search for its last commit and
        // without a turn
        System.setProperty("h2.maxReconnect", "-1");
    }
}
