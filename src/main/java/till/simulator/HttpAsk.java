package till.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** An HTTP request as a simulated gateway has read it; header names in lower case. */
record HttpAsk(String method, URI uri, Map<String, String> headers, String body) {

    private static final int LARGEST_BODY = 1 << 20;

    HttpAsk {
        headers = Map.copyOf(headers);
    }

    /** The request line and the headers, while the body is still on the line. */
    static HttpAsk head(HttpExchange exchange) {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(lower(name), String.join(", ", values)));
        return new HttpAsk(exchange.getRequestMethod(), exchange.getRequestURI(), headers, "");
    }

    HttpAsk withBodyOf(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        return new HttpAsk(method, uri, headers, new String(bytes, StandardCharsets.UTF_8));
    }

    String path() {
        return Objects.toString(uri.getPath(), "");
    }

    /** The query as sent, still encoded; empty when there is none. */
    String rawQuery() {
        return Objects.toString(uri.getRawQuery(), "");
    }

    /** The header's text, empty when it was not sent; the name in any case. */
    String header(String name) {
        return headers.getOrDefault(lower(name), "");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
