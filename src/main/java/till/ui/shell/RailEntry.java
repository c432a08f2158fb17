package till.ui.shell;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import till.domain.Act;
import till.domain.Acting;
import till.ui.Route;

/**
 * One place of the rail.
 *
 * @param icon an Ikonli literal
 * @param key the text key of its name, also the title in the top bar
 * @param route where it goes, as somebody who may
 * @param covers which routes it stands for
 * @param needs what a role must be allowed to do to go there by itself
 * @param counted what is counted beside it
 * @param shifted whether its key is pressed together with Shift
 */
record RailEntry(
        KeyCode code,
        String icon,
        String key,
        Function<Acting, Route> route,
        Predicate<Route> covers,
        Optional<Act> needs,
        Counted counted,
        boolean shifted) {
    RailEntry(
            KeyCode code,
            String icon,
            String key,
            Function<Acting, Route> route,
            Predicate<Route> covers,
            Optional<Act> needs,
            Counted counted) {
        this(code, icon, key, route, covers, needs, counted, false);
    }

    /** Whether this place's key was pressed. */
    boolean matches(KeyEvent event) {
        return code == event.getCode() && shifted == event.isShiftDown();
    }

    /** The key as it is printed beside the place. */
    String keyName() {
        return shifted ? "⇧" + code.getName() : code.getName();
    }

    /** What a number beside a place tells. */
    enum Counted {
        NOTHING,
        /** Things that a person has to settle. */
        ATTENTION,
        /** Links that were paid since anybody looked at them here. */
        PAID_LINKS
    }
}
