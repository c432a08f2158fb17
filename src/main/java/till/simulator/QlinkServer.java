package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A loopback server that speaks the QLink protocol strictly, for training, demo and tests; started by {@link #start()},
 * shareable between threads. Its address has the document's path behind the host.
 */
public final class QlinkServer extends GatewayServer {

    private final ScheduledExecutorService scheduler;
    private final QlinkCredentials merchant;
    private final QlinkOptions options;
    private final QlinkBook book;

    /**
     * Keeps what it knows in the book file.
     *
     * @param executor runs the requests; made and ended by the caller
     * @param scheduler runs slow answers and notifications; made and ended by the caller
     */
    public QlinkServer(
            Clock clock,
            Executor executor,
            ScheduledExecutorService scheduler,
            QlinkCredentials merchant,
            Path bookFile,
            QlinkOptions options) {
        super(executor, scheduler, options.port());
        this.scheduler = scheduler;
        this.merchant = merchant;
        this.options = options;
        this.book = new QlinkBook(bookFile, clock);
    }

    @Override
    public QlinkServer start() {
        open();
        return this;
    }

    @Override
    public QlinkBook book() {
        return book;
    }

    @Override
    String basePath() {
        return QlinkFront.ROOT;
    }

    @Override
    GatewayFront front(String host) {
        var seal = new QlinkSeal(merchant, options.dialect().signing());
        var desk = new QlinkDesk(
                merchant, book, options, new QlinkPayData(options.dialect().action(), host));
        return new QlinkFront(
                merchant, options, book, seal, desk, new QlinkNotifier(merchant, book, desk, seal, options, scheduler));
    }
}
