package till.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts what became of a payment or a refund to its callback address, as the query would answer it, with a signature over
 * the body; again after 1, 2, 3, 4 and 5 steps unless the answer is a 2xx. Nothing is posted when time runs out.
 */
final class ChingchingNotifier extends Notifier {

    private final ChingchingTransactions transactions;
    private final ChingchingSeal seal;
    private final JsonMapper json = new JsonMapper();

    ChingchingNotifier(
            ChingchingBook book,
            ChingchingTransactions transactions,
            ChingchingSeal seal,
            ScheduledExecutorService scheduler,
            Duration step) {
        super(book, scheduler, step);
        this.transactions = transactions;
        this.seal = seal;
    }

    @Override
    Optional<Notice> notice(Map<String, String> entry, @Nullable Fault fault) {
        var refund = "refund".equals(entry.get("kind"));
        var data = refund ? transactions.of(new SimulatedRefund(entry)) : transactions.of(new SimulatedOrder(entry));
        var body = json.writeValueAsString(data);
        var signature = seal.of(fault == Fault.BAD_SIGNATURE ? body + " " : body);
        var headers = Map.of("Content-Type", "application/json", "x-signature", signature);
        return Optional.of(new Notice(entry.getOrDefault("notifyUrl", ""), headers, body));
    }
}
