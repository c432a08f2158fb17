package till.ui.reports;

import java.util.Optional;
import javafx.scene.Node;
import till.settings.Texts;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;

/** What stands where figures would, while there are none. */
final class NoFigures {
    private NoFigures() {}

    static Optional<Node> of(ListState state, ReportsViewModel model, Texts texts) {
        return switch (state) {
            case ListState.Failed failed -> Optional.of(ListPlaceholder.failed(texts, failed, model::read));
            case ListState.Empty(var archive)
            when archive != null -> Optional.of(ListPlaceholder.archived(texts, archive));
            case ListState.Empty _ -> Optional.of(ListPlaceholder.empty(texts, "fth-bar-chart-2", "reports.none"));
            case ListState.Loading _ ->
                model.part().isEmpty() ? Optional.of(ListPlaceholder.loading(texts)) : Optional.empty();
            case ListState.Filled _ -> Optional.empty();
        };
    }
}
