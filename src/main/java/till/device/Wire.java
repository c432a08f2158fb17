package till.device;

/** A way for bytes to a receipt printer. An interrupt ends the sending. */
@FunctionalInterface
public interface Wire {
    /**
     * Sends all of it.
     *
     * @param name what the bytes are called where they are kept
     */
    void send(String name, byte[] bytes) throws PrintTrouble;
}
