package till.ui.settings;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A line of a table of two texts: a header and its value, a word and its meaning. FX thread only. */
public final class PairRow {
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty value = new SimpleStringProperty();

    PairRow(String name, String value) {
        this.name.set(name);
        this.value.set(value);
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty valueProperty() {
        return value;
    }

    String name() {
        return name.get().strip();
    }

    String value() {
        return value.get().strip();
    }

    boolean isEmpty() {
        return name().isEmpty() && value().isEmpty();
    }
}
