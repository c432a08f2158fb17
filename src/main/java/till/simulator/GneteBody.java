package till.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of a request from a JSON object, a form, or the query of a GET. */
final class GneteBody {

    private static final TypeReference<@Nullable Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json;

    GneteBody(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    Map<String, ?> read(HttpAsk ask) {
        if (ask.method().equals("GET")) {
            return form(ask.rawQuery());
        }
        return ask.header("Content-Type").contains("json") ? object(ask.body()) : form(ask.body());
    }

    private Map<String, Object> object(String body) {
        try {
            var read = json.readValue(body, OBJECT);
            if (read != null) {
                return read;
            }
        } catch (JacksonException | NumberFormatException e) {
            // The platform tells nothing more about what it could not read.
        }
        throw GneteRefusal.parameters("转换异常");
    }

    private static Map<String, String> form(String body) {
        var fields = new LinkedHashMap<String, String>();
        for (var part : body.split("&", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GneteRefusal.parameters("转换异常");
        }
    }
}
