package till.notify;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import till.service.Notices;

/** Reads a post within limits: a form, JSON, or a query string alone, as older gateways send it. */
final class PostReading {
    static final int LARGEST_BODY = 64 * 1024;

    private PostReading() {}

    /** A post that is not taken, with the status that says so. */
    static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        NotTaken(int status) {
            super("status " + status, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    static Notices.Post of(HttpExchange exchange) throws IOException, NotTaken {
        var body = body(exchange);
        var fields = new HashMap<String, String>();
        read(exchange.getRequestURI().getRawQuery(), fields);
        if (isForm(exchange, body)) {
            read(body, fields);
        }
        return new Notices.Post(headers(exchange), fields, body);
    }

    private static String body(HttpExchange exchange) throws IOException, NotTaken {
        var announced = exchange.getRequestHeaders().getFirst("Content-Length");
        if (announced != null
                && announced.length() > Integer.toString(LARGEST_BODY).length()) {
            throw new NotTaken(413);
        }
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new NotTaken(413);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Some gateways post a form without saying so. */
    private static boolean isForm(HttpExchange exchange, String body) {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var start = body.stripLeading();
        return type == null
                ? !start.startsWith("{") && !start.startsWith("[")
                : type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static void read(@Nullable String encoded, Map<String, String> fields) throws NotTaken {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (var pair : encoded.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                fields.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) throws NotTaken {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new NotTaken(400);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }
}
