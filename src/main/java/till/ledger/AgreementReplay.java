package till.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import till.domain.Event;

/** What their events say agreements and their charges must look like now. */
final class AgreementReplay {
    private static final List<String> STANDING = List.of("state", "reason", "place", "due", "tryOn", "tries");

    private final Map<String, Map<String, String>> agreements = new TreeMap<>();
    private final Map<String, Map<String, String>> charges = new TreeMap<>();

    private AgreementReplay() {}

    static List<String> faults(Handle handle) {
        var replay = new AgreementReplay();
        handle.createQuery("select " + EventChain.COLUMNS + """
                         from event where kind in ('AGREEMENT_MADE', 'AGREEMENT_CHARGED', 'AGREEMENT_CHANGED')
                        order by place
                        """)
                .map((row, context) -> EventChain.event(row))
                .forEach(replay::take);
        return replay.compare(handle);
    }

    private void take(Event event) {
        var facts = event.facts();
        var id = facts.getOrDefault("agreement", "");
        switch (event.kind()) {
            case AGREEMENT_MADE -> agreements.put(id, new HashMap<>(facts));
            case AGREEMENT_CHARGED -> charges.put(facts.getOrDefault("orderNo", ""), new HashMap<>(facts));
            default -> {
                var known = agreements.computeIfAbsent(id, _ -> new HashMap<>());
                STANDING.forEach(known::remove);
                STANDING.stream().filter(facts::containsKey).forEach(name -> known.put(name, facts.get(name)));
                if (facts.containsKey("outcome")) {
                    charges.computeIfAbsent(facts.getOrDefault("orderNo", ""), _ -> new HashMap<>())
                            .put("outcome", facts.get("outcome"));
                }
            }
        }
    }

    private List<String> compare(Handle handle) {
        var faults = new ArrayList<String>();
        handle.createQuery("select * from agreement order by id")
                .map((row, context) -> AgreementRows.agreement(row))
                .forEach(row -> same(
                        faults,
                        "agreement " + row.id(),
                        AgreementRows.facts(row).values(),
                        agreements.remove(row.id())));
        handle.createQuery("select * from agreement_charge order by order_no")
                .map((row, context) -> AgreementRows.charge(row))
                .forEach(row -> {
                    var facts = new HashMap<>(AgreementRows.facts(row).values());
                    if (row.paid() != null) {
                        facts.put("outcome", row.paid() ? "PAID" : "FAILED");
                    }
                    same(
                            faults,
                            "charge " + row.orderNo(),
                            facts,
                            charges.remove(row.orderNo().text()));
                });
        agreements.keySet().forEach(id -> faults.add("agreement " + id + ": has events and no row"));
        charges.keySet().forEach(orderNo -> faults.add("charge " + orderNo + ": has events and no row"));
        return faults;
    }

    private static void same(
            List<String> faults, String what, Map<String, String> row, @Nullable Map<String, String> replayed) {
        if (replayed == null) {
            faults.add(what + ": has no events");
            return;
        }
        row.forEach((name, value) -> {
            if (!Objects.equals(value, replayed.get(name))) {
                faults.add(what + ": " + name + " is " + value + ", its events say " + replayed.get(name));
            }
        });
        replayed.keySet().stream()
                .filter(name -> !row.containsKey(name))
                .forEach(name -> faults.add(what + ": " + name + " is missing"));
    }
}
