package till.ui.settings;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import till.device.Scan;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.WalletCode;
import till.ui.Frame;
import till.ui.Route;
import till.ui.Route.Settings.Part;
import till.ui.TakesScans;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** The settings screen: which part is shown, and whether what was saved waits for the next start. FX thread only. */
public final class SettingsViewModel implements ViewModel, TakesScans {
    private final UiDependencies dependencies;
    private final BooleanProperty restartNeeded = new SimpleBooleanProperty();
    private final ObjectProperty<Part> section = new SimpleObjectProperty<>(Part.GATEWAYS);
    private final GatewaysViewModel gateways;
    private final MethodsViewModel methods;
    private final UsesViewModel uses;
    private final ChargingViewModel charging;
    private final PeopleViewModel people;
    private Subscription followed = Subscription.EMPTY;
    private final DisplayViewModel display;
    private final ScannerViewModel scanner;
    private final ReceiptsViewModel receipts;
    private final BackupViewModel backup;
    private final LedgerViewModel ledger;
    private final AboutViewModel about;
    private final Runnable guide;

    public SettingsViewModel(UiDependencies dependencies, Frame frame, Route.Settings route) {
        this.dependencies = dependencies;
        this.section.set(route.part());
        this.guide = () -> frame.navigator().go(new Route.Guide());
        this.gateways = new GatewaysViewModel(dependencies, frame, restartNeeded);
        this.methods = new MethodsViewModel(dependencies, frame);
        this.uses = new UsesViewModel(dependencies.services().gateways());
        this.charging = new ChargingViewModel(dependencies, frame);
        this.display = new DisplayViewModel(dependencies, frame);
        this.scanner = new ScannerViewModel(dependencies, frame);
        this.people = new PeopleViewModel(dependencies, frame);
        this.backup = new BackupViewModel(dependencies, frame);
        this.ledger = new LedgerViewModel(dependencies, frame, restartNeeded);
        this.about = new AboutViewModel(dependencies, frame);
        this.receipts = new ReceiptsViewModel(dependencies, frame, () -> acting(route));
    }

    /** An approval holds as long as the screen is open; without one it is whoever works here at the moment. */
    private Acting acting(Route.Settings route) {
        var approved = route.acting();
        return approved != null && approved.approver() != null
                ? approved
                : dependencies.session().acting();
    }

    @Override
    public void activated() {
        gateways.load();
        methods.load();
        people.load();
        receipts.load();
        backup.load();
        ledger.load();
        about.load();
        display.activated();
        followed = Subscription.combine(
                new FollowedPeople(dependencies, people).follow(),
                people.getRules().follow()::close,
                receipts.follow()::close);
    }

    @Override
    public void close() {
        followed.unsubscribe();
        display.close();
    }

    /** Where the scanner is set up, everything scanned is a trial. */
    @Override
    public boolean scanned(Scan scan, Optional<WalletCode> code) {
        var trial = section.get() == Part.SCANNER;
        if (trial) {
            scanner.tried(scan, code);
        }
        return trial;
    }

    /** Opens the guide for the first start once more. */
    public void guide() {
        guide.run();
    }

    /** Closes the window and opens it again. */
    public void restart() {
        dependencies.setup().restart().run();
    }

    public boolean isTraining() {
        return dependencies.services().mode() == Mode.TRAINING;
    }

    public GatewaysViewModel getGateways() {
        return gateways;
    }

    public MethodsViewModel getMethods() {
        return methods;
    }

    public UsesViewModel getUses() {
        return uses;
    }

    public ChargingViewModel getCharging() {
        return charging;
    }

    public ReceiptsViewModel getReceipts() {
        return receipts;
    }

    public BackupViewModel getBackup() {
        return backup;
    }

    public LedgerViewModel getLedger() {
        return ledger;
    }

    public AboutViewModel getAbout() {
        return about;
    }

    public PeopleViewModel getPeople() {
        return people;
    }

    public DisplayViewModel getDisplay() {
        return display;
    }

    public ScannerViewModel getScanner() {
        return scanner;
    }

    public BooleanProperty restartNeededProperty() {
        return restartNeeded;
    }

    public boolean isRestartNeeded() {
        return restartNeeded.get();
    }

    public ObjectProperty<Part> sectionProperty() {
        return section;
    }
}
