package till.ui.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import till.domain.Problem;

/** Lines of two texts under one name of the profile's file. FX thread only. */
public final class PairTable {
    private final String name;
    private final String usual;
    private final ObservableList<PairRow> rows = FXCollections.observableArrayList();

    /** @param usual what a new line's second text is */
    PairTable(String name, String usual) {
        this.name = name;
        this.usual = usual;
    }

    void fill(Map<String, String> texts) {
        rows.clear();
        new TreeMap<>(texts).forEach((key, value) -> rows.add(new PairRow(key, value)));
    }

    /** A new, empty line at the end. */
    public void add() {
        rows.add(new PairRow("", usual));
    }

    public void remove(PairRow row) {
        rows.remove(row);
    }

    /** The lines that say something; of two for one name the later, which {@link #twice()} tells of. */
    Map<String, String> texts() {
        var texts = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        rows.stream().filter(row -> !row.name().isEmpty()).forEach(row -> texts.put(row.name(), row.value()));
        return texts;
    }

    /** A name that stands in two lines. */
    Optional<Problem> twice() {
        var seen = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER);
        rows.stream().filter(row -> !row.isEmpty()).forEach(row -> seen.merge(row.name(), 1, Integer::sum));
        return seen.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(each -> Problem.of("profile.twice", name, each.getKey()))
                .findFirst();
    }

    public ObservableList<PairRow> getRows() {
        return rows;
    }
}
