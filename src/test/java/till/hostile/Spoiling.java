package till.hostile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils an answer: mostly in the tree it stands for, sometimes in its bytes. One seed always spoils in the same way. */
final class Spoiling {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1e9",
            "88.50",
            "88.500",
            "8850.0",
            "0.8850e4",
            "9223372036854775807",
            "9223372036854775808",
            "1e400000000",
            "-0",
            "0x22B2",
            "08850",
            "+8850",
            " 8850",
            "８８５０",
            "NaN",
            "1,234.50",
            "999999999999999999");
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "null",
            "true",
            "2",
            "SUCCESS",
            "PAID",
            "success",
            "\u0000",
            "\uD800",
            "﻿",
            "'; drop table payment; --",
            "<script>",
            "../../etc/passwd",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "=1+1",
            "\r\nX: y",
            "٢",
            "𝟚",
            "%00",
            "9999-12-31T23:59:60Z",
            "2026-02-30 25:61:61",
            "-999999999-01-01T00:00:00Z",
            "a".repeat(70_000));

    private static final List<Charset> CODES = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            Charset.forName("GB18030"),
            Charset.forName("Big5-HKSCS"),
            StandardCharsets.UTF_16,
            StandardCharsets.ISO_8859_1);

    private final Random random;
    private final List<JsonNode> donors;

    /** @param donors other answers of the same gateway, parts of which turn up in this one */
    Spoiling(Random random, Collection<String> donors) {
        this.random = random;
        this.donors = donors.stream().flatMap(text -> tree(text).stream()).toList();
    }

    static List<JsonNode> tree(String text) {
        try {
            var tree = MAPPER.readTree(text);
            return tree == null || !tree.isContainer() ? List.of() : List.of(tree);
        } catch (JacksonException | NumberFormatException notJson) {
            return List.of();
        }
    }

    byte[] spoilt(String body) {
        var tree = tree(body);
        if (tree.isEmpty() || random.nextInt(5) == 0) {
            return inBytes(body.getBytes(StandardCharsets.UTF_8));
        }
        return inTree(tree.getFirst());
    }

    String spoiltText(String body) {
        return new String(spoilt(body), StandardCharsets.UTF_8);
    }

    /** Of a form: some fields other, gone or strange. */
    Map<String, String> spoilt(Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        for (var name : List.copyOf(form.keySet())) {
            switch (random.nextInt(3 * form.size())) {
                case 0 -> fields.remove(name);
                case 1 -> fields.put(name, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> fields.put(name, NUMBERS.get(random.nextInt(NUMBERS.size())));
                case 3 -> fields.put(name, spoiltText(fields.getOrDefault(name, "")));
                case 4 -> fields.put(name + (char) random.nextInt(0x300), "1");
                default -> {}
            }
        }
        return fields;
    }

    /** Of a table in CSV: cells, rows, quotes and the text's code. */
    byte[] spoiltTable(String table) {
        var rows = new ArrayList<>(List.of(table.split("\n", -1)));
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            var at = random.nextInt(rows.size());
            switch (random.nextInt(7)) {
                case 0 -> rows.add(at, rows.get(random.nextInt(rows.size())));
                case 1 -> rows.set(at, "");
                case 2 -> rows.set(at, rows.get(at) + rows.get(at));
                default -> rows.set(at, withOtherCell(rows.get(at)));
            }
        }
        var text = String.join(random.nextInt(5) == 0 ? "\r" : "\n", rows);
        var bytes = text.getBytes(CODES.get(random.nextInt(CODES.size())));
        return random.nextInt(4) == 0 ? inBytes(bytes) : bytes;
    }

    private String withOtherCell(String row) {
        var cells = row.split(",", -1);
        var at = random.nextInt(cells.length);
        cells[at] = switch (random.nextInt(5)) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1 -> WORDS.get(random.nextInt(WORDS.size()));
            case 2 -> "\"" + cells[at];
            case 3 -> cells[at] + "\"\"";
            default -> "";
        };
        return String.join(random.nextInt(20) == 0 ? ";" : ",", cells);
    }

    private byte[] inTree(JsonNode tree) {
        var root = tree.deepCopy();
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            var places = places(root);
            if (places.isEmpty()) {
                break;
            }
            spoil(places.get(random.nextInt(places.size())));
        }
        var text = random.nextInt(40) == 0 ? nested(root) : MAPPER.writeValueAsString(root);
        var written = random.nextInt(20) == 0 ? doubled(text) : text;
        return random.nextInt(20) == 0
                ? inBytes(written.getBytes(StandardCharsets.UTF_8))
                : written.getBytes(StandardCharsets.UTF_8);
    }

    /** Where something stands in a tree: in an object under a name, or in a list. */
    private record Place(JsonNode parent, String name, int index) {
        JsonNode value() {
            return parent instanceof ObjectNode object ? object.path(name) : parent.path(index);
        }

        void put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else if (parent instanceof ArrayNode list) {
                list.set(index, value);
            }
        }

        void drop() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else if (parent instanceof ArrayNode list) {
                list.remove(index);
            }
        }
    }

    private static List<Place> places(JsonNode node) {
        var places = new ArrayList<Place>();
        if (node instanceof ObjectNode object) {
            for (var field : object.properties()) {
                places.add(new Place(object, field.getKey(), 0));
                places.addAll(places(field.getValue()));
            }
        } else if (node instanceof ArrayNode list) {
            for (var at = 0; at < list.size(); at++) {
                places.add(new Place(list, "", at));
                places.addAll(places(list.get(at)));
            }
        }
        return places;
    }

    private void spoil(Place place) {
        switch (random.nextInt(9)) {
            case 0 -> place.drop();
            case 1 -> place.put(NODES.nullNode());
            case 2 -> place.put(NODES.stringNode(NUMBERS.get(random.nextInt(NUMBERS.size()))));
            case 3 -> place.put(NODES.stringNode(WORDS.get(random.nextInt(WORDS.size()))));
            case 4 -> place.put(otherType(place.value()));
            case 5 -> renamed(place);
            case 6 -> place.put(NODES.numberNode(random.nextLong() >> random.nextInt(63)));
            default -> borrowed(place);
        }
    }

    private JsonNode otherType(JsonNode value) {
        return switch (random.nextInt(5)) {
            case 0 -> NODES.arrayNode().add(value);
            case 1 -> NODES.objectNode().set("value", value);
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> value.isNumber() ? NODES.stringNode(value.asString()) : NODES.numberNode(random.nextInt(10));
            default -> NODES.arrayNode();
        };
    }

    private void renamed(Place place) {
        if (place.parent() instanceof ObjectNode object) {
            var value = object.remove(place.name());
            var name = place.name();
            var other = random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name + (char) random.nextInt(0x300);
            object.set(other, value);
        }
    }

    /** What another answer has in the same place, or anywhere. */
    private void borrowed(Place place) {
        if (donors.isEmpty()) {
            return;
        }
        var theirs = places(donors.get(random.nextInt(donors.size())));
        var same = theirs.stream()
                .filter(other -> other.name().equals(place.name()))
                .toList();
        var from = same.isEmpty() || random.nextInt(6) == 0 ? theirs : same;
        if (!from.isEmpty()) {
            place.put(from.get(random.nextInt(from.size())).value().deepCopy());
        }
    }

    private String nested(JsonNode root) {
        var depth = 1 << random.nextInt(14);
        var open = random.nextBoolean() ? "{\"a\":" : "[";
        return open.repeat(depth) + MAPPER.writeValueAsString(root) + (open.equals("[") ? "]" : "}").repeat(depth);
    }

    /** The same object twice, the second time perhaps inside the first. */
    private String doubled(String text) {
        var middle = text.indexOf(',');
        return random.nextBoolean() || middle < 0 ? text + text : text.substring(0, middle) + "," + text.substring(1);
    }

    private byte[] inBytes(byte[] body) {
        var bytes = body.clone();
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        var at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 2 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 3 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 4 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            default -> new byte[random.nextInt(2_000)];
        };
    }
}
