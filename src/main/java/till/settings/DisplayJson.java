package till.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.settings.DisplaySettings.Languages;
import till.settings.DisplaySettings.Motion;
import till.settings.DisplaySettings.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the customer display and the sounds stand in the settings file: one object, fields it does not know kept. */
final class DisplayJson {
    private static final String NAME = "display";
    private static final int FARTHEST = 100_000;

    private DisplayJson() {}

    static DisplaySettings read(ObjectNode settings, Locale locale) throws Refusal {
        var usual = DisplaySettings.defaults(locale);
        var node = settings.get(NAME);
        if (node == null) {
            return usual;
        }
        if (!node.isObject()) {
            throw wrong(NAME);
        }
        return new DisplaySettings(
                flag(node, "open", usual.open()),
                one(node, "languages", Languages.values(), usual.languages()),
                number(
                        node,
                        "scale",
                        new Range(DisplaySettings.LEAST_SCALE, DisplaySettings.LARGEST_SCALE),
                        usual.scale()),
                greeting(node.get("greeting")),
                place(node.get("place")),
                number(node, "volume", new Range(0, 100), usual.volume()),
                one(node, "motion", Motion.values(), usual.motion()),
                number(
                        node,
                        "textSize",
                        new Range(DisplaySettings.LEAST_TEXT, DisplaySettings.LARGEST_TEXT),
                        usual.textSize()),
                flag(node, "fullScreen", usual.fullScreen()));
    }

    static void write(ObjectNode settings, DisplaySettings display) {
        var node = settings.get(NAME) instanceof ObjectNode old ? old : settings.putObject(NAME);
        node.put("open", display.open());
        node.put("languages", word(display.languages()));
        node.put("scale", display.scale());
        node.put("greeting", display.greeting());
        node.put("volume", display.volume());
        node.put("motion", word(display.motion()));
        node.put("textSize", display.textSize());
        node.put("fullScreen", display.fullScreen());
        display.place().ifPresent(place -> {
            var kept = node.get("place") instanceof ObjectNode old ? old : node.putObject("place");
            kept.put("x", place.x());
            kept.put("y", place.y());
            kept.put("width", place.width());
            kept.put("height", place.height());
        });
    }

    /** From the least to the largest, both included. */
    private record Range(int least, int largest) {}

    private static boolean flag(JsonNode from, String name, boolean usual) throws Refusal {
        var node = from.get(name);
        if (node == null) {
            return usual;
        }
        if (!node.isBoolean()) {
            throw wrong(name);
        }
        return node.asBoolean();
    }

    private static int number(JsonNode from, String name, Range range, int usual) throws Refusal {
        var node = from.get(name);
        if (node == null) {
            return usual;
        }
        if (!node.isInt() || node.asInt() < range.least() || node.asInt() > range.largest()) {
            throw wrong(name);
        }
        return node.asInt();
    }

    private static String greeting(@Nullable JsonNode node) throws Refusal {
        if (node == null) {
            return "";
        }
        if (!node.isString() || node.asString().length() > DisplaySettings.LONGEST_GREETING) {
            throw wrong("greeting");
        }
        return node.asString();
    }

    private static Optional<Place> place(@Nullable JsonNode node) throws Refusal {
        if (node == null) {
            return Optional.empty();
        }
        var anywhere = new Range(-FARTHEST, FARTHEST);
        var some = new Range(1, FARTHEST);
        return Optional.of(new Place(
                number(node, "x", anywhere, 0),
                number(node, "y", anywhere, 0),
                number(node, "width", some, 960),
                number(node, "height", some, 600)));
    }

    private static <E extends Enum<E>> E one(JsonNode from, String name, E[] all, E usual) throws Refusal {
        var node = from.get(name);
        return node == null
                ? usual
                : Stream.of(all)
                        .filter(each -> word(each).equals(node.asString()))
                        .findFirst()
                        .orElseThrow(() -> wrong(name));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Refusal wrong(String name) {
        return new Refusal("settings.display.wrong", name);
    }
}
