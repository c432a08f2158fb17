package till.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.OrderNo;
import till.domain.Result;
import till.report.ReconciliationFile;
import till.report.statement.Compared;
import till.report.statement.FetchedStatement;
import till.report.statement.Matching;
import till.report.statement.Reconciliation;
import till.report.statement.Statement;
import till.report.statement.StatementColumn;
import till.report.statement.StatementLayout;
import till.service.BillAnswer;
import till.service.SettlementFetch;
import till.settings.StatementForms;
import till.settings.WholeFile;

/**
 * {@code till reconcile}: compares a gateway's statement with the ledger, movement by movement. Ends with 0 where both agree and
 * with 3 where a person has to look at something; changes nothing unless it is asked to keep or to use what it found.
 */
@CommandLine.Command(
        name = "reconcile",
        subcommands = {
            ReconcileOpenCommand.class,
            ReconcileAssignCommand.class,
            ReconcileCommentCommand.class,
            ReconcileAcceptCommand.class,
            ReconcileSignOffCommand.class
        })
final class ReconcileCommand implements Command {
    @Option(names = "--gateway", paramLabel = "ID", descriptionKey = "cli.option.reconcileGateway")
    private String gateway = "";

    @Option(names = "--statement", paramLabel = "FILE.csv", descriptionKey = "cli.option.statement")
    private @Nullable Path file;

    @Option(names = "--from", paramLabel = "2026-11-21", descriptionKey = "cli.option.reconcileFrom")
    private String from = "";

    @Option(names = "--to", paramLabel = "2026-11-21", descriptionKey = "cli.option.reconcileTo")
    private String to = "";

    @Option(names = "--days", paramLabel = "N", descriptionKey = "cli.option.reconcileDays")
    private int days = 1;

    @Option(names = "--column", paramLabel = "NAME=HEADING", descriptionKey = "cli.option.statementColumn")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--minor-units", negatable = true, descriptionKey = "cli.option.statementMinor")
    private @Nullable Boolean minor;

    @Option(names = "--zone", paramLabel = "Asia/Hong_Kong", descriptionKey = "cli.option.statementZone")
    private @Nullable String zone;

    @Option(names = "--currency", paramLabel = "HKD", descriptionKey = "cli.option.statementCurrency")
    private @Nullable String currency;

    @Option(names = "--fetch", paramLabel = "2026-11-21", descriptionKey = "cli.option.reconcileFetch")
    private @Nullable String fetch;

    @Option(names = "--keep", descriptionKey = "cli.option.reconcileKeep")
    private boolean keep;

    @Option(names = "--use", descriptionKey = "cli.option.reconcileUse")
    private boolean use;

    @Option(names = "--ask", descriptionKey = "cli.option.reconcileAsk")
    private boolean ask;

