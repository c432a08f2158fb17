package till.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which fields of an exchange may be kept. Every other one, signatures and keys among them, is left out. */
public record AllowedFields(Set<String> names) {
    public AllowedFields {
        names = Set.copyOf(names);
    }

    /**
     * The allowed fields of a JSON object; of anything else its length only.
     *
     * @param words what may stay of a value
     */
    public String of(String text, KeptWords words) {
        return StrictJson.object(text)
                .map(object -> StrictJson.write(kept(object, words)))
                .orElseGet(() -> "(not a JSON object, " + text.length() + " characters)");
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

    private Object value(JsonNode value, KeptWords words) {
        if (value.isObject()) {
            return kept(value, words);
        }
        return value.isValueNode() ? words.of(value.asString()) : "(list)";
    }
}
