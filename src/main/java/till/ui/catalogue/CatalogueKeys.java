package till.ui.catalogue;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import till.domain.Item;
import till.ui.Shortcut;

/** What keys do on the catalogue's screen. */
record CatalogueKeys(
        CatalogueViewModel model, Runnable startNew, TextField search, ListView<Item> list, ItemPane form) {
    void pressed(KeyEvent event) {
        var done = model.getImporting().phaseProperty().get() == ImportDesk.Phase.CLOSED
                ? browsing(event)
                : Shortcut.ITEM_BACK.matches(event) && run(model.getImporting()::cancel);
        if (done) {
            event.consume();
        }
    }

    private boolean browsing(KeyEvent event) {
        if (Shortcut.ITEM_NEW.matches(event)) {
            return run(startNew);
        }
        if (Shortcut.ITEM_SAVE.matches(event)) {
            return run(model.getEditor()::save);
        }
        if (Shortcut.ITEM_FIND.matches(event)) {
            return run(search::requestFocus);
        }
        if (Shortcut.ITEMS_IMPORT.matches(event)) {
            return run(model::choose);
        }
        if (Shortcut.ITEM_OPEN.matches(event)) {
            return list.isFocused() && run(() -> form.begin(false));
        }
        if (Shortcut.ITEM_BACK.matches(event)) {
            return !search.isFocused() && run(search::requestFocus);
        }
        return event.getCode() == KeyCode.DOWN && search.isFocused() && run(this::intoList);
    }

    private static boolean run(Runnable action) {
        action.run();
        return true;
    }

    private void intoList() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }
}
