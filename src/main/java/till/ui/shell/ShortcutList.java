package till.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.settings.Texts;
import till.ui.Session;
import till.ui.Shortcut;
import till.ui.Shortcut.Place;

/** The list of all keys that do something: whether it is open, and what stands in it. FX thread only. */
final class ShortcutList {
    private final Session session;
    private final boolean training;
    private final ReadOnlyObjectWrapper<Optional<ShortcutList>> open = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param training whether there are simulated customers */
    ShortcutList(Session session, boolean training) {
        this.session = session;
        this.training = training;
    }

    /** One key. */
    record Line(String keys, String does) {
        private boolean has(String wanted) {
            return (keys + " " + does).toLowerCase(Locale.ROOT).contains(wanted);
        }
    }

    /** The keys of one place. */
    record Group(String place, List<Line> lines) {
        Group {
            lines = List.copyOf(lines);
        }
    }

    /** Opens and closes it; never over a locked window. */
    void toggle() {
        open.set(open.get().isPresent() || session.isLocked() ? Optional.empty() : Optional.of(this));
    }

    void close() {
        open.set(Optional.empty());
    }

    /** The list, while it is open. */
    ReadOnlyObjectProperty<Optional<ShortcutList>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The keys whose name or deed has what is wanted, by place; places without any are left out. */
    List<Group> groups(Texts texts, String wanted) {
        var sought = wanted.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Place.values())
                .map(place -> new Group(
                        texts.text(place.key()),
                        lines(place, texts).stream()
                                .filter(line -> line.has(sought))
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }

    private List<Line> lines(Place place, Texts texts) {
        var lines = new ArrayList<Line>();
        if (place == Place.EVERYWHERE) {
            Rail.KEYS.forEach(entry -> lines.add(new Line(entry.keyName(), texts.text(entry.key()))));
        }
        Arrays.stream(Shortcut.values())
                .filter(each -> each.place() == place && (training || each != Shortcut.TRAINING_CUSTOMERS))
                .forEach(each -> lines.add(new Line(each.shown(), texts.text("shortcut." + each.name()))));
        return lines;
    }
}
