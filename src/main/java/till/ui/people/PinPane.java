package till.ui.people;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Operator;
import till.domain.Problem;
import till.settings.Texts;

/** Shows a {@link PinForm}: first the people as tiles, then the chosen one with dots for the PIN and a keypad. */
final class PinPane extends VBox {
    private final PinForm<?> form;
    private final Texts texts;
    private final FlowPane tiles = new FlowPane();
    private final ScrollPane list = new ScrollPane(tiles);
    private final HBox pinSide = new HBox();
    private final HBox person = new HBox();
    private final Label problem = new Label();
    private final Label wait = new Label();
    private final PinDots dots;
    private final PinKeypad keypad;
    private final PinKeys keys;
    private Subscription subscriptions = Subscription.EMPTY;

    PinPane(PinForm<?> form, Texts texts) {
        this.form = form;
        this.texts = texts;
        this.dots = new PinDots(texts);
        this.keypad = new PinKeypad(form, texts);
        getStyleClass().add("pin-pane");
        tiles.getStyleClass().add("person-tiles");
        tiles.setAlignment(Pos.TOP_CENTER);
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        list.setFocusTraversable(false);
        list.getStyleClass().add("details-scroll");
        buildPinSide();
        getChildren().addAll(list, pinSide);
        keys = new PinKeys(form, this::tileOf);
        keys.follow(this);
    }

    /** Takes digits and letters also where the focus is on something else of the screen around this pane. */
    void typedAnywhereIn(Node screen) {
        keys.typedIn(screen);
    }

    private void buildPinSide() {
        person.getStyleClass().add("pin-person");
        person.setAlignment(Pos.CENTER_LEFT);
        problem.setId("pinProblem");
        problem.setWrapText(true);
        problem.setAlignment(Pos.CENTER);
        problem.getStyleClass().add("pin-problem");
        wait.setId("pinWait");
        wait.getStyleClass().add("pin-wait");
        wait.managedProperty().bind(wait.visibleProperty());
        var working = new ProgressBar();
        working.getStyleClass().add("small");
        working.setMaxWidth(Double.MAX_VALUE);
        working.visibleProperty().bind(form.workingProperty());
        var told = new VBox(person, dots, working, problem, wait);
        told.setAlignment(Pos.TOP_CENTER);
        told.getStyleClass().add("pin-told");
        HBox.setHgrow(told, Priority.ALWAYS);
        pinSide.getStyleClass().add("pin-side");
        pinSide.setAlignment(Pos.TOP_CENTER);
        pinSide.getChildren().addAll(told, keypad);
    }

    /** Follows the form until the subscription ends. */
    Subscription follow() {
        subscriptions = Subscription.combine(
                form.getPeople().subscribe(this::offer),
                form.chosenProperty().subscribe(this::show),
                form.problemProperty().subscribe(this::tell),
                form.waitProperty().subscribe(this::countDown),
                form.lengthProperty().subscribe(now -> dots.show(now.intValue())),
                form.refusalsProperty().subscribe((_, _) -> dots.shake()));
        offer();
        return subscriptions;
    }

    private void offer() {
        var people = form.getPeople();
        var fresh = tiles.getChildren().isEmpty() || focusedTile().isPresent();
        tiles.getChildren()
                .setAll(IntStream.range(0, people.size())
                        .mapToObj(i -> tile(people.get(i), i + 1))
                        .toList());
        if (fresh && form.chosenProperty().get().isEmpty()) {
            focusFirst();
        }
    }

    private PersonTile tile(Operator each, int place) {
        var tile = new PersonTile(each, place, texts);
        tile.setOnAction(_ -> form.choose(each));
        return tile;
    }

    private Optional<PersonTile> focusedTile() {
        return tiles.getChildren().stream()
                .map(PersonTile.class::cast)
                .filter(PersonTile::isFocused)
                .findFirst();
    }

    private Optional<PersonTile> tileOf(Operator each) {
        return tiles.getChildren().stream()
                .map(PersonTile.class::cast)
                .filter(tile -> tile.person().equals(each))
                .findFirst();
    }

    private void show(Optional<Operator> chosen) {
        list.setVisible(chosen.isEmpty());
        list.setManaged(chosen.isEmpty());
        pinSide.setVisible(chosen.isPresent());
        pinSide.setManaged(chosen.isPresent());
        chosen.ifPresent(one -> person.getChildren().setAll(back(), PersonTile.letter(one), words(one)));
        focusFirst();
    }

    private VBox words(Operator one) {
        return PersonTile.words(one, texts.text("people.role." + one.role().name()));
    }

    private Button back() {
        var back = new Button(null, new FontIcon("fth-arrow-left"));
        back.setId("pinBack");
        back.getStyleClass().addAll("button-icon", "touch-icon");
        back.setAccessibleText(texts.text("people.other"));
        back.setTooltip(new Tooltip(texts.text("people.other")));
        back.setOnAction(_ -> form.back());
        back.visibleProperty().bind(Bindings.size(form.getPeople()).greaterThan(1));
        back.managedProperty().bind(back.visibleProperty());
        return back;
    }

    private void countDown(Optional<Duration> left) {
        wait.setVisible(left.isPresent());
        left.ifPresent(time -> wait.setText(
                texts.text("people.pin.wait", time.toMinutes(), String.format("%02d", time.toSecondsPart()))));
        keypad.setDisable(left.isPresent());
    }

    private void tell(Optional<Problem> found) {
        problem.setText(found.map(texts::text).orElse(""));
    }

    /** The pane has no use for the focus itself. */
    @Override
    public void requestFocus() {
        focusFirst();
    }

    /** To where the next key belongs. */
    void focusFirst() {
        if (form.chosenProperty().get().isPresent()) {
            dots.requestFocus();
        } else if (!tiles.getChildren().isEmpty()) {
            tiles.getChildren().getFirst().requestFocus();
        }
    }
}
