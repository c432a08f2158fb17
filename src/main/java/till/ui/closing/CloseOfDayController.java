package till.ui.closing;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.settings.Texts;
import till.ui.ViewController;
import till.ui.orders.OrderWords;

/** Joins the slip of a day with what can be done with it, and the list of closes. */
public final class CloseOfDayController implements ViewController {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final CloseOfDayViewModel model;
    private final OrderWords words;
    private final Texts texts;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox paper;

    @FXML
    private Label title;

    @FXML
    private Label note;

    @FXML
    private Label told;

    @FXML
    private Button close;

    @FXML
    private Button now;

    @FXML
    private Button print;

    @FXML
    private Label noPrinter;

    @FXML
    private Button shift;

    @FXML
    private Label leftHeading;

    @FXML
    private VBox left;

    @FXML
    private VBox closes;

    public CloseOfDayController(CloseOfDayViewModel model, OrderWords words) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
    }

    @FXML
    private void initialize() {
        var leftRows = new LeftShiftRows(left, model, words);
        var closeRows = new CloseRows(closes, model, texts);
        subscriptions = Subscription.combine(
                scroll.viewportBoundsProperty().subscribe(_ -> SlipPage.fit(paper, scroll)),
                model.shownProperty().subscribe(read -> read.ifPresent(day -> show(day, leftRows, closeRows))),
                model.toldProperty().subscribe(tells -> {
                    told.setVisible(tells.isPresent());
                    tells.ifPresent(each -> {
                        told.setText(texts.text(each.text()));
                        told.pseudoClassStateChanged(BAD, !each.good());
                    });
                }));
    }

    private void show(ShownDay read, LeftShiftRows leftRows, CloseRows closeRows) {
        paper.getChildren()
                .setAll(read.pages().stream()
                        .map(page -> SlipPage.of(page, texts))
                        .toList());
        SlipPage.fit(paper, scroll);
        var z = read.slip().z();
        title.setText(
                z == null
                        ? texts.text("closing.day", read.slip().figures().day().toString())
                        : texts.text("slip.z", Long.toString(z.number())));
        note.setText(read.obstacle().map(texts::text).orElseGet(() -> texts.text("closing.note")));
        note.setVisible(z == null);
        close.setVisible(z == null);
        now.setVisible(z != null);
        shift.setText(read.shift()
                .map(each -> texts.text("closing.shift.close", each.id()))
                .orElseGet(() -> texts.text("closing.shift.open")));
        leftRows.show(read.left(), model.now());
        leftHeading.setVisible(left.isVisible());
        closeRows.show(read.closes(), z);
        able();
    }

    /** While something is read or done they take no press, and keep the focus. */
    private void able() {
        var read = model.shownProperty().get();
        close.setDisable(read.flatMap(ShownDay::obstacle).isPresent());
        print.setDisable(!model.hasPrinter());
        noPrinter.setVisible(!model.hasPrinter());
    }

    @FXML
    private void closeDay() {
        model.closeDay();
    }

    @FXML
    private void goOn() {
        model.show(null);
    }

    @FXML
    private void print() {
        model.print();
    }

    @FXML
    private void save() {
        model.savePdf();
    }

    @FXML
    private void changeShift() {
        model.shift();
    }

    @FXML
    private void back() {
        model.back();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
