package till.simulator;

import java.util.Map;

/** An order or a refund as the lines of a book add up to it. */
interface BookEntry {

    Map<String, String> values();

    default boolean has(String name) {
        return !text(name).isEmpty();
    }

    default String text(String name) {
        return values().getOrDefault(name, "");
    }

    default long number(String name) {
        return has(name) ? Long.parseLong(text(name)) : 0;
    }
}
