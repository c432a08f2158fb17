package till.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A keychain in memory that can be told to refuse, to lie and to keep a caller waiting. */
final class FakeKeychain implements Keychain {
    /** What it was asked, in order; accounts without their random part. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final Map<String, String> items = new ConcurrentHashMap<>();
    volatile CountDownLatch held = new CountDownLatch(0);
    volatile boolean refusing;
    volatile boolean deaf;
    private int open;

    synchronized Keychain open() {
        if (++open > 1) {
            throw new AssertionError("opened twice at a time");
        }
        return this;
    }

    void hold() {
        held = new CountDownLatch(1);
    }

    void letGo() {
        held.countDown();
    }

    @Override
    public String read(String account) {
        answer("read", account, "");
        var found = items.get(account);
        if (found == null) {
            throw new KeychainFailure("not read");
        }
        return found;
    }

    @Override
    public void write(String account, String secret) {
        answer("write", account, secret);
        if (!deaf) {
            items.put(account, secret);
        }
    }

    @Override
    public void remove(String account) {
        answer("remove", account, "");
        if (items.remove(account) == null) {
            throw new KeychainFailure("not removed");
        }
    }

    @Override
    public synchronized void close() {
        open--;
    }

    private void answer(String what, String account, String secret) {
        asked.add(what + " " + account.replaceFirst("/.*", ""));
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (refusing) {
            throw new IllegalStateException("cannot keep " + secret + items);
        }
    }

    List<String> accounts() {
        return new ArrayList<>(items.keySet());
    }
}
