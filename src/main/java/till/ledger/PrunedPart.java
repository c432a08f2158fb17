package till.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was taken out of the ledger: where each chain was cut, with what of it stayed, and through which day. Below the cut
 * only what is still needed is left, and one hash over it; above it the chain goes on link by link.
 *
 * @param through the last business day that was taken out; null where nothing was
 * @param anchors by till
 * @param parts the numbers that stay used for ever, step by step
 */
record PrunedPart(@Nullable LocalDate through, Map<String, Anchor> anchors, List<Part> parts) {
    static final PrunedPart NOTHING = new PrunedPart(null, Map.of(), List.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    PrunedPart {
        parts = List.copyOf(parts);
    }

    /**
     * Where a chain was cut.
     *
     * @param hash of the event at the cut
     * @param kept over the events up to the cut that stayed
     */
    record Anchor(long sequence, String hash, String kept) {}

    /**
     * The numbers of one step.
     *
     * @param hash over all of them
     */
    record Part(int number, int year, long count, String hash) {}

    static PrunedPart of(Handle handle) {
        return handle.createQuery("select content from pruned_year order by business_year desc limit 1")
                .mapTo(String.class)
                .findOne()
                .map(PrunedPart::read)
                .orElse(NOTHING);
    }

    static PrunedPart read(String content) {
        var node = JSON.readTree(content);
        var anchors = new TreeMap<String, Anchor>();
        node.path("anchors")
                .properties()
                .forEach(each -> anchors.put(
                        each.getKey(),
                        new Anchor(
                                each.getValue().path("sequence").asLong(),
                                each.getValue().path("hash").asString(),
                                each.getValue().path("kept").asString())));
        var parts = new ArrayList<Part>();
        node.path("parts")
                .forEach(each -> parts.add(new Part(
                        each.path("number").asInt(),
                        each.path("year").asInt(),
                        each.path("count").asLong(),
                        each.path("hash").asString())));
        return new PrunedPart(LocalDate.parse(node.path("through").asString()), anchors, parts);
    }

    String json() {
        var node = JSON.createObjectNode();
        var cuts = node.putObject("anchors");
        new TreeMap<>(anchors)
                .forEach((till, anchor) -> cuts.putObject(till)
                        .put("hash", anchor.hash())
                        .put("kept", anchor.kept())
                        .put("sequence", anchor.sequence()));
        var steps = node.putArray("parts");
        parts.forEach(part -> steps.addObject()
                .put("count", part.count())
                .put("hash", part.hash())
                .put("number", part.number())
                .put("year", part.year()));
        return node.put("through", String.valueOf(through)).toString();
    }

    boolean has(LocalDate day) {
        return through != null && !day.isAfter(through);
    }

    boolean has(String chain, long sequence) {
        var anchor = anchors.get(chain);
        return anchor != null && sequence <= anchor.sequence();
    }

    /** From where a chain is followed. */
    EventChain.Link start(String till) {
        var anchor = anchors.get(till);
        return anchor == null
                ? new EventChain.Link(0, EventChain.start(till))
                : new EventChain.Link(anchor.sequence(), anchor.hash());
    }

    /** What is wrong below the cuts. */
    static List<String> faults(Handle handle) {
        var faults = new ArrayList<String>();
        var told = new TreeMap<String, String>();
        handle.createQuery("select " + EventChain.COLUMNS + " from event where kind = 'YEAR_PRUNED' order by place")
                .map((row, context) -> EventChain.event(row))
                .forEach(event -> told.put(
                        String.valueOf(event.facts().get("year")),
                        String.valueOf(event.facts().get("content"))));
        handle.createQuery("select business_year, content from pruned_year order by business_year")
                .map((row, context) ->
                        Map.entry(Integer.toString(row.getInt("business_year")), row.getString("content")))
                .forEach(row -> {
                    var expected = told.remove(row.getKey());
                    if (!EventChain.hex(EventChain.sha256(row.getValue())).equals(expected)) {
                        faults.add("pruned year " + row.getKey() + ": is not what its event says");
                    }
                });
        told.keySet().forEach(year -> faults.add("pruned year " + year + ": has an event and no row"));
        if (faults.isEmpty()) {
            of(handle).compare(handle, faults);
        }
        return faults;
    }

    private void compare(Handle handle, List<String> faults) {
        anchors.forEach((till, anchor) -> {
            if (!kept(handle, till, anchor.sequence()).equals(anchor.kept())) {
                faults.add("chain " + till + ": what was left up to event " + anchor.sequence() + " was changed");
            }
        });
        if (!SpentNumbers.parts(handle).equals(parts)) {
            faults.add("the numbers of pruned years were changed");
        }
    }

    /** Over the events of a chain up to a place that are there. */
    static String kept(Handle handle, String till, long through) {
        var digest = digest();
        try (var rows = handle
                .createQuery("select " + EventChain.COLUMNS + """
                         from event where till = :till and sequence <= :through order by till, sequence
                        """)
                .bind("till", till)
                .bind("through", through)
                .setFetchSize(1_000)
                .map((row, context) -> EventChain.link(row).hash() + " " + EventChain.canonical(EventChain.event(row)))
                .stream()) {
            rows.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        return EventChain.hex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
