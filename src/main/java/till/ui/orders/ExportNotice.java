package till.ui.orders;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import till.settings.Texts;

/** The line that says in place what came of an export. */
record ExportNotice(Region box, Label text, Texts texts) {
    void show(Optional<DayExportViewModel.Told> told) {
        box.setVisible(told.isPresent());
        told.ifPresent(each -> {
            text.setText(texts.text(each.text()));
            box.pseudoClassStateChanged(ListPlaceholder.BAD, !each.written());
        });
    }
}
