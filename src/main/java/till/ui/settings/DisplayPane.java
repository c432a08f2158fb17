package till.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.DisplaySettings;
import till.settings.DisplaySettings.Languages;
import till.settings.DisplaySettings.Motion;
import till.settings.ShopSettings;
import till.settings.Texts;
import till.ui.EditedText;
import till.ui.Outside.Tone;
import till.ui.kit.ChoiceWords;
import till.ui.kit.ProblemLine;

/** Lays out what is chosen of the customer display, of sounds and of motion. */
final class DisplayPane {
    private static final List<Integer> SCALES = List.of(50, 75, 100, 125, 150, 175, 200);
    private static final List<Integer> TEXT_SIZES = List.of(100, 125, 150, 175, 200);
    private static final List<Integer> VOLUMES = List.of(10, 25, 40, 55, 70, 85, 100);

    private final DisplayViewModel model;
    private final Texts texts;
    private final CheckBox open = new CheckBox();
    private final ComboBox<Languages> languages = new ComboBox<>();
    private final ComboBox<Integer> scale = new ComboBox<>();
    private final TextField greeting = new TextField();
    private final EditedText greeted = new EditedText(greeting.textProperty());
    private final Button remove = new Button();
    private final CheckBox sound = new CheckBox();
    private final ComboBox<Integer> volume = new ComboBox<>();
    private final ComboBox<Integer> textSize = new ComboBox<>();
    private final CheckBox fullScreen = new CheckBox();
    private final CheckBox atLogin = new CheckBox();
    private final ComboBox<Motion> motion = new ComboBox<>();
    private final Label problem = new Label();
    private boolean showing;

