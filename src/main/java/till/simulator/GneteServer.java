package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A loopback server that speaks the Gnete unified order protocol strictly, for training, demo and tests; started by
 * {@link #start()}, shareable between threads.
 */
public final class GneteServer extends GatewayServer {

    private final ScheduledExecutorService scheduler;
    private final GneteCredentials merchant;
    private final GneteOptions options;
    private final GneteBook book;
    private final GneteCards cards = new GneteCards();

    /**
     * @param executor runs the requests; made and ended by the caller
     * @param scheduler runs slow answers and notifications; made and ended by the caller
     */
    public GneteServer(
            Clock clock,
            Executor executor,
            ScheduledExecutorService scheduler,
            GneteCredentials merchant,
            Path bookFile,
            GneteOptions options) {
        super(executor, scheduler, options.port());
        this.scheduler = scheduler;
        this.merchant = merchant;
        this.options = options;
        this.book = new GneteBook(bookFile, clock);
    }

    @Override
    public GneteServer start() {
        open();
        return this;
    }

    /** Opens UP_EXPRESS to the merchant: the public key its cards are sealed with, Base64 of X.509. */
    public String cardKey() {
        return cards.publicKey();
    }

    @Override
    public GneteBook book() {
        return book;
    }

    @Override
    GatewayFront front(String host) {
        var desk = new GneteDesk(book, new GnetePayData(host, cards), options, merchant);
        var seal = new GneteSeal(merchant.appSecret());
        return new GneteFront(
                merchant, book, desk, seal, new GneteNotifier(book, desk, seal, scheduler, options.noticeStep()));
    }
}
