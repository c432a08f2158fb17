package till.ui;

import javafx.beans.property.Property;

/**
 * A text that shows a setting which other tills and commands change too: what somebody typed stays until it is kept, what nobody
 * touched follows the setting. FX thread only.
 */
public final class EditedText {
    private final Property<String> text;
    private String shown;

    /** @param text says what is set now */
    public EditedText(Property<String> text) {
        this.text = text;
        this.shown = value();
    }

    /** Shows what is set by now, unless something else was typed. */
    public void show(String now) {
        if (!isEdited()) {
            text.setValue(now);
        }
        shown = now;
    }

    /** Whether it says something else than what is set: only that is to be kept. */
    public boolean isEdited() {
        return !value().equals(shown.strip());
    }

    /** What it says, without blanks around it. */
    public String value() {
        return text.getValue().strip();
    }
}
