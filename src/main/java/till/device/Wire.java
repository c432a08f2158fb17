package till.device;

/** A way for bytes to a receipt printer. An interrupt ends the sending. */
@FunctionalInterface
public interface Wire {
    /**
     * Sends all of it.
     *
     * @return whether it surely arrived
     * @param name what the bytes are called where they are kept
     */
    Delivery send(String name, byte[] bytes) throws PrintTrouble;
}
