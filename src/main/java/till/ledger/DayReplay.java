package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.ZReport;
import tools.jackson.core.JacksonException;

/**
 * Holds shifts and closed days against the events and against the rows they were made of: a report, a shift, a movement of a
 * closed day or a chain that was changed is named.
 */
final class DayReplay {
    private final Handle handle;
    private final PrunedPart pruned;
    private final Map<String, Map<String, String>> shifts = new TreeMap<>();
    private final Map<Long, Map<String, String>> closes = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private DayReplay(Handle handle, PrunedPart pruned) {
        this.handle = handle;
        this.pruned = pruned;
    }

    static List<String> faults(Handle handle, PrunedPart pruned) {
        var replay = new DayReplay(handle, pruned);
        handle.createQuery("select " + EventChain.COLUMNS + """
                         from event where kind in ('SHIFT_OPENED', 'SHIFT_CLOSED', 'DAY_CLOSED')
                            or (kind in ('PAYMENT_ADDED', 'REFUND_RESERVED') and facts like '%"opensShift"%')
                        order by place
                        """)
                .map((row, context) -> EventChain.event(row))
                .forEach(replay::take);
        replay.compareShifts();
        replay.compareReports();
        return replay.faults;
    }

    private void take(Event event) {
        var facts = event.facts();
        switch (event.kind()) {
            case PAYMENT_ADDED, REFUND_RESERVED -> {
                // the words may stand in a note as well
                if (facts.containsKey("opensShift")) {
                    opened(event, facts.get("opensShift"));
                }
            }
            case SHIFT_OPENED -> opened(event, facts.get("day"));
            case SHIFT_CLOSED -> {
                var shift = shifts.computeIfAbsent(String.valueOf(facts.get("shift")), _ -> new HashMap<>());
                shift.put("closedAt", event.at().toString());
                for (var name : List.of("ending", "content")) {
                    shift.put(name, String.valueOf(facts.get(name)));
                }
            }
            case DAY_CLOSED -> close(event, facts);
            default -> throw new IllegalArgumentException(event.kind().name());
        }
    }

    private void opened(Event event, @Nullable String day) {
        var shift = shifts.computeIfAbsent(String.valueOf(event.facts().get("shift")), _ -> new HashMap<>());
        shift.put("till", String.valueOf(event.facts().get("till")));
        shift.put("operator", String.valueOf(event.facts().get("operator")));
        shift.put("day", String.valueOf(day));
        shift.put("openedAt", event.at().toString());
    }

    private void close(Event event, Map<String, String> facts) {
        var told = new HashMap<>(facts);
        told.put("till", event.till());
        told.put("at", event.at().toString());
        if (closes.put(Long.valueOf(String.valueOf(facts.get("number"))), told) != null) {
            faults.add("Z " + facts.get("number") + ": was made twice, by its events");
        }
    }

    private void compareShifts() {
        var rows = new TreeMap<String, Map<String, String>>();
        handle.createQuery("select * from shift")
                .map((row, context) -> {
                    var content = row.getString("content");
                    var told = new HashMap<String, String>();
                    told.put("till", row.getString("till"));
                    told.put("operator", String.valueOf(row.getString("operator")));
                    told.put("day", String.valueOf(Sql.maybeDay(row, "business_day")));
                    told.put("openedAt", Sql.instant(row, "opened_at").toString());
                    if (content != null) {
                        told.put("closedAt", String.valueOf(Sql.maybeInstant(row, "closed_at")));
                        told.put("ending", row.getString("ending"));
                        told.put("content", EventChain.hex(EventChain.sha256(content)));
                    }
                    return Map.entry(row.getString("id"), told);
                })
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        shifts.forEach((id, told) -> compare("shift " + id, told, known(told, rows.remove(id))));
        rows.forEach((id, row) -> {
            if (!pruned.has(LocalDate.parse(row.getOrDefault("day", "")))) {
                faults.add("shift " + id + ": has no events");
            }
        });
    }

    /** The sale that opened a shift may have been taken out: then only what its own events tell is compared. */
    private @Nullable Map<String, String> known(Map<String, String> told, @Nullable Map<String, String> row) {
        if (row == null || told.containsKey("openedAt") || !pruned.has(LocalDate.parse(row.getOrDefault("day", "")))) {
            return row;
        }
        var known = new HashMap<>(row);
        known.keySet().retainAll(told.keySet());
        return known;
    }

    private void compare(String what, Map<String, String> told, @Nullable Map<String, String> row) {
        if (row == null) {
            faults.add(what + ": has events and no row");
            return;
        }
        var names = new TreeMap<>(told);
        names.putAll(row);
        var wrong = names.keySet().stream()
                .filter(name -> !Objects.equals(row.get(name), told.get(name)))
                .toList();
        if (!wrong.isEmpty()) {
            faults.add(what + ": " + String.join(", ", wrong) + " is not what its events say");
        }
    }

    /** A report's row. */
    private record Kept(
            long number,
            LocalDate day,
            Instant at,
            String till,
            @Nullable String operator,
            @Nullable String approver,
            String content) {}

    private void compareReports() {
        var rows = handle.createQuery("select * from z_report order by number")
                .map((row, context) -> new Kept(
                        row.getLong("number"),
                        Objects.requireNonNull(Sql.maybeDay(row, "business_day")),
                        Sql.instant(row, "closed_at"),
                        row.getString("till"),
                        row.getString("operator"),
                        row.getString("approved_by"),
                        row.getString("content")))
                .list();
        var next = 1L;
        for (var row : rows) {
            for (; next < row.number(); next++) {
                faults.add("Z " + next + ": is missing");
            }
            next++;
            report(row, closes.remove(row.number()));
        }
        closes.keySet().forEach(number -> faults.add("Z " + number + ": has an event and no row"));
    }

    private void report(Kept row, @Nullable Map<String, String> told) {
        var what = "Z " + row.number();
        if (told == null) {
            faults.add(what + ": has no event");
            return;
        }
        if (!EventChain.hex(EventChain.sha256(row.content())).equals(told.get("content"))) {
            faults.add(what + ": was changed");
            return;
        }
        try {
            var report = ReportJson.z(row.content());
            var kept = new Kept(
                    report.number(),
                    report.day(),
                    report.closedAt(),
                    report.till(),
                    report.by().operator(),
                    report.by().approver(),
                    row.content());
            if (!kept.equals(row)) {
                faults.add(what + ": its row is not what it says");
            }
            chains(what, report);
            figures(what, report);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            faults.add(what + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private void chains(String what, ZReport report) {
        report.figures().heads().forEach((chain, head) -> {
            var hash = handle.createQuery("select hash from event where till = :till and sequence = :sequence")
                    .bind("till", chain)
                    .bind("sequence", head.sequence())
                    .mapTo(byte[].class)
                    .findOne();
            var cut = hash.isEmpty() && pruned.has(chain, head.sequence());
            if (!cut && (hash.isEmpty() || !EventChain.hex(hash.get()).equals(head.hash()))) {
                faults.add(what + ": event " + head.sequence() + " of chain " + chain
                        + " is not what it was when the day was closed");
            }
        });
    }

    private void figures(String what, ZReport report) {
        if (pruned.has(report.day())) {
            return;
        }
        var figures = report.figures();
        var now = DayCube.ofDay(handle, report.day(), figures.from());
        if (!now.equals(figures.takings())) {
            faults.add(what + ": the rows of " + report.day() + " are not what was counted: "
                    + DayDifference.between(figures.takings(), now));
        }
    }
}
