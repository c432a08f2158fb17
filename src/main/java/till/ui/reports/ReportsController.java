package till.ui.reports;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import till.report.Board;
import till.ui.Frame;
import till.ui.ViewController;
import till.ui.orders.ListState;

/** Joins the figures of the chosen days: what is chosen above, the sums, and charts or tables of the same figures. */
public final class ReportsController implements ViewController {
    private static final PseudoClass AS_TABLE = PseudoClass.getPseudoClass("as-table");

    private final ReportsViewModel model;
    private final ReportWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private ComboBox<Span> span;

    @FXML
    private Region range;

    @FXML
    private DatePicker from;

    @FXML
    private DatePicker to;

    @FXML
    private ComboBox<Boolean> tills;

    @FXML
    private Pane currencies;

    @FXML
    private ToggleButton asTable;

    @FXML
    private Label compared;

    @FXML
    private ProgressBar loading;

    @FXML
    private Button stop;

    @FXML
    private Pane cards;

    @FXML
    private StackPane nothing;

    @FXML
    private Region body;

    @FXML
    private Label timeHeading;

    @FXML
    private ToggleButton byHour;

    @FXML
    private StackPane time;

    @FXML
    private StackPane ways;

    @FXML
    private FilesPane files;

    public ReportsController(ReportsViewModel model, Frame frame) {
        this.model = model;
        this.words = new ReportWords(frame, model.zone());
    }

    @FXML
    private void initialize() {
        subscriptions = Subscription.combine(
                new DayChoice(model, words.texts()).days(span, range, from, to),
                new DayChoice(model, words.texts()).tills(tills),
                files.follow(model, words.texts()),
                DayChoice.toggled(asTable, model.asTableProperty()),
                DayChoice.toggled(byHour, model.byHourProperty()),
                model.stateProperty().subscribe(this::show),
                ReadingBar.follow(model, loading, stop),
                model.boardProperty().subscribe(_ -> draw()),
                model.currencyProperty().subscribe((_, _) -> draw()),
                model.asTableProperty().subscribe((_, _) -> draw()),
                model.byHourProperty().subscribe((_, _) -> draw()));
    }

    private void show(ListState state) {
        var instead = NoFigures.of(state, model, words.texts());
        nothing.getChildren().setAll(instead.stream().toList());
        nothing.setVisible(instead.isPresent());
        cards.setVisible(instead.isEmpty());
        body.setVisible(instead.isEmpty());
    }

    private void draw() {
        var board = model.boardProperty().get();
        compared.setText(
                board.map(read -> words.compared(read, model.getArchive())).orElse(""));
        board.ifPresent(read -> {
            new CurrencyChips(currencies, model).show(read);
            byHour.setVisible(!read.asked().isOne());
        });
        model.part().ifPresent(part -> board.ifPresent(read -> draw(read, part)));
    }

    private void draw(Board board, Board.Part part) {
        var hourly = board.asked().isOne() || model.byHourProperty().get();
        cards.getChildren().setAll(new FigureCards(words.texts()).of(part.all()));
        new FigureViews(words, timeHeading, time, ways)
                .show(board, part, hourly, model.asTableProperty().get());
        body.pseudoClassStateChanged(AS_TABLE, model.asTableProperty().get());
    }

    @FXML
    private void closeOfDay() {
        model.closeOfDay();
    }

    @FXML
    private void reconcile() {
        model.reconcile();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
