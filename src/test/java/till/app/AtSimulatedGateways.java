package till.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Result;
import till.service.MovableClock;
import till.settings.DataFolder;

/** The simulated gateways with the clock at hand, theirs and the tills' alike, and a till at whichever a test wants. */
abstract class AtSimulatedGateways {
    @TempDir
    Path folder;

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T04:00:00Z"));
    private final TillThreads threads = new TillThreads();
    List<Simulations.Simulated> gateways = List.of();

    @BeforeEach
    void start() {
        var home = ((Result.Done<DataFolder>) DataFolder.open(folder)).value();
        gateways = Simulations.start(home, threads, new SecureRandom(), SimulatedTill.clockOf(clock));
    }

    @AfterEach
    void stop() {
        gateways.forEach(gateway -> gateway.server().close());
        threads.close();
    }

    final Simulations.Simulated simulated(String kind) {
        return gateways.stream()
                .filter(gateway -> gateway.profile().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    final SimulatedTill till(String kind) throws Exception {
        return new SimulatedTill(simulated(kind), clock, Map.of());
    }
}
