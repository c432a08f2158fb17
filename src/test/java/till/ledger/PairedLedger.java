package till.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import till.domain.Event;

/**
 * The real ledger, each of whose answers is held against that of another one, which is told the same: where the two
 * differ, what was found out about the one says nothing about the other.
 */
public final class PairedLedger {
    private PairedLedger() {}

    public static Ledger of(Ledger real, Ledger twin) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (_, method, arguments) -> {
                    var part = invoke(method, real, arguments);
                    return part == null || !method.getReturnType().isInterface()
                            ? part
                            : paired(method.getReturnType(), part, invoke(method, twin, arguments));
                });
    }

    private static Object paired(Class<?> part, Object real, @Nullable Object twin) {
        return Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, (_, method, arguments) -> {
            var said = invoke(method, real, arguments);
            if (!method.getName().equals("verify")) {
                var twinSaid = invoke(method, Objects.requireNonNull(twin), arguments);
                if (!Objects.equals(comparable(said), comparable(twinSaid))) {
                    throw new AssertionError("the ledgers differ in %s.%s%s:%n%s%n%s"
                            .formatted(
                                    part.getSimpleName(),
                                    method.getName(),
                                    arguments == null ? "" : List.of(arguments),
                                    said,
                                    twinSaid));
                }
            }
            return said;
        });
    }

    /** Of events the twin keeps no facts. */
    private static @Nullable Object comparable(@Nullable Object said) {
        return said instanceof List<?> all
                ? all.stream().map(PairedLedger::bare).toList()
                : said;
    }

    private static Object bare(Object said) {
        return said instanceof Event event
                ? List.of(event.till(), event.sequence(), event.at(), event.kind(), String.valueOf(event.refundNo()))
                : said;
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