    @Option(names = "--out", paramLabel = "FILE.csv", descriptionKey = "cli.option.reconcileOut")
    private @Nullable Path out;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (days < 0 || days > 31) {
            throw Stopped.wrongUse("cli.reconcile.days", Integer.toString(days));
        }
        if ((file == null) == (fetch == null)) {
            throw Stopped.wrongUse("cli.reconcile.noStatement");
        }
        return run.inTill(act(), till -> {
            gateway = new GatewayChoice(till.services().gateways()).id(gateway);
            var statement = statement(run, till);
            var scope =
                    new Matching.Scope(gateway, Days.read(from, statement.from()), Days.read(to, statement.to()), days);
            if (scope.to().isBefore(scope.from())) {
                throw Stopped.wrongUse(
                        "reconciliation.order",
                        scope.from().toString(),
                        scope.to().toString());
            }
            return compare(run, till, scope, statement);
        });
    }

    private ExitCode compare(Run run, OpenedTill till, Matching.Scope scope, Statement statement) throws Stopped {
        var reconciliation = till.reports().statements().match(scope, statement);
        var says = ask ? asked(run, till, reconciliation) : Map.<OrderNo, String>of();
        var kept = new KeptView(run, till.reports().reconciliations());
        kept.preview(statement, reconciliation);
        if (use && kept.use(statement)) {
            // what was used moved in the ledger
            reconciliation = till.reports().statements().match(scope, statement);
        }
        new ReconciliationView(run, says, kept).show(statement, reconciliation);
        if (keep || use) {
            kept.keep(statement, reconciliation);
        }
        new ReconciliationView(run, says, kept).answer(statement, reconciliation);
        if (out != null) {
            save(run, reconciliation, says, out);
        }
        return reconciliation.agrees() && !kept.failed() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** Using a statement's word about money is settling by hand. */
    private Act act() {
        return use ? Act.SETTLE : keep ? Act.RECONCILE : Act.EXPORT;
    }

    private Statement statement(Run run, OpenedTill till) throws Stopped {
        var forms = new StatementForms(till.folder().settings());
        var form = form(forms.of(gateway));
        var read = fetch == null ? fromFile(run, till, form) : fetched(till, form, fetch);
        return switch (read.then(Statement::understood)) {
            case Result.Failed<Statement>(var problem)
            when problem.key().equals("statement.columns") ->
                throw Stopped.wrongUse("cli.reconcile.columns", String.join(", ", problem.arguments()), names());
            case Result.Failed<Statement>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
            case Result.Done<Statement>(var statement) -> {
                if (!form.equals(forms.of(gateway))) {
                    forms.keep(gateway, form)
                            .ifPresent(problem -> run.output()
                                    .progress(problem.key(), problem.arguments().toArray()));
                }
                yield statement;
            }
        };
    }

    private Result<Statement> fromFile(Run run, OpenedTill till, StatementForms.Form form) throws Stopped {
        return till.reports()
                .statements()
                .read(
                        Objects.requireNonNull(file, "one of both was named"),
                        layout(form, till),
                        rows -> run.output().progress("reconciliation.progress", Long.toString(rows)));
    }

    private Result<Statement> fetched(OpenedTill till, StatementForms.Form form, String text) throws Stopped {
        var day = Days.read(text, till.services().orders().today());
        var desk = till.reports().statements();
        return new FetchedStatement(new SettlementFetch(till.services().gateways()), desk)
                .of(gateway, day, layout(form, till));
    }

    /** What was said before, and what is said now. */
    private StatementForms.Form form(StatementForms.Form before) throws Stopped {
        var headings = new HashMap<>(before.headings());
        for (var each : columns.entrySet()) {
            var column = Stream.of(StatementColumn.values())
                    .filter(known -> known.name().equalsIgnoreCase(each.getKey().strip()))
                    .findFirst()
                    .orElseThrow(() -> Stopped.wrongUse("cli.reconcile.column", each.getKey(), names()));
            headings.put(column.name(), each.getValue());
        }
        return new StatementForms.Form(
                headings,
                minor == null ? before.minor() : minor,
                zone == null ? before.zone() : zone,
                currency == null ? before.currency() : currency.strip().toUpperCase(Locale.ROOT));
    }

    private static StatementLayout layout(StatementForms.Form form, OpenedTill till) throws Stopped {
        var headings = form.headings().entrySet().stream()
                .filter(each -> Stream.of(StatementColumn.values())
                        .anyMatch(known -> known.name().equals(each.getKey())))
                .collect(Collectors.toMap(each -> StatementColumn.valueOf(each.getKey()), Map.Entry::getValue));
        try {
            return new StatementLayout(
                    headings,
                    form.minor(),
                    form.zone() == null ? till.settings().calendar().zone() : ZoneId.of(form.zone()),
                    form.currency() == null ? till.settings().currency() : CurrencyUnit.of(form.currency()));
        } catch (DateTimeException _) {
            throw Stopped.wrongUse("cli.reconcile.zone", String.valueOf(form.zone()));
        } catch (IllegalCurrencyException _) {
            throw Stopped.wrongUse("cli.reconcile.currency", String.valueOf(form.currency()));
        }
    }

    private static String names() {
        return Stream.of(StatementColumn.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Asks the gateway again about every payment that something is wrong with, one after the other. */
    private static Map<OrderNo, String> asked(Run run, OpenedTill till, Reconciliation reconciliation) {
        var says = new HashMap<OrderNo, String>();
        var about = reconciliation.exceptions().stream()
                .map(Compared::about)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        for (var orderNo : about) {
            run.output().progress("cli.reconcile.asking", orderNo.text());
            if (till.services().bills().ask(orderNo, run.acting()) instanceof Result.Done<BillAnswer>(var answer)) {
                says.put(orderNo, answer.says().name());
            }
        }
        return says;
    }

    private static void save(Run run, Reconciliation reconciliation, Map<OrderNo, String> says, Path target)
            throws Stopped {
        try {
            var file = new ReconciliationFile(run.texts()::text, says);
            WholeFile.write(target.toAbsolutePath(), out -> file.write(out, reconciliation));
            run.output().say("reconciliation.saved", target.toString());
        } catch (IOException _) {
            throw Stopped.wrongUse("export.notWritten", target.toString());
        }
    }
}
