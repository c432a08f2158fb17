package till.simulated;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.Unavailable;
import till.ledger.Ledger;
import till.simulated.Timeline.Happening;

/**
 * The ledger as one till's process has it: a statement may fail before it took effect or after, the process may die beside
 * it, and others may act just before it or just behind it.
 */
final class FaultyLedger {
    private static final Set<String> READS =
            Set.of("find", "of", "due", "open", "openCount", "after", "heads", "named", "unfinished", "recent");

    private final World world;

    FaultyLedger(World world) {
        this.world = world;
    }

    /** The parts of a ledger are made once: a proxy costs more than what it stands before. */
    Ledger on(Ledger ledger) {
        var parts = new HashMap<String, Object>();
        return proxy(Ledger.class, (method, arguments) -> {
            var part = parts.get(method.getName());
            if (part == null) {
                var real = invoke(method, ledger, arguments);
                if (real == null || !method.getReturnType().isInterface()) {
                    return real;
                }
                part = part(method.getReturnType(), real);
                parts.put(method.getName(), part);
            }
            return part;
        });
    }

    private Object part(Class<?> type, Object real) {
        return proxy(type, (method, arguments) -> {
            var read = READS.contains(method.getName());
            return statement(
                    read, type.getSimpleName() + "." + method.getName(), () -> invoke(method, real, arguments));
        });
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private interface Statement {
        @Nullable
        Object run() throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> handler.handle(method, arguments)));
    }

    private @Nullable Object statement(boolean read, String name, Statement statement) throws Throwable {
        var rates = world.rates();
        if (world.strikes(rates.disk())) {
            return failing(name, statement);
        }
        if (!read && world.strikes(rates.death())) {
            if (world.coin()) {
                world.dies("before " + name);
            }
            var said = statement.run();
            world.dies("after " + name);
            return said;
        }
        if (!read) {
            world.meanwhile(false);
        }
        var said = statement.run();
        world.meanwhile(false);
        return said;
    }

    private @Nullable Object failing(String name, Statement statement) throws Throwable {
        world.timeline().count(Happening.DISK_FAULT);
        var after = world.coin();
        if (after) {
            statement.run();
        }
        world.note(() -> "the ledger is lost " + (after ? "after " : "before ") + name);
        throw new Unavailable(Problem.of("ledger.lost"), new IllegalStateException("simulated"));
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
