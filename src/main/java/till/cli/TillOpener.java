package till.cli;

import java.nio.file.Path;
import till.backup.Restore;
import till.service.GatewaySetup;
import till.service.LedgerSetup;
import till.settings.Language;
import till.settings.SupportFile;

/** Opens what a command needs; the composition root's side of the command line. */
public interface TillOpener {
    /** The language to speak before or without a till: the option's, else the settings', else the system's. Never fails. */
    Language language(Opening how);

    /** Where the log of that data folder is; named when something unexpected happens. */
    Path logFile(Opening how);

    /** Opens ledger, gateways and services; in training the simulated gateways too. The poller is off. */
    OpenedTill open(Opening how) throws CannotOpen;

    /** Sets up the shop's gateways without an open till, also where nothing else opens yet. */
    GatewaySetup setup(Opening how) throws CannotOpen;

    /** Where the shop's own ledger is; nothing is opened. */
    LedgerSetup ledgerSetup(Opening how) throws CannotOpen;

    /** The way back to a backup, for whom no ledger has to be open. */
    Restore restore(Opening how) throws CannotOpen;

    /** What somebody who helps has to see; no ledger has to be open for it. */
    SupportFile support(Opening how) throws CannotOpen;

    /** Shows the window and returns the exit code when it is closed. */
    int window(Opening how);

    /** The guided tour, in training and in a data folder of its own under {@code out}; returns the exit code. */
    int tour(Opening how, Path out, boolean everything) throws CannotOpen;
}
