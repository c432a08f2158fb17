package till.simulator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a JSON value has to look like; tells the first thing that is wrong with one that does not. */
@FunctionalInterface
interface JsonShape {

    /** What is wrong with the value found at this place, in words for an error answer; empty if it fits. */
    Optional<String> misfit(String at, JsonNode value);

    static JsonShape text(int shortest, int longest) {
        return (at, value) -> {
            var text = value.isString() ? value.asString() : null;
            if (text == null) {
                return Optional.of(at + " must be a string");
            }
            var length = text.codePointCount(0, text.length());
            return length >= shortest && length <= longest
                    ? Optional.empty()
                    : Optional.of(at + " must have " + shortest + " to " + longest + " characters");
        };
    }

    /** Any text with at least one character. */
    static JsonShape text() {
        return text(1, 1 << 16);
    }

    static JsonShape like(String pattern, String wanted) {
        var compiled = Pattern.compile(pattern);
        return (at, value) ->
                value.isString() && compiled.matcher(value.asString()).matches()
                        ? Optional.empty()
                        : Optional.of(at + " must be " + wanted);
    }

    static JsonShape oneOf(String... words) {
        var known = Set.of(words);
        return (at, value) -> value.isString() && known.contains(value.asString())
                ? Optional.empty()
                : Optional.of(at + " must be one of " + String.join(", ", words));
    }

    /** A JSON number without fraction, point or exponent. */
    static JsonShape whole(long least) {
        return (at, value) -> {
            if (!value.isIntegralNumber()) {
                return Optional.of(at + " must be an integer");
            }
            var number = value.bigIntegerValue();
            var fits = number.compareTo(BigInteger.valueOf(least)) >= 0 && number.bitLength() < Long.SIZE;
            return fits ? Optional.empty() : Optional.of(at + " must be at least " + least);
        };
    }

    static JsonShape flag() {
        return (at, value) -> value.isBoolean() ? Optional.empty() : Optional.of(at + " must be a boolean");
    }

    /** An object whose names are free and whose values are texts. */
    static JsonShape texts() {
        return (at, value) -> value.isObject()
                        && value.properties().stream()
                                .allMatch(field -> field.getValue().isString())
                ? Optional.empty()
                : Optional.of(at + " must be an object of strings");
    }

    static JsonShape listOf(JsonShape each) {
        return (at, value) -> {
            if (!value.isArray()) {
                return Optional.of(at + " must be an array");
            }
            var index = 0;
            for (var item : value.values()) {
                var wrong = each.misfit(at + "[" + index + "]", item);
                if (wrong.isPresent()) {
                    return wrong;
                }
                index++;
            }
            return Optional.empty();
        };
    }

    static Fields object() {
        return new Fields(Map.of(), List.of());
    }

    /** An object whose fields are all known; a field that is null counts as absent. */
    record Fields(Map<String, JsonShape> known, List<String> needed) implements JsonShape {

        Fields need(String name, JsonShape shape) {
            var more = new ArrayList<>(needed);
            more.add(name);
            return new Fields(with(name, shape), more);
        }

        Fields may(String name, JsonShape shape) {
            return new Fields(with(name, shape), needed);
        }

        private Map<String, JsonShape> with(String name, JsonShape shape) {
            var more = new LinkedHashMap<>(known);
            more.put(name, shape);
            return more;
        }

        @Override
        public Optional<String> misfit(String at, JsonNode value) {
            if (!value.isObject()) {
                return Optional.of((at.isEmpty() ? "the body" : at) + " must be an object");
            }
            var inside = at.isEmpty() ? "" : at + ".";
            for (var name : needed) {
                if (!value.hasNonNull(name)) {
                    return Optional.of(inside + name + " is required");
                }
            }
            for (var field : value.properties()) {
                var shape = known.get(field.getKey());
                if (shape == null) {
                    return Optional.of(inside + field.getKey() + " is unknown");
                }
                var wrong = field.getValue().isNull()
                        ? Optional.<String>empty()
                        : shape.misfit(inside + field.getKey(), field.getValue());
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            return Optional.empty();
        }
    }
}
