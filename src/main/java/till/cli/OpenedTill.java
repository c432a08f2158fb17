package till.cli;

import java.util.List;
import java.util.Optional;
import till.backup.Backups;
import till.catalogue.Catalogue;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.receipt.ReceiptDesk;
import till.report.DayExport;
import till.report.ReportDesk;
import till.service.AgreementService;
import till.service.LedgerCheck;
import till.service.TillServices;
import till.service.TrainingDesk;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.ShopSettings;
import till.settings.Subscription;
import till.settings.Texts;

/** One till, opened for one command. */
public interface OpenedTill extends AutoCloseable {
    TillServices services();

    ShopSettings settings();

    /** In the language of the option, else the settings'. */
    Texts texts();

    DataFolder folder();

    default Mode mode() {
        return services().mode();
    }

    /** The simulated customers; empty when live. */
    Optional<TrainingDesk> training();

    /** The gateways of this mode as they are set up; in training the simulated ones. */
    GatewayProfiles.Listing profiles();

    /** The secret part of the address a gateway may post notifications to. */
    Result<Secret> notificationToken(String gateway);

    LedgerCheck ledgerCheck();

    Backups backups();

    /** What whoever works here has to know of the ledger: that it was restored, and what of its past is still asked about. */
    List<Problem> notices();

    /** Whether numbers that went out before a restore still have no answer. */
    boolean isGapOpen();

    Catalogue catalogue();

    AgreementService agreements();

    ReceiptDesk receipts();

    DayExport export();

    ReportDesk reports();

    /**
     * Has everything due asked about, and the feed follow the ledger, until closed: for commands that wait. Does nothing
     * the second time.
     */
    void startPolling();

    /** Has {@code goodbye} run when the process is told to stop, as by Ctrl-C, before the subscription is closed. */
    Subscription onInterrupt(Runnable goodbye);

    /** Stops the poller and the simulated gateways and closes the ledger. */
    @Override
    void close();
}
