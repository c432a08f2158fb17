package till.ui.kit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How days read in every language and on every system: {@code 2026-11-21}. Typed they may also begin with the day. */
public final class DayWords extends StringConverter<LocalDate> {
    private static final List<DateTimeFormatter> TYPED = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/yyyy"),
            DateTimeFormatter.BASIC_ISO_DATE);

    private final DatePicker picker;

    private DayWords(DatePicker picker) {
        this.picker = picker;
    }

    public static void on(DatePicker... pickers) {
        for (var picker : pickers) {
            picker.setConverter(new DayWords(picker));
        }
    }

    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** What is no date leaves the day as it is. */
    @Override
    public @Nullable LocalDate fromString(@Nullable String text) {
        for (var each : TYPED) {
            try {
                return LocalDate.parse(text == null ? "" : text.strip(), each);
            } catch (DateTimeParseException _) {
                // the next way of writing it
            }
        }
        return picker.getValue();
    }
}
