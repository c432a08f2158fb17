package till.ui.kit;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How the values of a list read that is chosen from, never typed into: read back, any text is what is chosen now. */
public final class ChoiceWords<T> extends StringConverter<T> {
    private final ComboBox<T> box;
    private final Function<T, String> words;

    public ChoiceWords(ComboBox<T> box, Function<T, String> words) {
        this.box = box;
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public @Nullable T fromString(@Nullable String text) {
        return box.getValue();
    }
}
