package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.DayFigures;
import till.domain.Shift;
import till.domain.StillOpen;
import till.domain.Takings;
import till.domain.ZReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports as the ledger keeps them: JSON, amounts in minor units, what is not known left out. The text is kept as it was
 * written; its SHA-256 stands in the chain of events.
 */
final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String Z_FORMAT = "harbour-till/z/1";

    private ReportJson() {}

    /** What a closed shift keeps. */
    record ShiftContent(Takings takings, List<StillOpen> handedOver, String reason) {}

    static String z(long number, String till, By by, DayFigures figures) {
        var node = JSON.createObjectNode();
        node.put("format", Z_FORMAT);
        node.put("number", number);
        node.put("day", figures.day().toString());
        node.put("till", till);
        put(node, "operator", by.operator());
        put(node, "approvedBy", by.approver());
        node.put("at", Sql.micros(figures.at()).toString());
        node.put("from", figures.from().toString());
        node.put("to", figures.to().toString());
        node.put("before", figures.before());
        var heads = node.putObject("heads");
        figures.heads()
                .forEach((chain, head) ->
                        heads.putObject(chain).put("sequence", head.sequence()).put("hash", head.hash()));
        takings(node.putArray("takings"), figures.takings());
        open(node.putArray("open"), figures.open());
        var shifts = node.putArray("shifts");
        figures.shifts().forEach(shift -> shift(shifts.addObject(), shift));
        return JSON.writeValueAsString(node);
    }

    static String shift(Shift.End end) {
        var node = JSON.createObjectNode();
        takings(node.putArray("takings"), end.takings());
        open(node.putArray("open"), end.handedOver());
        put(node, "reason", end.reason().isEmpty() ? null : end.reason());
        return JSON.writeValueAsString(node);
    }

    private static void takings(ArrayNode into, Takings takings) {
        for (var line : takings.lines()) {
            var node = into.addObject();
            node.put("till", line.till());
            put(node, "operator", line.operator());
            put(node, "shift", line.shift());
            node.put("gateway", line.gateway());
            node.put("method", line.method());
            node.put("kind", line.kind().name());
            node.put("late", line.late());
            node.put("carried", line.carried());
            node.put("count", line.count());
            node.put("currency", line.sum().getCurrencyUnit().getCode());
            node.put("minor", line.sum().getAmountMinorLong());
        }
    }

    private static void open(ArrayNode into, List<StillOpen> open) {
        for (var each : open) {
            var node = into.addObject();
            node.put("kind", each.kind().name());
            node.put("id", each.id());
            node.put("name", each.name());
            node.put("word", each.word());
            var amount = each.amount();
            if (amount != null) {
                node.put("currency", amount.getCurrencyUnit().getCode());
                node.put("minor", amount.getAmountMinorLong());
            }
            node.put("till", each.till());
            put(node, "operator", each.operator());
            node.put("since", each.since().toString());
        }
    }

    private static void shift(ObjectNode node, Shift shift) {
        node.put("id", shift.id());
        node.put("till", shift.till());
        node.put("number", shift.number());
        put(node, "operator", shift.operator());
        node.put("day", shift.day().toString());
        node.put("openedAt", shift.openedAt().toString());
        var end = shift.end();
        if (end != null) {
            node.put("closedAt", end.at().toString());
            node.put("ending", end.ending().name());
            put(node, "closedBy", end.by().operator());
            put(node, "closeApprovedBy", end.by().approver());
            put(node, "reason", end.reason().isEmpty() ? null : end.reason());
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    static ZReport z(String content) {
        var node = JSON.readTree(content);
        var heads = new TreeMap<String, DayFigures.Head>();
        node.path("heads")
                .properties()
                .forEach(head -> heads.put(
                        head.getKey(),
                        new DayFigures.Head(head.getValue().path("sequence").asLong(), text(head.getValue(), "hash"))));
        var takings = takings(node.path("takings"));
        var shifts = new ArrayList<Shift>();
        node.path("shifts").forEach(shift -> shifts.add(shift(shift, takings)));
        var figures = new DayFigures(
                LocalDate.parse(text(node, "day")),
                Instant.parse(text(node, "from")),
                Instant.parse(text(node, "to")),
                Instant.parse(text(node, "at")),
                takings,
                open(node.path("open")),
                shifts,
                heads,
                node.path("before").asLong());
        return new ZReport(
                node.path("number").asLong(),
                text(node, "till"),
                new By(maybe(node, "operator"), maybe(node, "approvedBy")),
                figures,
                EventChain.hex(EventChain.sha256(content)));
    }

    static ShiftContent shiftContent(String content) {
        var node = JSON.readTree(content);
        return new ShiftContent(takings(node.path("takings")), open(node.path("open")), text(node, "reason"));
    }

    private static Takings takings(JsonNode nodes) {
        var lines = new ArrayList<Takings.Line>();
        for (var node : nodes) {
            lines.add(new Takings.Line(
                    text(node, "till"),
                    maybe(node, "operator"),
                    maybe(node, "shift"),
                    text(node, "gateway"),
                    text(node, "method"),
                    Takings.Kind.valueOf(text(node, "kind")),
                    node.path("late").asBoolean(),
                    node.path("carried").asBoolean(),
                    node.path("count").asLong(),
                    money(node)));
        }
        return new Takings(lines);
    }

    private static List<StillOpen> open(JsonNode nodes) {
        var open = new ArrayList<StillOpen>();
        for (var node : nodes) {
            open.add(new StillOpen(
                    StillOpen.Kind.valueOf(text(node, "kind")),
                    text(node, "id"),
                    text(node, "name"),
                    text(node, "word"),
                    node.has("currency") ? money(node) : null,
                    text(node, "till"),
                    maybe(node, "operator"),
                    Instant.parse(text(node, "since"))));
        }
        return open;
    }

    /** What moved in it is part of the day's lines. */
    private static Shift shift(JsonNode node, Takings ofDay) {
        var id = text(node, "id");
        var end = node.has("ending")
                ? new Shift.End(
                        Instant.parse(text(node, "closedAt")),
                        Shift.Ending.valueOf(text(node, "ending")),
                        new By(maybe(node, "closedBy"), maybe(node, "closeApprovedBy")),
                        ofDay.only(line -> id.equals(line.shift())),
                        List.of(),
                        text(node, "reason"))
                : null;
        return new Shift(
                id,
                text(node, "till"),
                node.path("number").asLong(),
                maybe(node, "operator"),
                LocalDate.parse(text(node, "day")),
                Instant.parse(text(node, "openedAt")),
                end);
    }

    private static Money money(JsonNode node) {
        return Money.ofMinor(
                CurrencyUnit.of(text(node, "currency")), node.path("minor").asLong());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private static @Nullable String maybe(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }
}
