package till.ui;

import java.util.Optional;
import till.device.Scan;
import till.domain.WalletCode;

/** A screen that has a use for what is scanned while it is open. */
public interface TakesScans {
    /**
     * Takes a scan.
     *
     * @param code the same as a customer's code; empty where it is none
     * @return false where this screen has no use for it
     */
    boolean scanned(Scan scan, Optional<WalletCode> code);

    /**
     * Looks up a scan that is no customer's code.
     *
     * @param otherwise follows, on the FX thread, where it turns out to be of no use here
     * @return false where this screen looks nothing up
     */
    default boolean looksUp(Scan scan, Runnable otherwise) {
        return false;
    }
}
