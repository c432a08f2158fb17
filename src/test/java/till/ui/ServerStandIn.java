package till.ui;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import till.domain.Problem;
import till.domain.Unavailable;
import till.ledger.Ledger;
import till.ledger.People;
import till.ledger.Tills;

/** Ledgers as a screen sees them that are on a server: away when a test says so, or with a clock of their own. */
final class ServerStandIn {
    private ServerStandIn() {}

    /** The same ledger, that is away while it is said so, or cannot say who works there. */
    static Ledger before(Ledger real, BooleanSupplier away, BooleanSupplier silent) {
        return proxy(Ledger.class, (method, arguments) -> switch (method.getName()) {
            case "isAway" -> away.getAsBoolean();
            case "people" -> people(real.people(), silent);
            default -> invoked(real, method, arguments);
        });
    }

    private static People people(People real, BooleanSupplier silent) {
        return proxy(People.class, (method, arguments) -> {
            if (silent.getAsBoolean()) {
                throw new Unavailable(Problem.of("ledger.lost"), new IOException("away"));
            }
            return invoked(real, method, arguments);
        });
    }

    private static Object invoked(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** A ledger that knows what time it is, and nothing else. */
    static Ledger at(Instant now) {
        var tills = proxy(Tills.class, (_, _) -> now);
        return proxy(Ledger.class, (_, _) -> tills);
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> answer.to(method, arguments)));
    }
}
