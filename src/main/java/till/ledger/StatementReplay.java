package till.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import till.domain.DayFigures;
import till.domain.Event;

/**
 * Holds kept comparisons, differences and signed days against the events and the rows they were made of: whatever was changed,
 * taken out or put in beside the till is named.
 */
final class StatementReplay {
    private final Handle handle;
    private final PrunedPart pruned;
    private final Map<String, String> runs = new TreeMap<>();
    private final Map<String, String> signings = new TreeMap<>();
    private final Map<String, String> differences = new TreeMap<>();
    private final Map<String, List<String>> notes = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private StatementReplay(Handle handle, PrunedPart pruned) {
        this.handle = handle;
        this.pruned = pruned;
    }

    static List<String> faults(Handle handle, PrunedPart pruned) {
        var replay = new StatementReplay(handle, pruned);
        handle.createQuery("select " + EventChain.COLUMNS + """
                         from event where kind in ('RECONCILED', 'DIFFERENCE_CHANGED', 'DAY_SIGNED') order by place
                        """)
                .map((row, context) -> EventChain.event(row))
                .forEach(replay::take);
        replay.compareRuns();
        replay.compareDifferences();
        replay.compareSignings();
        return replay.faults;
    }

    private void take(Event event) {
        var facts = event.facts();
        switch (event.kind()) {
            case RECONCILED -> once("comparison ", runs, event);
            case DAY_SIGNED -> once("sign-off ", signings, event);
            default -> {
                var id = String.valueOf(facts.get("id"));
                differences.put(id, String.valueOf(facts.get("row")));
                notes.computeIfAbsent(id, _ -> new ArrayList<>())
                        .add(note(
                                String.valueOf(facts.get("what")),
                                String.valueOf(facts.get("words")),
                                event.till(),
                                facts.get("operator") + " " + facts.get("approvedBy")));
            }
        }
    }

    private static String note(Object what, String words, String till, String by) {
        return what + " " + till + " " + by + " " + words;
    }

    private void once(String what, Map<String, String> told, Event event) {
        var number = String.valueOf(event.facts().get("number"));
        if (told.put(number, String.valueOf(event.facts().get("content"))) != null) {
            faults.add(what + number + ": was made twice, by its events");
        }
    }

    private void compareRuns() {
        contents("reconciliation").forEach((number, content) -> kept("comparison ", number, content, runs));
        runs.keySet().forEach(number -> faults.add("comparison " + number + ": has an event and no row"));
    }

    private Map<String, String> contents(String table) {
        var contents = new TreeMap<String, String>();
        handle.createQuery("select number, content from " + table)
                .map((row, context) -> Map.entry(Long.toString(row.getLong("number")), row.getString("content")))
                .forEach(row -> contents.put(row.getKey(), row.getValue()));
        return contents;
    }

    private boolean kept(String what, String number, String content, Map<String, String> told) {
        var expected = told.remove(number);
        if (expected == null) {
            faults.add(what + number + ": has no event");
            return false;
        }
        if (!expected.equals(EventChain.hex(EventChain.sha256(content)))) {
            faults.add(what + number + ": was changed");
            return false;
        }
        return true;
    }

    private void compareDifferences() {
        var rows = new TreeMap<String, String>();
        handle.createQuery("select * from difference")
                .map((row, context) -> DifferenceRows.difference(row))
                .forEach(row -> rows.put(row.id(), DifferenceRows.digest(row)));
        differences.forEach((id, told) -> {
            if (!told.equals(rows.remove(id))) {
                faults.add("difference " + id + ": its row is not what its events say");
            }
        });
        rows.keySet().forEach(id -> faults.add("difference " + id + ": has no events"));
        compareNotes();
    }

    private void compareNotes() {
        handle.createQuery("select * from difference_note order by difference, position")
                .map((row, context) -> {
                    var note = DifferenceRows.note(row);
                    var by = note.by();
                    return Map.entry(
                            row.getString("difference"),
                            note(note.what(), note.words(), note.till(), by.operator() + " " + by.approver()));
                })
                .forEach(row -> {
                    var told = notes.getOrDefault(row.getKey(), List.of());
                    if (told.isEmpty() || !told.removeFirst().equals(row.getValue())) {
                        faults.add("difference " + row.getKey() + ": its history is not what its events say");
                        notes.remove(row.getKey());
                    }
                });
        notes.forEach((id, left) -> {
            if (!left.isEmpty()) {
                faults.add("difference " + id + ": its history is not what its events say");
            }
        });
    }

    private void compareSignings() {
        contents("sign_off").forEach((number, content) -> {
            if (kept("sign-off ", number, content, signings)) {
                signing("sign-off " + number, content);
            }
        });
        signings.keySet().forEach(number -> faults.add("sign-off " + number + ": has an event and no row"));
    }

    private void signing(String what, String content) {
        var signing = StatementJson.signOff(content);
        var row = handle.createQuery("""
                        select gateway, business_day, till, operator, approved_by from sign_off where number = :number
                        """)
                .bind("number", signing.number())
                .map((columns, context) ->
                        columns.getString("gateway") + " " + Sql.maybeDay(columns, "business_day") + " "
                                + columns.getString("till") + " " + columns.getString("operator") + " "
                                + columns.getString("approved_by"))
                .findOne()
                .orElse("");
        var by = signing.by();
        if (!row.equals(signing.gateway() + " " + signing.day() + " " + signing.till() + " " + by.operator() + " "
                + by.approver())) {
            faults.add(what + ": its row is not what it says");
        }
        StatementJson.heads(content).forEach((chain, head) -> chain(what, chain, head));
        if (!pruned.has(signing.day())
                && !SignedDays.booked(handle, signing.gateway(), signing.day()).equals(signing.booked())) {
            faults.add(what + ": the rows of " + signing.day() + " are not what was signed");
        }
    }

    private void chain(String what, String chain, DayFigures.Head head) {
        var hash = handle.createQuery("select hash from event where till = :till and sequence = :sequence")
                .bind("till", chain)
                .bind("sequence", head.sequence())
                .mapTo(byte[].class)
                .findOne();
        if (hash.isEmpty() && pruned.has(chain, head.sequence())) {
            return;
        }
        if (hash.isEmpty() || !Objects.equals(EventChain.hex(hash.get()), head.hash())) {
            faults.add(what + ": event " + head.sequence() + " of chain " + chain
                    + " is not what it was when the day was signed");
        }
    }
}
