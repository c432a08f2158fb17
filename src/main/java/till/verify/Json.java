package till.verify;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** As much of JSON as the till writes: objects, lists, texts, whole numbers, true and false. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** What a text is, which has to be an object. */
    static Map<?, ?> read(String text) {
        return object(new Json(text).value());
    }

    static Map<?, ?> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("not an object: " + value);
    }

    /** The object of that name in another. */
    static Map<?, ?> object(Map<?, ?> object, String name) {
        return object(Objects.requireNonNullElse(object.get(name), "no " + name));
    }

    static String text(Map<?, ?> object, String name) {
        return String.valueOf(object.get(name));
    }

    static long number(Map<?, ?> object, String name) {
        return Long.parseLong(text(object, name));
    }

    private Object value() {
        return switch (peek()) {
            case '{', '[' -> several(peek() == '{');
            case '"' -> string();
            default -> word();
        };
    }

    private Object several(boolean named) {
        var map = new TreeMap<String, Object>();
        var list = new ArrayList<>();
        for (at++; peek() != ']' && peek() != '}'; at += peek() == ',' ? 1 : 0) {
            if (named) {
                var name = string();
                at++;
                map.put(name, value());
            } else {
                list.add(value());
            }
        }
        at++;
        return named ? map : list;
    }

    private String string() {
        if (peek() != '"') {
            throw new IllegalArgumentException("no text at " + at + " of " + text);
        }
        var read = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            var escaped = peek() == '\\';
            at += escaped ? 1 : 0;
            read.append(escaped ? escaped() : peek());
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        if (peek() == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        var place = "nrtbf".indexOf(peek());
        return place < 0 ? peek() : "\n\r\t\b\f".charAt(place);
    }

    private String word() {
        var from = at;
        while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (from == at) {
            throw new IllegalArgumentException("nothing at " + at + " of " + text);
        }
        return text.substring(from, at);
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("ends in the middle: " + text);
        }
        return text.charAt(at);
    }
}
