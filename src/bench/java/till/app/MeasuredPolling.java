package till.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.application.Platform;
import till.bench.BareSteps;
import till.bench.Figures;
import till.cli.Cli;
import till.cli.Terminal;
import till.domain.Mode;
import till.simulator.GneteCredentials;
import till.simulator.GneteOptions;
import till.simulator.GneteServer;

/**
 * S6: so many open payments watched by the program with its window open, against the same questions asked by bare OkHttp calls, and
 * how long the window's thread was held meanwhile.
 */
public final class MeasuredPolling {
    private static final int CALLERS = 16;
    private static final int WARM_SECONDS = 5;
    private static final int BARE_SECONDS = 4;
    private static final int SECONDS = 12;
    private static final int LOOK_MILLIS = 4;

    private static final String KEY = "k".repeat(64);
    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"%s","mchNo":"M1000000001","appId":"harbourtillbench0000001",
            "appSecret":"%s"}""";

    private MeasuredPolling() {}

    /** Arguments: data folder, how many payments are open. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var numbers = IntStream.range(0, Integer.parseInt(arguments[1]))
                .mapToObj("T01P%08dBENCH"::formatted)
                .toList();
        try (var server = server();
                var till = live(folder, server.baseUrl());
                var bare = BareSteps.to(till.profiles().profiles(), folder.resolve("bare"))) {
            each(numbers, bare::order);
            var questions = bare.questions(numbers);
            bare(bare, questions, WARM_SECONDS);
            Figures.say("bare", bare(bare, questions, BARE_SECONDS));
            MeasuredWindow.shown(till);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(WARM_SECONDS));
            look("quiet", System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_SECONDS));
            watched(till, numbers);
            Figures.say("bare", bare(bare, questions, BARE_SECONDS));
        }
        System.exit(0);
    }

    /** The simulated gateway with its book in memory: what it writes down is not what is measured. */
    private static GneteServer server() {
        var merchant = new GneteCredentials("M1000000001", "harbourtillbench0000001", KEY);
        return new GneteServer(
                        Clock.systemUTC(),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        Executors.newSingleThreadScheduledExecutor(),
                        merchant,
                        Path.of(""),
                        GneteOptions.standard())
                .start();
    }

    /** A till that works live at that server. */
    private static OpenTill live(Path folder, String address) throws Exception {
        var profile = Files.writeString(folder.resolve("profile.json"), PROFILE.formatted(address, KEY));
        var command = new String[] {"--home", folder.toString(), "gateways", "import", profile.toString(), "--live"};
        new Cli(new Opener(Map.of("TILL_KEYCHAIN", "off"), System.err)).run(command, Terminal.ofProcess());
        return MeasuredWindow.till(folder, false);
    }

    private static void watched(OpenTill till, List<String> numbers) throws Exception {
        var open = OpenPayments.in(till.folder().ledger(Mode.LIVE));
        open.add(numbers);
        till.startPolling();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(WARM_SECONDS));
        var before = open.checks();
        var began = System.nanoTime();
        look("held", began + TimeUnit.SECONDS.toNanos(SECONDS));
        Figures.say("checks", (open.checks() - before) / ((System.nanoTime() - began) / 1e9));
        till.threads().close();
    }

    /** Asks the window's thread again and again how soon it comes to something. */
    private static void look(String name, long end) {
        while (System.nanoTime() < end) {
            var asked = System.nanoTime();
            Platform.runLater(() -> Figures.say(name, (System.nanoTime() - asked) / 1e6));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    private interface Call<T> {
        void on(T each) throws Exception;
    }

    private static <T> void each(List<T> all, Call<T> call) throws Exception {
        var next = new AtomicInteger();
        together(() -> {
            for (var place = next.getAndIncrement(); place < all.size(); place = next.getAndIncrement()) {
                call.on(all.get(place));
            }
            return true;
        });
    }

    /** Calls a second. */
    private static double bare(BareSteps bare, List<BareSteps.Question> questions, int seconds) throws Exception {
        var calls = new LongAdder();
        var over = new AtomicBoolean();
        var next = new AtomicInteger();
        var began = System.nanoTime();
        together(() -> {
            while (!over.get()) {
                bare.ask(questions.get(Math.floorMod(next.getAndIncrement(), questions.size())));
                calls.increment();
                over.compareAndSet(false, System.nanoTime() - began > TimeUnit.SECONDS.toNanos(seconds));
            }
            return true;
        });
        return calls.sum() / ((System.nanoTime() - began) / 1e9);
    }

    private static void together(Callable<Boolean> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var caller : threads.invokeAll(java.util.Collections.nCopies(CALLERS, work))) {
                caller.get();
            }
        }
    }
}
