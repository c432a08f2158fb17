package till.ui.reports;

import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import till.settings.Texts;
import till.ui.kit.ChoiceWords;
import till.ui.kit.DayWords;

/** The choices above a report: which days, and of which tills. */
record DayChoice(ReportsViewModel model, Texts texts) {
    /** @param range holds both pickers, and is seen where they count */
    Subscription days(ComboBox<Span> span, Region range, DatePicker from, DatePicker to) {
        DayWords.on(from, to);
        span.setConverter(new ChoiceWords<>(span, each -> texts.text("reports.span." + each.name())));
        span.getItems().setAll(Span.values());
        span.setValue(model.spanProperty().get());
        return Subscription.combine(
                span.valueProperty().subscribe((_, now) -> model.spanProperty().set(now)),
                bound(from, model.fromProperty()),
                bound(to, model.toProperty()),
                model.spanProperty().subscribe(now -> range.setVisible(now == Span.RANGE)));
    }

    Subscription tills(ComboBox<Boolean> tills) {
        tills.setConverter(new ChoiceWords<>(
                tills, here -> texts.text(Boolean.TRUE.equals(here) ? "reports.till.this" : "reports.till.all")));
        tills.getItems().setAll(List.of(false, true));
        tills.setValue(model.onlyHereProperty().get());
        return tills.valueProperty()
                .subscribe((_, now) -> model.onlyHereProperty().set(now));
    }

    static Subscription toggled(ToggleButton button, BooleanProperty chosen) {
        button.selectedProperty().bindBidirectional(chosen);
        return () -> button.selectedProperty().unbindBidirectional(chosen);
    }

    /** What is no date leaves the day as it is. */
    private static Subscription bound(DatePicker picker, ObjectProperty<LocalDate> day) {
        picker.setValue(day.get());
        return picker.valueProperty().subscribe((_, now) -> {
            if (now != null) {
                day.set(now);
            }
        });
    }
}
