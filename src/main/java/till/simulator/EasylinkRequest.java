package till.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The fields of a request, held to the document's tables: what is required is there, what is unknown is refused. */
final class EasylinkRequest {

    private static final int DECIMALS = 2;
    private static final StrictJson JSON = new StrictJson();

    private final Map<String, String> texts = new TreeMap<>();
    private long cents;

    private EasylinkRequest() {}

    /** Reads the JSON of a POST: the amount is the only number, everything else is text. */
    static EasylinkRequest body(HttpAsk ask, String amount, List<String> required, List<String> optional) {
        if (!ask.header("Content-Type").startsWith("application/json")) {
            throw EasylinkRefusal.parameter("Content-Type must be application/json");
        }
        var sent = JSON.object(ask.body()).orElseThrow(() -> EasylinkRefusal.parameter("Invalid JSON"));
        var request = new EasylinkRequest();
        if (!sent.has(amount)) {
            throw EasylinkRefusal.parameter("Missing parameter: " + amount);
        }
        request.cents = StrictJson.minorUnits(sent.path(amount), DECIMALS)
                .orElseThrow(() -> EasylinkRefusal.parameter("Invalid parameter: " + amount));
        sent.properties().stream()
                .filter(field -> !field.getKey().equals(amount))
                .forEach(field -> request.take(field.getKey(), field.getValue(), required, optional));
        request.need(required);
        return request;
    }

    static EasylinkRequest query(HttpAsk ask, List<String> required) {
        var request = new EasylinkRequest();
        for (var part : ask.rawQuery().split("&", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                request.takeParameter(decode(part.substring(0, equals)), decode(part.substring(equals + 1)), required);
            }
        }
        request.need(required);
        return request;
    }

    private void takeParameter(String name, String value, List<String> known) {
        if (!known.contains(name) || texts.putIfAbsent(name, value) != null) {
            throw EasylinkRefusal.parameter("Unknown parameter: " + name);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw EasylinkRefusal.parameter("Invalid query");
        }
    }

    private void take(String name, JsonNode value, List<String> required, List<String> optional) {
        var known = new ArrayList<>(required);
        known.addAll(optional);
        if (!known.contains(name)) {
            throw EasylinkRefusal.parameter("Unknown parameter: " + name);
        }
        if (!value.isString()) {
            throw EasylinkRefusal.parameter("Invalid parameter: " + name);
        }
        texts.put(name, value.asString());
    }

    private void need(List<String> required) {
        for (var name : required) {
            if (text(name).isBlank()) {
                throw EasylinkRefusal.parameter("Missing parameter: " + name);
            }
        }
    }

    /** A number the merchant chose: empty when it left that to the gateway. */
    String number(String name) {
        var number = text(name);
        if (texts.containsKey(name) && !number.matches("[A-Za-z0-9_-]{1,30}")) {
            throw EasylinkRefusal.parameter("Invalid parameter: " + name);
        }
        return number;
    }

    String address(String name) {
        var url = text(name);
        if (texts.containsKey(name) && !url.matches("https?://\\S+")) {
            throw EasylinkRefusal.parameter("Invalid parameter: " + name);
        }
        return url;
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    long cents() {
        return cents;
    }
}
