package till.ui.settings;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import till.device.GrayPicture;
import till.device.Logo;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.settings.ReceiptField;
import till.settings.ReceiptSettings;
import till.settings.ShopSettings;
import till.settings.Subscription;
import till.ui.EditedText;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.settings.GatewaysViewModel.Notice;

/** What is on receipts and where they are printed: shown as they will look, tried out, and kept. FX thread only. */
public final class ReceiptsViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Supplier<Acting> acting;
    private final Map<ReceiptField, StringProperty> texts = new EnumMap<>(ReceiptField.class);
    private final Map<ReceiptField, EditedText> edited = new EnumMap<>(ReceiptField.class);
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<GrayPicture>> preview = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private int drawings;

    ReceiptsViewModel(UiDependencies dependencies, Frame frame, Supplier<Acting> acting) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.acting = acting;
        for (var field : ReceiptField.values()) {
            var text = new SimpleStringProperty("");
            texts.put(field, text);
            edited.put(field, new EditedText(text));
        }
    }

    void load() {
        show(dependencies.settings().current());
        draw();
    }

    /** Shows what other tills change meanwhile, where nothing was typed. */
    Subscription follow() {
        return dependencies
                .settings()
                .subscribe(now -> dependencies.background().onScreen(() -> show(now)));
    }

    private void show(ShopSettings now) {
        ReceiptField.texts(now.receipts())
                .forEach((field, text) ->
                        Objects.requireNonNull(edited.get(field)).show(text));
    }

    /** What was typed or chosen for a field. */
    public StringProperty text(ReceiptField field) {
        return Objects.requireNonNull(texts.get(field));
    }

    private Result<ReceiptSettings> read() {
        return ReceiptField.read(dependencies.settings().current().receipts(), typed());
    }

    private Map<ReceiptField, String> typed() {
        var typed = new EnumMap<ReceiptField, String>(ReceiptField.class);
        edited.forEach((field, text) -> {
            if (text.isEdited()) {
                typed.put(field, text.value());
            }
        });
        return typed;
    }

    /** Shows what a receipt would look like with what is typed so far; where that cannot be, the picture stays. */
    void draw() {
        var drawing = ++drawings;
        if (read() instanceof Result.Done<ReceiptSettings>(var wanted)) {
            var shop = dependencies.settings().current().withReceipts(wanted);
            dependencies
                    .background()
                    .run(
                            () -> dependencies.receipts().preview(shop),
                            pages -> {
                                if (drawing == drawings) {
                                    preview.set(pages);
                                }
                            },
                            frame.unexpected()::report);
        }
    }

    /** Keeps what was changed here; from then on every receipt looks so. */
    void save() {
        whenRight(wanted -> {
            var who = acting.get();
            var typed = typed();
            working.set(true);
            dependencies.background().run(() -> keep(wanted, typed, who), this::kept, this::failed);
        });
    }

    private Notice keep(ReceiptSettings wanted, Map<ReceiptField, String> typed, Acting who) {
        var access = dependencies.services().access();
        var refused = access.guard(who, Act.SET_UP, null, null)
                .or(() -> wanted.logo().isEmpty()
                        ? Optional.empty()
                        : Logo.read(Path.of(wanted.logo())).failure());
        if (refused.isPresent()) {
            return new Notice(false, refused.get());
        }
        var saved = dependencies.settings().set(typed);
        if (saved instanceof Result.Failed<ShopSettings>(var problem)) {
            return new Notice(false, problem);
        }
        access.done(who, Act.SET_UP, Map.of("receipts", wanted.printer().name()));
        return new Notice(true, Problem.of("settings.receipts.saved"));
    }

    private void kept(Notice now) {
        show(dependencies.settings().current());
        tell(now);
    }

    /** Prints a test page with what is typed, kept or not. */
    void test() {
        whenRight(wanted -> {
            working.set(true);
            dependencies
                    .receipts()
                    .test(
                            dependencies.settings().current().withReceipts(wanted),
                            problem -> later(problem, "settings.receipts.tested"));
        });
    }

    /** Opens the drawer of the printer that is typed. */
    void openDrawer() {
        whenRight(wanted -> {
            working.set(true);
            dependencies.receipts().openDrawer(wanted, problem -> later(problem, "settings.receipts.opened"));
        });
    }

    private void whenRight(Consumer<ReceiptSettings> then) {
        if (working.get()) {
            return;
        }
        notice.set(Optional.empty());
        switch (read()) {
            case Result.Done<ReceiptSettings>(var wanted) -> then.accept(wanted);
            case Result.Failed<ReceiptSettings>(var problem) -> tell(new Notice(false, problem));
        }
    }

    private void later(Optional<Problem> problem, String good) {
        dependencies
                .background()
                .onScreen(() -> tell(new Notice(problem.isEmpty(), problem.orElseGet(() -> Problem.of(good)))));
    }

    private void failed(Throwable failure) {
        tell(new Notice(false, frame.unexpected().note(failure)));
    }

    private void tell(Notice now) {
        working.set(false);
        notice.set(Optional.of(now));
    }

    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The pages of a test print. */
    public ReadOnlyObjectProperty<List<GrayPicture>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }
}
