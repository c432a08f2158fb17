package till.simulator;

import java.time.Duration;
import java.util.List;

/** Arms faults of one simulated gateway through its book, for servers of this and of any other process on it. */
public final class FaultDial {

    private final GatewayBook book;

    public FaultDial(GatewayBook book) {
        this.book = book;
    }

    /** The fault strikes the next {@code times} calls of the operation. */
    public ArmedFault next(Fault fault, Operation operation, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times: " + times);
        }
        return book.arm(fault, operation, times, Duration.ZERO);
    }

    /** The fault strikes every call of the operation until it is turned off. */
    public ArmedFault untilOff(Fault fault, Operation operation) {
        return book.arm(fault, operation, ArmedFault.UNTIL_OFF, Duration.ZERO);
    }

    /** The next {@code times} answers of the operation come late; what was asked is done at once. */
    public ArmedFault slow(Operation operation, int times, Duration delay) {
        return book.arm(Fault.SLOW, operation, times, delay);
    }

    public void off(ArmedFault fault) {
        book.disarm(fault.id());
    }

    public void allOff() {
        armed().forEach(this::off);
    }

    public List<ArmedFault> armed() {
        return book.faults();
    }
}
