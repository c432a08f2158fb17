package till.ui.catalogue;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import javafx.util.Subscription;
import till.catalogue.Column;
import till.domain.Problem;
import till.domain.Result;
import till.settings.ShopPicture;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.kit.SafePicture;

/** The picture of the item in the form: shown, chosen from a file, taken away. FX thread only. */
final class ItemPicture {
    private static final int MOST_PIXELS = 24_000_000;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ItemEditor editor;
    private final ReadOnlyObjectWrapper<Optional<Image>> image = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    ItemPicture(UiDependencies dependencies, Frame frame, ItemEditor editor) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.editor = editor;
    }

    /** Shows what the form names, until the subscription ends. */
    Subscription follow() {
        return editor.text(Column.PICTURE).subscribe(this::show);
    }

    private void show(String name) {
        problem.set(Optional.empty());
        image.set(Optional.empty());
        if (name.isEmpty()) {
            return;
        }
        dependencies
                .background()
                .<Optional<SafePicture>>run(
                        () -> dependencies.catalogue().pictures().read(name).flatMap(ItemPicture::drawn),
                        drawn -> {
                            if (editor.text(Column.PICTURE).get().equals(name)) {
                                image.set(drawn.map(SafePicture::image));
                            }
                        },
                        failure -> problem.set(Optional.of(frame.unexpected().note(failure))));
    }

    private static Optional<SafePicture> drawn(byte[] bytes) {
        return SafePicture.of(bytes, MOST_PIXELS) instanceof Result.Done<SafePicture>(var drawn)
                ? Optional.of(drawn)
                : Optional.empty();
    }

    /** Has a file chosen and keeps it; the item has it once it is saved. */
    void choose() {
        var kind = frame.appearance().texts().text("catalogue.picture.files");
        dependencies
                .outside()
                .places()
                .existingFile(kind, "png", "jpg", "jpeg", "gif")
                .ifPresent(this::keep);
    }

    private void keep(Path file) {
        dependencies
                .background()
                .<Result<String>>run(
                        () -> ShopPicture.bytes(file)
                                .then(bytes -> SafePicture.of(bytes, MOST_PIXELS)
                                        .then(_ -> dependencies
                                                .catalogue()
                                                .pictures()
                                                .keep(bytes))),
                        kept -> {
                            switch (kept) {
                                case Result.Failed<String>(var why) -> problem.set(Optional.of(why));
                                case Result.Done<String>(var name) ->
                                    editor.text(Column.PICTURE).set(name);
                            }
                        },
                        failure -> problem.set(Optional.of(frame.unexpected().note(failure))));
    }

    /** The item has none once it is saved. */
    void remove() {
        editor.text(Column.PICTURE).set("");
    }

    ReadOnlyObjectProperty<Optional<Image>> imageProperty() {
        return image.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
