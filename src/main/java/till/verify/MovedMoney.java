package till.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the events alone say came in and went back on each day, in minor units: a close of the day has to say the same. */
final class MovedMoney {
    private final Map<String, Refund> refunds = new HashMap<>();
    private final Map<String, Long> sums = new TreeMap<>();

    /** What the events tell of one refund, in whatever order they are read. */
    private static final class Refund {
        private String amount = "0 ???";
        private String day = "";
        private boolean accepted;
        private boolean taken;
        private String reversed = "";
    }

    /** What an event says; most move no money. */
    void take(Map<?, ?> event, Map<?, ?> facts) {
        switch (Json.text(event, "kind")) {
            case "PAYMENT_MOVED" -> {
                if ("PAID".equals(facts.get("to"))) {
                    add(Json.text(facts, "day"), Json.text(facts, "received"), 1);
                }
            }
            case "REFUND_RESERVED" -> refund(event).amount = Json.text(facts, "amount");
            case "REFUND_RECORDED" -> {
                var refund = refund(event);
                refund.amount = Json.text(facts, "amount");
                refund.day = Json.text(facts, "day");
            }
            case "REFUND_MOVED" -> moved(refund(event), facts);
            default -> {
                // moves no money
            }
        }
    }

    /** Once all events are read: they come in whatever order. */
    void countRefunds() {
        refunds.values().forEach(this::count);
    }

    /** By day and currency, how much more a close of the day counts than the events do; nothing where they agree. */
    Map<String, Long> differences(Map<?, ?> report) {
        var told = new TreeMap<String, Long>();
        for (var each : (List<?>) Objects.requireNonNullElse(report.get("takings"), List.of())) {
            var line = Json.object(each);
            told.merge(report.get("day") + " " + line.get("currency"), Json.number(line, "minor"), Math::addExact);
        }
        sums.forEach((day, minor) -> {
            if (day.startsWith(report.get("day") + " ")) {
                told.merge(day, -minor, Math::addExact);
            }
        });
        told.values().removeIf(difference -> difference == 0);
        return told;
    }

    private Refund refund(Map<?, ?> event) {
        return refunds.computeIfAbsent(Json.text(event, "refundNo"), _ -> new Refund());
    }

    /** The first of accepted and done sets the day; a failure takes it off, or stands on a later day where that is closed. */
    private static void moved(Refund refund, Map<?, ?> facts) {
        var to = Json.text(facts, "to");
        if (to.equals("ACCEPTED") || (to.equals("DONE") && !refund.accepted)) {
            refund.accepted = to.equals("ACCEPTED");
            refund.day = Json.text(facts, "day");
        } else if (to.equals("FAILED")) {
            refund.taken = !facts.containsKey("reversedDay");
            refund.reversed = facts.containsKey("reversedDay") ? Json.text(facts, "reversedDay") : "";
        }
    }

    private void count(Refund refund) {
        if (!refund.taken && !refund.day.isEmpty()) {
            add(refund.day, refund.amount, -1);
        }
        if (!refund.reversed.isEmpty()) {
            add(refund.reversed, refund.amount, 1);
        }
    }

    private void add(String day, String amount, int sign) {
        var parts = amount.split(" ");
        if (parts.length == 2) {
            sums.merge(day + " " + parts[1], sign * Long.parseLong(parts[0]), Math::addExact);
        }
    }
}
