package till.ui.receipt;

import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.device.GrayPicture;
import till.settings.Texts;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.Grays;

/** Joins the picture of a receipt with the ways to give it. */
public final class ReceiptController implements ViewController {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double NARROWEST = 120;
    private static final double WIDEST = 600;

    private final ReceiptViewModel model;
    private final Texts texts;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox paper;

    @FXML
    private Label copy;

    @FXML
    private Label noPrinter;

    @FXML
    private Label told;

    @FXML
    private Button print;

    @FXML
    private Button save;

    public ReceiptController(ReceiptViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        noPrinter.setVisible(!model.hasPrinter());
        print.setText(texts.text("receipt.print") + "  " + Shortcut.RECEIPT_PRINT.shown());
        if (!model.hasPrinter()) {
            print.getStyleClass().remove("first-focus");
            save.getStyleClass().add("first-focus");
        }
        subscriptions = Subscription.combine(
                scroll.viewportBoundsProperty().subscribe(_ -> fit()),
                model.shownProperty().subscribe(now -> {
                    show(now.map(ReceiptViewModel.Shown::pages).orElse(List.of()));
                    copy.setVisible(now.filter(each -> each.receipt().isCopy()).isPresent());
                    able();
                }),
                model.busyProperty().subscribe(_ -> able()),
                model.toldProperty().subscribe(now -> {
                    told.setVisible(now.isPresent());
                    now.ifPresent(each -> {
                        told.setText(texts.text(each.text()));
                        told.pseudoClassStateChanged(BAD, !each.good());
                    });
                }));
    }

    private void able() {
        // while it is read or printed they take no press, and keep the focus
        var missing = model.shownProperty().get().isEmpty() && !model.isBusy();
        print.setDisable(missing || !model.hasPrinter());
        save.setDisable(missing);
    }

    private void show(List<GrayPicture> pages) {
        paper.getChildren().setAll(pages.stream().map(this::page).toList());
        fit();
    }

    /** As large as there is room for beside the paper's edges, and no larger than is pleasant to look at. */
    private void fit() {
        var room = Stream.of(paper, (Region) paper.getParent())
                .map(Region::getInsets)
                .mapToDouble(insets -> insets.getLeft() + insets.getRight())
                .reduce(scroll.getViewportBounds().getWidth(), (left, edge) -> left - edge);
        for (var page : paper.getChildren()) {
            var view = (ImageView) page;
            view.setFitWidth(
                    Math.max(NARROWEST, Math.min(room, Math.min(view.getImage().getWidth(), WIDEST))));
        }
    }

    private ImageView page(GrayPicture picture) {
        var view = new ImageView(Grays.image(picture));
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleText(texts.text("receipt.preview"));
        return view;
    }

    private void onPressed(KeyEvent event) {
        if (Shortcut.RECEIPT_PRINT.matches(event)) {
            event.consume();
            model.print();
        } else if (Shortcut.RECEIPT_BACK.matches(event)) {
            event.consume();
            model.back();
        }
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
    private void back() {
        model.back();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
