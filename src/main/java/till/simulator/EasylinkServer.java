package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A loopback server that speaks the EasyLink v2 protocol strictly, for training, demo and tests; started by
 * {@link #start()}, shareable between threads. Its address is the host alone, without {@code /api/v1/} and the merchant.
 */
public final class EasylinkServer extends GatewayServer {

    private final ScheduledExecutorService scheduler;
    private final EasylinkCredentials merchant;
    private final EasylinkOptions options;
    private final EasylinkBook book;

    /**
     * Keeps what it knows in the book file.
     *
     * @param executor runs the requests; made and ended by the caller
     * @param scheduler runs slow answers and notifications; made and ended by the caller
     */
    public EasylinkServer(
            Clock clock,
            Executor executor,
            ScheduledExecutorService scheduler,
            EasylinkCredentials merchant,
            Path bookFile,
            EasylinkOptions options) {
        super(executor, scheduler, options.port());
        this.scheduler = scheduler;
        this.merchant = merchant;
        this.options = options;
        this.book = new EasylinkBook(bookFile, clock);
    }

    @Override
    public EasylinkServer start() {
        open();
        return this;
    }

    @Override
    public EasylinkBook book() {
        return book;
    }

    @Override
    GatewayFront front(String host) {
        var desk = new EasylinkDesk(book, options, host);
        return new EasylinkFront(merchant, options, book, desk, new EasylinkNotifier(book, desk, options, scheduler));
    }
}
