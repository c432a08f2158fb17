package till.ui.people;

import till.ui.Navigator;
import till.ui.Route;

/** Whether money is on its way on the open screen: a code is shown to a customer, or an answer is waited for. */
public final class UnderWay {
    private UnderWay() {}

    public static boolean at(Navigator navigator) {
        return navigator
                        .routeProperty()
                        .get()
                        .filter(Route.PayCode.class::isInstance)
                        .isPresent()
                || navigator.screenProperty().get().stream()
                        .anyMatch(screen -> screen.model().isUnderWay());
    }
}
