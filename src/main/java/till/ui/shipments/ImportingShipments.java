package till.ui.shipments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.domain.ShipmentState;
import till.report.ShipmentFiles;
import till.report.ShipmentFiles.Column;
import till.report.ShipmentFiles.Table;
import till.service.ShipmentImport;
import till.service.ShipmentImport.Row;
import till.service.ShipmentImport.Sent;
import till.service.ShipmentImport.Watcher;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** A file of shipments: looked at first, then sent, a few at a time and until somebody stops it. FX thread only. */
final class ImportingShipments {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Runnable sentSome;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final FilteredList<Line> shown = new FilteredList<>(lines);
    private final BooleanProperty onlyOdd = new SimpleBooleanProperty();
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final ReadOnlyObjectWrapper<Optional<Table>> table = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sendable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private List<Row> rows = List.of();
    private List<Sent> results = List.of();
    private volatile boolean stopped;

    ImportingShipments(UiDependencies dependencies, Frame frame, Runnable sentSome) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.sentSome = sentSome;
        onlyOdd.subscribe(only -> shown.setPredicate(line -> !only || line.isBad() || line.isOdd()));
    }

    /**
     * A row with what is known of it.
     *
     * @param sent null before it was sent
     */
    record Line(Row row, @Nullable Sent sent) {
        boolean isBad() {
            return sent == null ? !row.sendable() : sent.failed();
        }

        /** Sendable, and yet somebody should look at it; or sent, and not known yet what came of it. */
        boolean isOdd() {
            var shipment = sent == null ? null : sent.shipment();
            return shipment == null ? !row.remarks().isEmpty() : shipment.state() == ShipmentState.UNCERTAIN;
        }
    }

    void open(Path file) {
        open(() -> ShipmentFiles.read(file));
    }

    void openText(String text) {
        open(() -> ShipmentFiles.read(text));
    }

    private void open(Supplier<Result<Table>> reading) {
        if (busy.get()) {
            return;
        }
        forget();
        busy.set(true);
        dependencies.background().<Result<Read>>run(() -> reading.get().map(this::placed), this::opened, this::broken);
    }

    /** A table, and where somebody said that its columns are, or where they are likely to be. */
    private record Read(Table table, Map<Column, Integer> places) {}

    private Read placed(Table read) {
        return new Read(
                read, read.places(dependencies.settings().shipmentColumns().of(read.headings())));
    }

    private void forget() {
        lines.clear();
        rows = List.of();
        results = List.of();
        table.set(Optional.empty());
        told.set(Optional.empty());
        sendable.set(false);
        failed.set(false);
        onlyOdd.set(false);
        progress.set(0);
        stopped = false;
    }

    private void opened(Result<Read> result) {
        busy.set(false);
        switch (result) {
            case Result.Failed<Read>(var why) -> told.set(Optional.of(why));
            case Result.Done<Read>(var read) -> {
                places.clear();
                places.putAll(read.places());
                table.set(Optional.of(read.table()));
                look();
            }
        }
    }

    /** Where each column is; another place is remembered for the same headings, and has the rows looked at anew. */
    Optional<Integer> place(Column column) {
        return Optional.ofNullable(places.get(column));
    }

    void place(Column column, @Nullable Integer place) {
        if (place == null) {
            places.remove(column);
        } else {
            places.put(column, place);
        }
        var named = Table.named(places);
        table.get()
                .ifPresent(read -> dependencies
                        .background()
                        .run(
                                () -> {
                                    dependencies.settings().shipmentColumns().keep(read.headings(), named);
                                    return named;
                                },
                                _ -> {},
                                this::broken));
        look();
    }

    private void look() {
        var read = table.get();
        var missing = List.of(Column.values()).stream()
                .filter(column -> column.isNeeded() && !places.containsKey(column))
                .map(column -> "shipments.column." + column.name())
                .toList();
        if (read.isEmpty() || !missing.isEmpty()) {
            lines.clear();
            sendable.set(false);
            told.set(Optional.of(Problem.of("ship.file.columns", Problem.words(missing))));
            return;
        }
        var parcels = read.get().parcels(places);
        busy.set(true);
        stopped = false;
        dependencies
                .background()
                .<List<Row>>run(
                        () -> dependencies.services().shipments().imports().look(parcels, watcher(parcels.size())),
                        this::looked,
                        this::broken);
    }

    private Watcher watcher(int all) {
        return new Watcher(
                done -> {
                    if (done % 20 == 0 || done == all) {
                        dependencies.background().onScreen(() -> progress.set(all == 0 ? 1 : (double) done / all));
                    }
                },
                () -> stopped);
    }

    private void looked(List<Row> found) {
        busy.set(false);
        rows = found;
        var bad = found.stream().filter(row -> !row.sendable()).count();
        lines.setAll(found.stream().map(row -> new Line(row, null)).toList());
        sendable.set(bad < found.size());
        told.set(Optional.of(
                Problem.of("shipments.import.looked", Long.toString(found.size() - bad), Long.toString(bad))));
    }

    /** Numbers that other orders have are sent once somebody said that they are meant. */
    void send() {
        if (busy.get() || !sendable.get()) {
            return;
        }
        var twice = rows.stream()
                .filter(row -> row.sendable() && row.elsewhere() != null)
                .count();
        if (twice == 0) {
            frame.approvals().ask(Act.SHIP, null, this::send);
            return;
        }
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("shipments.twice.rows.title", Long.toString(twice)),
                        Problem.of("shipments.twice.text"),
                        List.of(
                                new Choice("shipments.twice.rows.without", Weight.PLAIN, this::sendWithoutTwice),
                                new Choice(
                                        "shipments.twice.rows.all",
                                        Weight.PRIMARY,
                                        () -> frame.approvals().ask(Act.SHIP, null, this::send)))));
    }

    private void sendWithoutTwice() {
        rows = ShipmentImport.withoutElsewhere(rows);
        frame.approvals().ask(Act.SHIP, null, this::send);
    }

    private void send(Acting acting) {
        var good = (int) rows.stream().filter(Row::sendable).count();
        busy.set(true);
        sendable.set(false);
        stopped = false;
        progress.set(0);
        told.set(Optional.of(Problem.of("shipments.import.sending", Integer.toString(good))));
        dependencies
                .background()
                .<Result<List<Sent>>>run(
                        () -> dependencies.services().shipments().imports().send(rows, acting, watcher(good)),
                        this::sent,
                        this::broken);
    }

    private void sent(Result<List<Sent>> result) {
        busy.set(false);
        switch (result) {
            case Result.Failed<List<Sent>>(var why) -> told.set(Optional.of(why));
            case Result.Done<List<Sent>>(var all) -> {
                results = all;
                lines.setAll(
                        all.stream().map(each -> new Line(each.row(), each)).toList());
                var bad = all.stream().filter(Sent::failed).count();
                failed.set(bad > 0);
                told.set(Optional.of(
                        Problem.of("shipments.import.sent", Long.toString(all.size() - bad), Long.toString(bad))));
                sentSome.run();
            }
        }
    }

    /** Rows that were not sent yet are not sent any more. */
    void stop() {
        stopped = true;
    }

    void saveFailed() {
        dependencies
                .outside()
                .places()
                .newFile("shipments-to-correct.csv")
                .ifPresent(file -> dependencies
                        .background()
                        .run(
                                () -> {
                                    ShipmentFiles.writeFailed(file, results, this::why);
                                    return file;
                                },
                                _ -> told.set(Optional.of(Problem.of("ship.failedSaved", file.toString()))),
                                failure -> told.set(Optional.of(Problem.of(
                                        "ship.file.unwritable",
                                        file.toString(),
                                        String.valueOf(failure.getMessage()))))));
    }

    /** What is wrong with a row, or came of it. */
    String why(Sent sent) {
        var texts = frame.appearance().texts();
        if (!sent.row().problems().isEmpty()) {
            return sent.row().problems().stream().map(texts::text).collect(Collectors.joining(" "));
        }
        var problem = sent.problem();
        var shipment = sent.shipment();
        if (problem != null) {
            return texts.text(problem);
        }
        return shipment == null
                ? ""
                : texts.text("shipment.state." + shipment.state())
                        + (sent.failed() ? ": " + shipment.watch().word() : "");
    }

    private void broken(Throwable failure) {
        busy.set(false);
        told.set(Optional.of(
                failure instanceof UncheckedIOException || failure instanceof IOException
                        ? Problem.of("ship.file.unreadable", "", String.valueOf(failure.getMessage()))
                        : frame.unexpected().note(failure)));
    }

    /** The rows, or only those somebody should look at. */
    ObservableList<Line> lines() {
        return shown;
    }

    BooleanProperty onlyOddProperty() {
        return onlyOdd;
    }

    ReadOnlyObjectProperty<Optional<Table>> tableProperty() {
        return table.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty sendableProperty() {
        return sendable.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