    DisplayPane(VBox card, DisplayViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        var form = new VBox();
        form.getStyleClass().add("settings-form");
        problem.getStyleClass().add("settings-problem");
        problem.setGraphic(new FontIcon("fth-alert-circle"));
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        form.getChildren().add(problem);
        customer(form);
        sounds(form);
        screens(form);
        var scroll = new ScrollPane(form);
        scroll.getStyleClass().add("details-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getChildren().setAll(scroll);
    }

    private void customer(VBox form) {
        check(open, "display.open", "displayOpen");
        greeting.setId("greeting");
        greeting.getStyleClass().add("touch");
        greeting.setPromptText(texts.text("customer.greeting"));
        remove.setText(texts.text("display.picture.remove"));
        remove.getStyleClass().add("touch");
        remove.setOnAction(_ -> model.noPicture());
        var choose = button("display.picture.choose", "fth-image", this::choose);
        choose.setId("choosePicture");
        form.getChildren()
                .addAll(
                        heading("display.customer"),
                        note("display.customer.text"),
                        open,
                        choice(
                                languages,
                                "display.languages",
                                List.of(Languages.values()),
                                each -> "display.languages." + each.name()),
                        percent(scale, "display.scale", SCALES),
                        named("display.greeting", greeting),
                        note("display.picture.text"),
                        new FlowPane(8, 8, choose, remove));
    }

    private void sounds(VBox form) {
        check(sound, "display.sound", "sound");
        var plays = new FlowPane(8, 8);
        for (var tone : Tone.values()) {
            plays.getChildren().add(button("display.play." + tone.name(), "fth-volume-2", () -> model.play(tone)));
        }
        form.getChildren()
                .addAll(
                        heading("display.sounds"),
                        note("display.sounds.text"),
                        sound,
                        percent(volume, "display.volume", VOLUMES),
                        plays);
    }

    private void screens(VBox form) {
        textSize.setId("textSize");
        check(fullScreen, "display.fullScreen", "fullScreen");
        check(atLogin, "display.atLogin", "atLogin");
        form.getChildren()
                .addAll(
                        heading("display.screens"),
                        note("display.screens.text"),
                        fullScreen,
                        atLogin,
                        percent(textSize, "display.textSize", TEXT_SIZES),
                        choice(
                                motion,
                                "display.motion",
                                List.of(Motion.values()),
                                each -> "display.motion." + each.name()));
    }

    /** Shows what is kept, and keeps what is chosen from now on. */
    Subscription follow() {
        changes(languages, each -> model.display(now -> now.withLanguages(each)));
        changes(scale, each -> model.display(now -> now.withScale(each)));
        changes(volume, each -> model.display(now -> now.withVolume(each)));
        changes(textSize, each -> model.display(now -> now.withTextSize(each)));
        changes(motion, each -> model.display(now -> now.withMotion(each)));
        open.setOnAction(_ -> model.display(now -> now.withOpen(open.isSelected())));
        fullScreen.setOnAction(_ -> model.display(now -> now.withFullScreen(fullScreen.isSelected())));
        atLogin.setOnAction(_ -> model.atLogin(atLogin.isSelected()));
        sound.setOnAction(_ -> model.sound(sound.isSelected()));
        greeting.setOnAction(_ -> greet());
        greeting.focusedProperty().subscribe(focused -> {
            if (!focused) {
                greet();
            }
        });
        return Subscription.combine(
                model.settingsProperty().subscribe(this::show),
                model.atLoginProperty().subscribe(on -> {
                    atLogin.setVisible(on.isPresent());
                    atLogin.setManaged(on.isPresent());
                    atLogin.setSelected(on.orElse(false));
                }),
                model.picturedProperty().subscribe(pictured -> remove.setDisable(!pictured)),
                ProblemLine.follow(problem, model.problemProperty(), texts::text));
    }

    private <T> void changes(ComboBox<T> box, Consumer<T> change) {
        box.setOnAction(_ -> {
            if (!showing && box.getValue() != null) {
                change.accept(box.getValue());
            }
        });
    }

    private void greet() {
        if (!greeted.isEdited()) {
            return;
        }
        var words = greeted.value();
        var kept = words.substring(0, Math.min(words.length(), DisplaySettings.LONGEST_GREETING));
        greeting.setText(kept);
        model.display(now -> now.withGreeting(kept));
    }

    private void show(ShopSettings now) {
        showing = true;
        open.setSelected(now.display().open());
        languages.setValue(now.display().languages());
        scale.setValue(now.display().scale());
        greeted.show(now.display().greeting());
        fullScreen.setSelected(now.display().fullScreen());
        sound.setSelected(now.sound());
        volume.setValue(now.display().volume());
        textSize.setValue(now.display().textSize());
        motion.setValue(now.display().motion());
        showing = false;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        texts.text("display.picture.files"), "*.png", "*.jpg", "*.jpeg", "*.gif"));
        var chosen = chooser.showOpenDialog(greeting.getScene().getWindow());
        if (chosen != null) {
            model.picture(chosen.toPath());
        }
    }

    private void check(CheckBox box, String key, String id) {
        box.setId(id);
        box.setText(texts.text(key));
        box.setWrapText(true);
        box.getStyleClass().add("touch");
    }

    private Node percent(ComboBox<Integer> box, String key, List<Integer> values) {
        return filled(box, key, values, value -> value + " %");
    }

    private <T> Node choice(ComboBox<T> box, String key, List<T> values, Function<T, String> keys) {
        return filled(box, key, values, value -> texts.text(keys.apply(value)));
    }

    private <T> Node filled(ComboBox<T> box, String key, List<T> values, Function<T, String> words) {
        box.getItems().setAll(values);
        box.setConverter(new ChoiceWords<>(box, words));
        box.getStyleClass().add("touch");
        return named(key, box);
    }

    private Node named(String key, Region control) {
        var name = new Label(texts.text(key));
        name.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, name, control);
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button(texts.text(key), new FontIcon(icon));
        button.getStyleClass().add("touch");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Label heading(String key) {
        return label(key, "section-heading");
    }

    private Label note(String key) {
        return label(key, "muted");
    }

    private Label label(String key, String style) {
        var label = new Label(texts.text(key));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
