package till.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import till.backup.Restore;
import till.cli.CannotOpen;
import till.cli.OpenedTill;
import till.cli.Opening;
import till.cli.TillOpener;
import till.domain.Result;
import till.service.GatewaySetup;
import till.service.LedgerSetup;
import till.settings.DataFolder;
import till.settings.Language;
import till.settings.SettingsFile;
import till.settings.SupportFile;
import till.settings.Texts;

/** Opens tills for the command line, and the window. */
final class Opener implements TillOpener {
    private final Map<String, String> environment;
    private final PrintStream err;
    private final Window window;

    Opener(Map<String, String> environment, PrintStream err) {
        this.environment = environment;
        this.err = err;
        this.window = new Window(environment, err);
    }

    /** Says early that a window will be wanted. */
    void windowSoon() {
        window.begin();
    }

    @Override
    public Language language(Opening how) {
        if (how.language() != null) {
            return how.language();
        }
        var system = Locale.getDefault();
        var file = folder(how).settings();
        return switch (SettingsFile.open(file, system)) {
            case Result.Done<SettingsFile>(var settings) -> settings.current().language();
            case Result.Failed<SettingsFile> unreadable -> Language.of(system);
        };
    }

    @Override
    public Path logFile(Opening how) {
        return folder(how).logs();
    }

    private DataFolder folder(Opening how) {
        return new DataFolder(DataFolder.choose(how.home(), environment).toAbsolutePath());
    }

    @Override
    public OpenedTill open(Opening how) throws CannotOpen {
        return OpenTill.open(Home.open(how, environment), how, Drill.asked(environment, err));
    }

    @Override
    public GatewaySetup setup(Opening how) throws CannotOpen {
        return Home.open(how, environment).setup();
    }

    @Override
    public LedgerSetup ledgerSetup(Opening how) throws CannotOpen {
        return Home.open(how, environment).ledgerSetup();
    }

    @Override
    public Restore restore(Opening how) throws CannotOpen {
        var home = Home.open(how, environment);
        return home.backups(home.mode(how)).restore();
    }

    @Override
    public SupportFile support(Opening how) throws CannotOpen {
        var home = Home.open(how, environment);
        return new SupportFile(home.program(home.mode(how)), InstantSource.system());
    }

    @Override
    public int window(Opening how) {
        return window.run(how, Texts.in(language(how)));
    }

    @Override
    public int tour(Opening how, Path out, boolean everything) {
        return new Tour(environment, err).run(how, out, everything, Texts.in(language(how)));
    }
}
