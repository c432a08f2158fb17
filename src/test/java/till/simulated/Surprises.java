package till.simulated;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import till.domain.Unavailable;

/**
 * Hears what the edges of the program catch and log, in place of the console: a lost ledger is part of a history, anything
 * else is a fault of the program that nobody would see.
 */
final class Surprises extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("till");
    private final List<Throwable> heard = new ArrayList<>();
    private final Thread mine = Thread.currentThread();

    Surprises() {
        setContext(logger.getLoggerContext());
        start();
        logger.setAdditive(false);
        logger.setLevel(Level.ERROR);
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (Thread.currentThread().equals(mine)
                && event.getThrowableProxy() instanceof ThrowableProxy proxy
                && !(proxy.getThrowable() instanceof Unavailable)) {
            heard.add(proxy.getThrowable());
        }
    }

    /** The first since last asked. */
    Optional<Throwable> taken() {
        var first = heard.stream().findFirst();
        heard.clear();
        return first;
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
