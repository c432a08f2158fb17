package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A loopback server that speaks the Acqra protocol strictly, for training, demo and tests; started by
 * {@link #start()}, shareable between threads.
 */
public final class AcqraServer extends GatewayServer {

    private final ScheduledExecutorService scheduler;
    private final AcqraCredentials application;
    private final AcqraOptions options;
    private final AcqraBook book;

    /**
     * @param executor runs the requests; made and ended by the caller
     * @param scheduler runs slow answers; made and ended by the caller
     */
    public AcqraServer(
            Clock clock,
            Executor executor,
            ScheduledExecutorService scheduler,
            AcqraCredentials application,
            Path bookFile,
            AcqraOptions options) {
        super(executor, scheduler, options.port());
        this.scheduler = scheduler;
        this.application = application;
        this.options = options;
        this.book = new AcqraBook(bookFile, clock);
    }

    @Override
    public AcqraServer start() {
        open();
        return this;
    }

    @Override
    public AcqraBook book() {
        return book;
    }

    @Override
    GatewayFront front(String baseUrl) {
        var tokens = new AcqraTokens(application, book, options.tokenLifetime());
        var desk = new AcqraDesk(book, options, baseUrl);
        return new AcqraFront(application, options, book, tokens, desk, new AcqraNotifier(book, scheduler));
    }
}
