package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A loopback server that speaks the Chingchingpay protocol strictly, for training, demo and tests; started by
 * {@link #start()}, shareable between threads.
 */
public final class ChingchingServer extends GatewayServer {

    private final ScheduledExecutorService scheduler;
    private final ChingchingCredentials merchant;
    private final ChingchingOptions options;
    private final ChingchingBook book;

    /**
     * @param executor runs the requests; made and ended by the caller
     * @param scheduler runs slow answers and callbacks; made and ended by the caller
     */
    public ChingchingServer(
            Clock clock,
            Executor executor,
            ScheduledExecutorService scheduler,
            ChingchingCredentials merchant,
            Path bookFile,
            ChingchingOptions options) {
        super(executor, scheduler, options.port());
        this.scheduler = scheduler;
        this.merchant = merchant;
        this.options = options;
        this.book = new ChingchingBook(bookFile, clock);
    }

    @Override
    public ChingchingServer start() {
        open();
        return this;
    }

    @Override
    public ChingchingBook book() {
        return book;
    }

    @Override
    GatewayFront front(String baseUrl) {
        var transactions = new ChingchingTransactions(book, merchant, options.linkHasNoTransaction());
        var desk = new ChingchingDesk(book, merchant, options, transactions, baseUrl);
        var seal = new ChingchingSeal(merchant.apiSecret(), options.signature());
        var notifier = new ChingchingNotifier(book, transactions, seal, scheduler, options.noticeStep());
        return new ChingchingFront(merchant, options, book, desk, transactions, notifier);
    }
}
