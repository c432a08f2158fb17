package till.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.cli.CannotOpen;
import till.cli.Opening;
import till.domain.GatewayProfile;
import till.domain.PictureHosts;
import till.domain.Problem;
import till.gateway.http.CodePictures;
import till.receipt.AutoPrint;
import till.receipt.PrintRoom;
import till.settings.Texts;
import till.ui.FxBackground;
import till.ui.FxTicker;
import till.ui.Outside;
import till.ui.Route;
import till.ui.Session;
import till.ui.UiDependencies;
import till.ui.receipt.SystemPrinter;
import till.ui.shell.TillWindow;

/** Runs the till in a window until it is closed; where there is no display it says so and takes the guided tour. */
final class Window {
    private static final Logger LOG = LoggerFactory.getLogger(Window.class);
    private static final int DONE = 0;
    private static final int FAILED = 70;
    private static final Duration LOOK_FOR_A_WISH = Duration.ofMillis(500);

    private final Map<String, String> environment;
    private final PrintStream err;
    private final boolean display;
    private final Toolkit toolkit = new Toolkit();
    private final FutureTask<Set<String>> libraries = new FutureTask<>(this::missingLibraries);

    Window(Map<String, String> environment, PrintStream err) {
        this.environment = environment;
        this.err = err;
        this.display = Display.isThere(environment);
    }

    /** Has the toolkit start, where it can, while the till is opened. */
    void begin() {
        Thread.ofPlatform().daemon().name("libraries").start(libraries);
    }

    private Set<String> missingLibraries() {
        var missing = NativeLibraries.missing(display);
        if (display && missing.isEmpty()) {
            toolkit.begin();
        }
        return missing;
    }

    int run(Opening how, Texts texts) {
        var missing = known();
        if (!missing.isEmpty()) {
            err.println(texts.text("app.librariesMissing", String.join(" ", missing)));
            return FAILED;
        }
        if (!display) {
            var out = tourFolder();
            err.println(texts.text("app.noDisplay", out.toString()));
            return new Tour(environment, err).run(how, out, false, texts);
        }
        try (toolkit) {
            return shown(how, texts);
        } catch (UnsupportedOperationException e) {
            LOG.error("no window", e);
            err.println(texts.text("app.displayUnusable", environment.getOrDefault("DISPLAY", "")));
            return FAILED;
        }
    }

    private Set<String> known() {
        libraries.run();
        try {
            return libraries.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As often as somebody tries: what was in the way, such as a server that starts more slowly, may be gone. */
    private int shown(Opening how, Texts texts) {
        while (true) {
            Problem problem;
            try {
                return show(how, texts);
            } catch (CannotOpen e) {
                problem = e.problem();
            } catch (IOException e) {
                LOG.error("the window's lock", e);
                problem = Problem.of("folder.readOnly", String.valueOf(e.getMessage()));
            }
            if (!triedAgain(texts, problem)) {
                return FAILED;
            }
        }
    }

    /** Beside the build where there is one, as from the sources; else where the program was started. */
    private static Path tourFolder() {
        return Files.isRegularFile(Path.of("pom.xml"))
                ? Path.of("target", "tour").toAbsolutePath()
                : Path.of("harbour-till-tour").toAbsolutePath();
    }

    private int show(Opening how, Texts texts) throws CannotOpen, IOException {
        var home = Home.open(how, environment);
        var lock = WindowLock.take(home.folder().instanceLock());
        if (lock.isEmpty()) {
            err.println(texts.text("app.alreadyOpen"));
            return DONE;
        }
        try (var held = lock.get()) {
            var login = AtLogin.ofProcess(environment, Optional.ofNullable(how.home()));
            for (var next = home; next != null; ) {
                next = shownUntilClosed(next, how, new Around(held, login)) ? Home.open(how, environment) : null;
            }
            return DONE;
        }
    }

    /** What outlives a window that is closed to be opened again. */
    private record Around(WindowLock lock, Outside.AtLogin login) {}

    /** Whether the window was closed to be opened again, with what was saved in the settings. */
    private boolean shownUntilClosed(Home home, Opening how, Around around) throws CannotOpen {
        try (var till = OpenTill.open(home, how, Drill.asked(environment, err))) {
            till.startPolling();
            till.startByItself();
            return untilClosed(till, how, around);
        }
    }

    private boolean untilClosed(OpenTill till, Opening how, Around around) {
        var closed = new CountDownLatch(1);
        var again = new AtomicBoolean();
        toolkit.run(() -> {
            var stage = new Stage();
            stage.setOnHidden(_ -> closed.countDown());
            var restart = new Restart(again, stage);
            var dependencies = dependencies(till, new SaveDialog(stage), around.login(), restart);
            printByItself(till, dependencies);
            var window = TillWindow.show(stage, dependencies);
            begin(till, how, window);
            restart.before(window::close);
            AskedToEnd.closes(() -> close(window, stage), closed);
            TillWindow.fit(stage, Screen.getPrimary().getVisualBounds());
            stage.setOnCloseRequest(_ -> window.close());
            till.threads().every(LOOK_FOR_A_WISH, () -> {
                if (around.lock().wantedInFront()) {
                    new FxBackground(Runnable::run).onScreen(() -> toFront(stage));
                }
            });
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return again.get();
    }

    private static void begin(OpenTill till, Opening how, TillWindow window) {
        if (how.language() != null) {
            window.speakForThisRun(how.language());
        }
        if (till.isNew()) {
            window.go(new Route.Guide());
        }
        till.told().ifPresent(text -> window.tell(Problem.of("backup.told"), text));
    }

    private static void close(TillWindow window, Stage stage) {
        window.close();
        stage.close();
    }

    private static void printByItself(OpenTill till, UiDependencies dependencies) {
        var services = till.services();
        var print = new AutoPrint(services, () -> till.settings().receipts(), dependencies.receipts());
        services.feed().subscribeToChanges(print);
    }

    private static void toFront(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /**
     * What a window is given.
     *
     * @param places asks where a new file is to go
     * @param login has the system start the till
     * @param restart closes the window and opens it again
     */
    static UiDependencies dependencies(OpenTill till, Outside.Places places, Outside.AtLogin login, Runnable restart) {
        return new UiDependencies(
                till.services(),
                till.settingsFile(),
                till.training(),
                till.setupDesk(restart),
                till.export(),
                till.reports(),
                till.catalogue(),
                till.agreements(),
                till.receipts(new PrintRoom(name -> new SystemPrinter(name, UnixQueues::say))),
                till.backups(),
                new Session(),
                new FxBackground(till.threads().workers()),
                new FxTicker(till.threads().beat()),
                new Outside(
                        new Speaker(till.threads().sounds()),
                        pictures(till)::fetch,
                        new SystemBrowser(),
                        places,
                        login),
                new SecureRandom());
    }

    /** Pictures of codes come from the hosts each gateway was set up with. */
    private static CodePictures pictures(OpenTill till) {
        var hosts = till.profiles().profiles().stream()
                .collect(Collectors.toMap(GatewayProfile::id, PictureHosts::of, (one, _) -> one));
        return new CodePictures(hosts, till.services().mode(), CodePictures.Bounds.USUAL);
    }

    /** Somebody who started it by its icon sees no terminal: the sentence is shown in a window too. */
    private boolean triedAgain(Texts texts, Problem problem) {
        var sentence = texts.text(problem);
        err.println(sentence);
        var again = new CompletableFuture<Boolean>();
        toolkit.run(() -> NotOpened.ask(texts, sentence, again::complete));
        try {
            return again.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
