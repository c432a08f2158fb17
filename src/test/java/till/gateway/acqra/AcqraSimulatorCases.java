package till.gateway.acqra;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.gateway.QrPayments.Created;
import till.simulator.AcqraCredentials;
import till.simulator.AcqraOptions;
import till.simulator.AcqraServer;

/** The adapter beside a server that was written from the document alone. */
abstract class AcqraSimulatorCases {
    static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Money AMOUNT = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
    static final Money PART = Money.ofMinor(CurrencyUnit.of("HKD"), 3000);
    static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    static final RefundNo REFUND = new RefundNo("T1R0MB0000000000001");
    static final String MANUAL = "manual";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    AcqraServer server;
    AcqraGateway gateway;

    @BeforeEach
    void start() {
        open(AcqraOptions.standard().withRefundDelay(Duration.ZERO), Map.of());
    }

    final void open(AcqraOptions options, Map<String, String> more) {
        var shop = new AcqraCredentials("100000000000001", "s".repeat(40));
        server = new AcqraServer(CLOCK, threads, scheduler, shop, folder.resolve("book"), options).start();
        var fields = new HashMap<>(more);
        fields.put("appId", shop.appId());
        var profile = new GatewayProfile(
                "acqra", "acqra", server.baseUrl(), fields, Map.of("secret", new Secret(shop.secret())), false);
        gateway = AcqraGateway.of(profile, AcqraAnswers.limits(profile, Duration.ofSeconds(6)), _ -> {}, CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    final Outcome<Created> create(String method, Map<String, String> extras) {
        return gateway.find(QrPayments.class).orElseThrow().create(order(method), extras);
    }

    final Standing standing(String method) {
        return answered(gateway.query(payment(method))).standing();
    }

    static PaymentRef payment(String method) {
        return new PaymentRef(NUMBER, null, method, AMOUNT);
    }

    static PaymentOrder order(String method) {
        return new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "acqra", method, AMOUNT, "Lunch & tea", NOW, NOW.plusSeconds(300));
    }

    static <T extends Outcome.Said> T answered(Outcome<T> outcome) {
        return AcqraStand.answered(outcome);
    }
}
