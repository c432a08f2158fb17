package till.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import till.service.GatewayDirectory;
import till.service.GatewayUses.Line;
import till.service.Use;
import till.settings.Texts;

/** What can be done with the gateways as one Markdown table, with numbered notes below. */
final class UsesTable {
    private final Texts texts;
    private final GatewayDirectory gateways;
    /** What has to be said, and of which gateways; of none where it is true of all. */
    private final Map<String, Set<String>> notes = new LinkedHashMap<>();

    UsesTable(Texts texts, GatewayDirectory gateways) {
        this.texts = texts;
        this.gateways = gateways;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        var names = gateways.ids().stream().map(this::name).toList();
        lines.add("| " + texts.text("uses.what") + " | " + texts.text("uses.where") + " | " + texts.text("uses.command")
                + " | " + String.join(" | ", names) + " |");
        lines.add("|---".repeat(names.size() + 3) + "|");
        for (var use : Use.values()) {
            lines.add(row(use));
        }
        lines.add("");
        lines.add("–: " + texts.text("uses.none"));
        lines.add("");
        for (var text : notes.keySet()) {
            var whose = String.join(", ", notes.get(text));
            lines.add(number(text) + ". " + (whose.isEmpty() ? "" : whose + ": ") + text);
        }
        return lines;
    }

    private String row(Use use) {
        var row = new StringBuilder("| ").append(texts.text("uses." + use)).append(" | ");
        row.append(texts.text("uses.place." + use.place())).append(" | ");
        row.append(use.command().isEmpty() ? "" : "`" + use.command() + "`");
        for (var id : gateways.ids()) {
            gateways.uses(id).stream()
                    .filter(line -> line.use() == use)
                    .forEach(line -> row.append(" | ").append(cell(id, line)));
        }
        return row.append(" |").toString();
    }

    private String cell(String id, Line line) {
        var note = line.possible() ? line.word(texts) : line.own(texts);
        var mark =
                note.map(text -> " <sup>" + number(id, line, text) + "</sup>").orElse("");
        return (line.possible() ? texts.text("uses.yes") : "–") + mark;
    }

    /** What is true of several gateways is one note. */
    private int number(String id, Line line, String text) {
        var whose = notes.computeIfAbsent(text, _ -> new LinkedHashSet<>());
        if (!texts.find("uses.without." + line.use()).equals(Optional.of(text))) {
            whose.add(name(id));
        }
        return number(text);
    }

    private int number(String text) {
        return List.copyOf(notes.keySet()).indexOf(text) + 1;
    }

    private String name(String id) {
        return texts.find("gateway." + id + ".name").orElse(id);
    }
}
