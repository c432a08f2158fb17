package till.fleet;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Unavailable;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.poll.Poller;
import till.poll.ShipmentPoller;
import till.poll.Turns;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.GatewayDirectory;
import till.service.RefundRequest;
import till.service.Started;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;

/** One simulated till: the real services, pollers and feed at the paces of the program, and somebody who sells without a pause. */
final class FleetTill implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REFUND_EVERY = 10;

    private final Ledger ledger;
    private final TillServices services;
    private final FleetGateway gateway;
    private final Counts counts;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    private record Waiting(OrderNo orderNo, Instant since) {}

    /** What all of them did. */
    record Counts(
            LongAdder sales,
            LongAdder paid,
            LongAdder cancelled,
            LongAdder refunds,
            LongAdder notStarted,
            LongAdder away,
            Latencies latencies) {
        Counts() {
            this(
                    new LongAdder(),
                    new LongAdder(),
                    new LongAdder(),
                    new LongAdder(),
                    new LongAdder(),
                    new LongAdder(),
                    new Latencies());
        }
    }

    /** Opens the shared ledger for one till. */
    interface Opening {
        Ledger open(String till) throws LedgerUnusable;
    }

    FleetTill(String name, Opening opening, FleetGateway gateway, Counts counts) throws LedgerUnusable {
        this.ledger = opening.open(name);
        this.gateway = gateway;
        this.counts = counts;
        var clock = InstantSource.system();
        var here = new Surroundings(
                name,
                new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                clock,
                new Numbers(name, clock, new SecureRandom()),
                Steps.NONE);
        this.services = TillServices.on(
                Mode.TRAINING, new Books(ledger, _ -> {}), new GatewayDirectory(List.of(gateway)), here);
    }

    /** @param pause between two sales */
    void start(Duration pause) {
        var poller = new Poller(
                services.checks(), services.refunds(), services.here().clock(), workers);
        var parcels = new ShipmentPoller(services.shipments(), workers);
        every(
                Duration.ofMillis(100),
                new Turns(ledger, poller, parcels, services.here().clock())::next);
        every(Duration.ofSeconds(1), () -> services.feed().refresh());
        every(pause, () -> workers.execute(() -> guarded(this::sell)));
        every(Duration.ofSeconds(1), () -> workers.execute(() -> guarded(this::look)));
    }

    private void every(Duration pause, Runnable work) {
        var first = ThreadLocalRandom.current().nextLong(pause.toMillis());
        var _ = timer.scheduleWithFixedDelay(() -> guarded(work), first, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Unavailable e) {
            counts.away().increment();
        } catch (RuntimeException e) {
            System.err.println(Thread.currentThread() + " " + e);
        }
    }

    private void sell() {
        var cents = ThreadLocalRandom.current().nextLong(100, 100_000);
        var request = ChargeRequest.of("gnete", "WX_QR", Money.ofMinor(CurrencyUnit.of("HKD"), cents));
        var began = System.nanoTime();
        if (services.payments().start(request, Acting.UNNAMED) instanceof Started.Running(var payment)) {
            counts.latencies().add(began);
            counts.sales().increment();
            waiting.add(new Waiting(payment.orderNo(), Instant.now()));
        } else {
            counts.notStarted().increment();
        }
    }

    /** Looks at the ledger only: finding out is the pollers' part, whichever till's. */
    private void look() {
        for (var each : waiting) {
            var payment = services.payments().find(each.orderNo()).orElseThrow();
            if (payment.state() == PaymentState.PAID && waiting.remove(each)) {
                counts.paid().increment();
                refundOnceInAWhile(each.orderNo(), payment.amount());
            } else if (each.since().plus(PATIENCE).isBefore(Instant.now()) && waiting.remove(each)) {
                counts.cancelled().increment();
                gateway.handled(each.orderNo());
                services.payments().cancel(each.orderNo(), Acting.UNNAMED);
            }
        }
    }

    private void refundOnceInAWhile(OrderNo orderNo, Money amount) {
        if (ThreadLocalRandom.current().nextInt(REFUND_EVERY) == 0) {
            gateway.handled(orderNo);
            counts.refunds().increment();
            services.refunds().refund(new RefundRequest(orderNo, amount, "returned"), Acting.UNNAMED);
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** Sells no more and lets what is under way end. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.close();
        ledger.close();
    }
}
