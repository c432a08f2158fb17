package till.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Result;
import till.domain.ShipmentState;
import till.report.ShipmentFiles;
import till.report.ShipmentFiles.Column;
import till.report.ShipmentFiles.Table;
import till.service.ShipmentImport;
import till.service.ShipmentImport.Row;
import till.service.ShipmentImport.Sent;
import till.service.ShipmentImport.Watcher;
import till.settings.ChosenColumns;

/** {@code till ship batch}: writes a file's parcels down and tells the gateway of them; what is wrong is named row by row. */
@CommandLine.Command(name = "batch")
final class ShipBatchCommand implements Command {
    /** Longer than the longest call that may be under way. */
    private static final int LONGEST_SECONDS = 60;

    @Parameters(paramLabel = "FILE.csv", descriptionKey = "cli.parameter.shipFile")
    private @Nullable Path file;

    @Option(names = "--check", descriptionKey = "cli.option.shipCheck")
    private boolean check;

    @Option(names = "--failed", paramLabel = "FILE.csv", descriptionKey = "cli.option.shipFailed")
    private @Nullable Path failed;

    @Option(names = "--anyway", descriptionKey = "cli.option.shipAnyway")
    private boolean anyway;

    @Option(names = "--column", paramLabel = "NAME=HEADING", descriptionKey = "cli.option.shipColumn")
    private final Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var table = value(ShipmentFiles.read(Objects.requireNonNull(file, "picocli demands it")));
        return run.provenInTill(Act.SHIP, till -> {
            var places = places(table, new ChosenColumns(till.folder().settings()));
            var looked = till.services().shipments().imports().look(table.parcels(places), Watcher.NONE);
            var rows = anyway ? looked : ShipmentImport.withoutElsewhere(looked);
            if (check) {
                rows.forEach(row -> remarks(run, row));
                return end(
                        run,
                        till,
                        rows.stream().map(row -> new Sent(row, null, null)).toList());
            }
            return sent(run, till, rows);
        });
    }

    /** As said now, as said for the same headings before, or by the headings' names. */
    private Map<Column, Integer> places(Table table, ChosenColumns chosen) throws Stopped {
        var places = table.places(chosen.of(table.headings()));
        for (var each : columns.entrySet()) {
            var column = Stream.of(Column.values())
                    .filter(known -> known.name().equalsIgnoreCase(each.getKey().strip()))
                    .findFirst();
            var place = table.headings().indexOf(each.getValue());
            if (column.isEmpty() || place < 0) {
                throw Stopped.wrongUse(
                        "cli.ship.columnWrong", each.getKey() + "=" + each.getValue(), names(Column.values()));
            }
            places.put(column.get(), place);
        }
        var missing = Stream.of(Column.values())
                .filter(column -> column.isNeeded() && !places.containsKey(column))
                .toArray(Column[]::new);
        if (missing.length > 0) {
            throw Stopped.wrongUse("cli.ship.columnsMissing", names(missing));
        }
        if (!columns.isEmpty()) {
            chosen.keep(table.headings(), Table.named(places));
        }
        return places;
    }

    private static String names(Column... columns) {
        return Stream.of(columns)
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Whoever interrupts it stops it behind the rows under way, and it still tells what came of those. */
    private ExitCode sent(Run run, OpenedTill till, List<Row> rows) throws Stopped {
        var stopped = new AtomicBoolean();
        var over = new CountDownLatch(1);
        try (var _ = till.onInterrupt(() -> {
            run.output().progress("cli.ship.interrupted");
            stopped.set(true);
            awaited(over);
        })) {
            var sent = value(till.services()
                    .shipments()
                    .imports()
                    .send(
                            rows,
                            run.acting(),
                            new Watcher(
                                    done -> run.output().progress("cli.ship.progress", Integer.toString(done)),
                                    stopped::get)));
            sent.forEach(each -> told(run, each));
            var target = failed;
            if (target != null && sent.stream().anyMatch(Sent::failed)) {
                save(run, sent, target);
            }
            return end(run, till, sent);
        } finally {
            over.countDown();
        }
    }

    private static void awaited(CountDownLatch over) {
        try {
            over.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void told(Run run, Sent each) {
        remarks(run, each.row());
        var problem = each.problem();
        var shipment = each.shipment();
        if (problem != null && each.row().problems().isEmpty()) {
            line(run, each.row(), run.texts().text(problem));
        } else if (shipment != null && shipment.state() == ShipmentState.REFUSED) {
            line(
                    run,
                    each.row(),
                    run.texts().text("shipment.state.REFUSED") + " "
                            + shipment.watch().word());
        }
    }

    private static void save(Run run, List<Sent> sent, Path target) throws Stopped {
        try {
            ShipmentFiles.writeFailed(target, sent, each -> why(run, each));
            run.output().say("ship.failedSaved", target.toString());
        } catch (IOException e) {
            throw Stopped.wrongUse("ship.file.unwritable", target.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static String why(Run run, Sent sent) {
        if (!sent.row().problems().isEmpty()) {
            return sent.row().problems().stream().map(run.texts()::text).collect(Collectors.joining(" "));
        }
        var problem = sent.problem();
        var shipment = sent.shipment();
        return problem != null
                ? run.texts().text(problem)
                : shipment == null || !sent.failed()
                        ? ""
                        : String.valueOf(shipment.watch().word());
    }

    private static void remarks(Run run, Row row) {
        row.remarks().forEach(remark -> line(run, row, run.texts().text(remark)));
    }

    private static void line(Run run, Row row, String text) {
        run.output().say("cli.ship.row", Integer.toString(row.number() + 1), text);
    }

    private ExitCode end(Run run, OpenedTill till, List<Sent> sent) {
        var bad = check
                ? sent.stream().filter(each -> !each.row().sendable()).count()
                : sent.stream().filter(Sent::failed).count();
        var doubtful = sent.stream().filter(ShipBatchCommand::isDoubtful).count();
        var good = sent.size() - bad - doubtful;
        run.output()
                .say(
                        check ? "cli.ship.checked" : "cli.ship.sent",
                        Long.toString(good),
                        Long.toString(bad),
                        Long.toString(doubtful));
        run.output().object(answer -> {
            answer.put("good", good);
            answer.put("failed", bad);
            answer.put("uncertain", doubtful);
            var list = answer.putArray("rows");
            var view = new ShipmentView(run, till);
            for (var each : sent) {
                var row = list.addObject();
                row.put("row", each.row().number() + 1);
                row.put("problem", why(run, each));
                var shipment = each.shipment();
                if (shipment != null) {
                    view.fields(row, shipment);
                }
            }
        });
        return bad > 0 ? ExitCode.REFUSED : doubtful > 0 ? ExitCode.UNCERTAIN : ExitCode.DONE;
    }

    private static boolean isDoubtful(Sent sent) {
        var shipment = sent.shipment();
        return shipment != null && !sent.failed() && ShipmentView.code(shipment) == ExitCode.UNCERTAIN;
    }

    private static <T> T value(Result<T> result) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }
}
