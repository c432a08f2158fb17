package till.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Event;

/**
 * What the events say the operators and limits must look like now, held against their rows: a role, a PIN or a limit that
 * was changed beside the till is named.
 */
final class PeopleReplay {
    private final Map<String, Map<String, String>> operators = new TreeMap<>();
    private final Map<String, String> limits = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private PeopleReplay() {}

    static List<String> faults(Handle handle) {
        var replay = new PeopleReplay();
        // in the order they were written: each held the lock on all operators, whatever the tills' clocks said
        handle.createQuery("select " + EventChain.COLUMNS + """
                         from event where kind in ('OPERATOR_ADDED', 'OPERATOR_CHANGED', 'PIN_SET', 'LIMIT_SET')
                        order by place
                        """)
                .map((row, context) -> EventChain.event(row))
                .forEach(replay::take);
        replay.compareOperators(handle);
        replay.compareLimits(handle);
        return replay.faults;
    }

    private void take(Event event) {
        var facts = event.facts();
        switch (event.kind()) {
            case OPERATOR_ADDED, OPERATOR_CHANGED -> person(facts, "name", "role", "active");
            case PIN_SET -> person(facts, "pin", "recovery");
            case LIMIT_SET -> limit(facts.get("role") + " " + facts.get("currency"), facts.get("most"));
            default -> throw new IllegalArgumentException(event.kind().name());
        }
    }

    private void person(Map<String, String> facts, String... names) {
        var person = operators.computeIfAbsent(String.valueOf(facts.get("person")), _ -> new HashMap<>());
        for (var name : names) {
            person.put(name, String.valueOf(facts.get(name)));
        }
    }

    private void limit(String whose, @Nullable String most) {
        if (most == null) {
            limits.remove(whose);
        } else {
            limits.put(whose, most);
        }
    }

    private void compareOperators(Handle handle) {
        var rows = new TreeMap<String, Map<String, String>>();
        handle.createQuery("select * from operator")
                .map((row, context) -> Map.entry(
                        row.getString("id"),
                        Map.of(
                                "name", row.getString("name"),
                                "role", row.getString("role"),
                                "active", String.valueOf(row.getBoolean("active")),
                                "pin", String.valueOf(JdbiPeople.digest(row.getString("pin"))),
                                "recovery", String.valueOf(JdbiPeople.digest(row.getString("recovery"))))))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        operators.forEach((id, told) -> compare("operator " + id, told, rows.remove(id)));
        rows.keySet().forEach(id -> faults.add("operator " + id + ": has no events"));
    }

    private void compare(String what, Map<String, String> told, @Nullable Map<String, String> row) {
        if (row == null) {
            faults.add(what + ": has events and no row");
            return;
        }
        var wrong = row.keySet().stream()
                .filter(name -> !Objects.equals(row.get(name), told.get(name)))
                .sorted()
                .toList();
        if (!wrong.isEmpty()) {
            faults.add(what + ": " + String.join(", ", wrong) + " is not what its events say");
        }
    }

    private void compareLimits(Handle handle) {
        var rows = new TreeMap<String, String>();
        JdbiPeople.refundLimits(handle)
                .forEach(row ->
                        rows.put(row.role() + " " + row.most().getCurrencyUnit().getCode(), text(row.most())));
        limits.forEach((whose, most) -> {
            var row = rows.remove(whose);
            if (!most.equals(row)) {
                faults.add("refund limit " + whose + ": is " + row + ", its events say " + most);
            }
        });
        rows.keySet().forEach(whose -> faults.add("refund limit " + whose + ": has no events"));
    }

    private static String text(Money most) {
        return most.getAmountMinorLong() + " " + most.getCurrencyUnit().getCode();
    }
}
