package till.simulator;

import java.time.Duration;

/** A fault that waits for its operation: how often it will still strike, and how late a slow answer comes. */
public record ArmedFault(String id, Fault fault, Operation operation, int left, Duration delay) {

    /** The {@link #left} of a fault that strikes until it is turned off. */
    public static final int UNTIL_OFF = -1;

    ArmedFault used() {
        return left == UNTIL_OFF ? this : new ArmedFault(id, fault, operation, left - 1, delay);
    }
}
