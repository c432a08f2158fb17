package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.DayFigures;
import till.domain.SignOff;
import till.domain.StatementRun;
import till.domain.StatementRun.DaySums;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons and signed days as the ledger keeps them: JSON, amounts in minor units; its SHA-256 stands in the chain. */
final class StatementJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIGN_OFF_FORMAT = "harbour-till/sign-off/1";

    private StatementJson() {}

    static String run(Reconciliations.Draft draft) {
        var node = JSON.createObjectNode();
        var statement = draft.statement();
        node.put("gateway", statement.gateway());
        node.put("from", statement.from().toString());
        node.put("to", statement.to().toString());
        node.put("name", Sql.shortText(statement.name()));
        node.put("statement", statement.sha256());
        node.put("rows", statement.rows());
        var counts = node.putObject("counts");
        new TreeMap<>(draft.counts()).forEach(counts::put);
        days(node.putArray("days"), draft.days());
        var found = node.putArray("found");
        draft.found().stream().map(each -> each.id()).sorted().forEach(found::add);
        return JSON.writeValueAsString(node);
    }

    static StatementRun run(long number, Instant at, By by, String content) {
        var node = JSON.readTree(content);
        var counts = new TreeMap<String, Long>();
        node.path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        var statement = new StatementRun.Statement(
                text(node, "gateway"),
                LocalDate.parse(text(node, "from")),
                LocalDate.parse(text(node, "to")),
                text(node, "name"),
                text(node, "statement"),
                node.path("rows").asLong());
        return new StatementRun(number, statement, at, by, counts, days(node.path("days")));
    }

    private static void days(ArrayNode into, List<DaySums> days) {
        for (var sums : days) {
            var node = into.addObject();
            node.put("day", sums.day().toString());
            node.put("currency", sums.here().getCurrencyUnit().getCode());
            node.put("rows", sums.rows());
            node.put("there", sums.there().getAmountMinorLong());
            node.put("movements", sums.movements());
            node.put("here", sums.here().getAmountMinorLong());
            node.put("fees", sums.fees().getAmountMinorLong());
        }
    }

    private static List<DaySums> days(JsonNode nodes) {
        var days = new ArrayList<DaySums>();
        for (var node : nodes) {
            days.add(new DaySums(
                    LocalDate.parse(text(node, "day")),
                    node.path("rows").asLong(),
                    money(node, "there"),
                    node.path("movements").asLong(),
                    money(node, "here"),
                    money(node, "fees")));
        }
        return days;
    }

    private static Money money(JsonNode node, String minor) {
        return Money.ofMinor(
                CurrencyUnit.of(text(node, "currency")), node.path(minor).asLong());
    }

    /**
     * Writes a day that is being signed.
     *
     * @param heads where each chain stood
     */
    static String signOff(SignOff signing, Map<String, DayFigures.Head> heads) {
        var node = JSON.createObjectNode();
        node.put("format", SIGN_OFF_FORMAT);
        node.put("number", signing.number());
        node.put("gateway", signing.gateway());
        node.put("day", signing.day().toString());
        node.put("at", Sql.micros(signing.at()).toString());
        node.put("till", signing.till());
        put(node, "operator", signing.by().operator());
        put(node, "approvedBy", signing.by().approver());
        node.put("run", signing.run());
        node.put("statement", signing.statement());
        node.put("z", signing.z());
        days(node.putArray("sums"), signing.sums());
        signing.booked().forEach(money -> booked(node.withArray("booked").addObject(), money));
        signing.accepted().forEach(each -> accepted(node.withArray("accepted").addObject(), each));
        var chains = node.putObject("heads");
        new TreeMap<>(heads)
                .forEach((chain, head) ->
                        chains.putObject(chain).put("sequence", head.sequence()).put("hash", head.hash()));
        return JSON.writeValueAsString(node);
    }

    private static void booked(ObjectNode into, Money money) {
        into.put("currency", money.getCurrencyUnit().getCode()).put("minor", money.getAmountMinorLong());
    }

    private static void accepted(ObjectNode into, SignOff.Accepted accepted) {
        into.put("id", accepted.id()).put("finding", accepted.finding()).put("reason", accepted.reason());
    }

    static SignOff signOff(String content) {
        var node = JSON.readTree(content);
        var booked = new ArrayList<Money>();
        node.path("booked").forEach(each -> booked.add(money(each, "minor")));
        var accepted = new ArrayList<SignOff.Accepted>();
        node.path("accepted")
                .forEach(each -> accepted.add(
                        new SignOff.Accepted(text(each, "id"), text(each, "finding"), text(each, "reason"))));
        return new SignOff(
                node.path("number").asLong(),
                text(node, "gateway"),
                LocalDate.parse(text(node, "day")),
                Instant.parse(text(node, "at")),
                text(node, "till"),
                new By(maybe(node, "operator"), maybe(node, "approvedBy")),
                node.path("run").asLong(),
                text(node, "statement"),
                node.path("z").asLong(),
                days(node.path("sums")),
                booked,
                accepted,
                EventChain.hex(EventChain.sha256(content)));
    }

    /** Where each chain stood when a day was signed or closed. */
    static Map<String, DayFigures.Head> heads(String content) {
        var heads = new TreeMap<String, DayFigures.Head>();
        JSON.readTree(content)
                .path("heads")
                .properties()
                .forEach(head -> heads.put(
                        head.getKey(),
                        new DayFigures.Head(head.getValue().path("sequence").asLong(), text(head.getValue(), "hash"))));
        return heads;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private static @Nullable String maybe(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }
}
