package till.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets a little time pass while somebody else finishes; a simulated run lets its own clock pass instead. */
@FunctionalInterface
public interface Pause {
    Pause PARKING = time -> LockSupport.parkNanos(time.toNanos());

    void pause(Duration time);
}
