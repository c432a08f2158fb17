package till.ui.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.catalogue.CategoryNames;
import till.settings.Texts;

/** Chooses whose items are listed: one category's, or all. */
record CategoryBox(ComboBox<String> box, Texts texts) {
    /** Follows the categories there are, until the subscription ends. */
    Subscription follow(CatalogueViewModel model) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String category) {
                return category == null || category.isEmpty()
                        ? texts.text("catalogue.allCategories")
                        : CategoryNames.shown(category, texts);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("the list is chosen from, not typed into");
            }
        });
        return Subscription.combine(
                model.getCategories().subscribe(() -> offer(model)),
                box.valueProperty()
                        .subscribe((_, now) -> model.categoryProperty()
                                .set(Optional.ofNullable(now).filter(name -> !name.isEmpty()))),
                model.categoryProperty().subscribe(_ -> offer(model)));
    }

    private void offer(CatalogueViewModel model) {
        var wanted = model.categoryProperty().get().orElse("");
        var offered = new ArrayList<>(List.of(""));
        offered.addAll(model.getCategories());
        if (!box.getItems().equals(offered)) {
            box.getItems().setAll(offered);
        }
        box.setValue(wanted);
    }
}
