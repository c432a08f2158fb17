package till.ui;

import java.util.function.Supplier;

/**
 * One open screen: its state, and how to build its view as often as language changes ask for it.
 *
 * @param name the stem of {@code /fxml/<name>.fxml}; {@code /styles/<name in kebab case>.css} is its style sheet
 * @param model kept for as long as the screen is open
 * @param controller makes the root's controller, anew for each view
 */
public record Screen(String name, ViewModel model, Supplier<?> controller) {}
