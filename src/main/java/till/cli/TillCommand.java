package till.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code till} without a command: the window. Holds the options that every command takes. */
@CommandLine.Command(
        name = "till",
        subcommands = {
            ChargeCommand.class,
            LinkCommand.class,
            StatusCommand.class,
            OrdersCommand.class,
            FindCommand.class,
            ExchangesCommand.class,
            CancelCommand.class,
            CaptureCommand.class,
            RefundCommand.class,
            SettleCommand.class,
            ReceiptCommand.class,
            CatalogueCommand.class,
            ShipCommand.class,
            AgreementsCommand.class,
            ExportCommand.class,
            ReconcileCommand.class,
            XCommand.class,
            CloseCommand.class,
            ZCommand.class,
            ShiftCommand.class,
            LedgerCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ArchiveCommand.class,
            PruneCommand.class,
            GatewaysCommand.class,
            OperatorsCommand.class,
            SupportCommand.class,
            TrainingCommand.class,
            TourCommand.class
        })
final class TillCommand {
    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, descriptionKey = "cli.option.home")
    private @Nullable String home;

    @Option(names = "--training", scope = ScopeType.INHERIT, descriptionKey = "cli.option.training")
    private boolean training;

    @Option(
            names = "--lang",
            paramLabel = "en|zh-Hant|zh-Hans",
            scope = ScopeType.INHERIT,
            descriptionKey = "cli.option.lang")
    private @Nullable String language;

    @Option(names = "--operator", paramLabel = "ID", scope = ScopeType.INHERIT, descriptionKey = "cli.option.operator")
    private @Nullable String operator;

    @Option(
            names = "--approved-by",
            paramLabel = "ID",
            scope = ScopeType.INHERIT,
            descriptionKey = "cli.option.approvedBy")
    private @Nullable String approver;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "cli.option.version")
    private boolean version;

    boolean helpWanted() {
        return help;
    }

    boolean versionWanted() {
        return version;
    }

    @Nullable
    String home() {
        return home;
    }

    boolean training() {
        return training;
    }

    /** Whom the global options name. */
    Naming naming() throws Stopped {
        if (operator == null && approver != null) {
            throw Stopped.wrongUse("cli.approvedBy.alone");
        }
        return new Naming(operator, approver);
    }

    @Nullable
    String language() {
        return language;
    }
}
