package till.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import java.nio.file.Path;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the log to files in the data folder, kept for 30 days, and nothing of it to the terminal. */
final class Logging {
    private static final int DAYS = 30;

    private Logging() {}

    /** Before a data folder is known nothing is logged. */
    static void silence() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
        }
    }

    static void into(Path folder) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            root.detachAndStopAllAppenders();
            root.setLevel(Level.INFO);
            // the keychain's library: it complains with stack traces where there is none, and secrets go through it
            context.getLogger("org.freedesktop").setLevel(Level.OFF);
            root.addAppender(
                    file(context, folder, "till", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %msg%n"));
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(
            LoggerContext context, Path folder, String name, String pattern) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setPrudent(true);
        var rolling = new TimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder.resolve(name + ".%d{yyyy-MM-dd}.log").toString());
        rolling.setMaxHistory(DAYS);
        rolling.start();
        appender.setRollingPolicy(rolling);
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
