package till.gateway.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which fields of an exchange may be kept. Every other one, signatures and keys among them, is left out. */
public record AllowedFields(Set<String> names) {
    private static final int LONGEST_LIST = 50;

    public AllowedFields {
        names = Set.copyOf(names);
    }

    /**
     * The allowed fields of a JSON object or of those in a list; of anything else its length only.
     *
     * @param words what may stay of a value
     */
    public String of(String text, KeptWords words) {
        return StrictJson.container(text)
                .map(container ->
                        StrictJson.write(container.isArray() ? objects(container, words) : kept(container, words)))
                .orElseGet(() -> "(not JSON, " + text.length() + " characters)");
    }

    private Map<String, Object> kept(JsonNode object, KeptWords words) {
        var kept = new LinkedHashMap<String, Object>();
        for (var field : object.properties()) {
            if (names.contains(field.getKey())) {
                kept.put(field.getKey(), value(field.getValue(), words));
            }
        }
        return kept;
    }

    /** Of a list only its objects: what stands in it without a name is nobody's allowed field. */
    private List<Map<String, Object>> objects(JsonNode list, KeptWords words) {
        return list.valueStream()
                .filter(JsonNode::isObject)
                .limit(LONGEST_LIST)
                .map(object -> kept(object, words))
                .toList();
    }

    private Object value(JsonNode value, KeptWords words) {
        if (value.isObject()) {
            return kept(value, words);
        }
        if (value.isArray()) {
            return value.valueStream()
                    .limit(LONGEST_LIST)
                    .map(element -> value(element, words))
                    .toList();
        }
        return words.of(value.asString());
    }
}
