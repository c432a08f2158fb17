package till.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Sends nothing: the document names webhooks, which are ordered in the back office, and describes none. */
final class AcqraNotifier extends Notifier {

    AcqraNotifier(AcqraBook book, ScheduledExecutorService scheduler) {
        super(book, scheduler, Duration.ofSeconds(30));
    }

    @Override
    Optional<Notice> notice(Map<String, String> entry, @Nullable Fault fault) {
        return Optional.empty();
    }
}
