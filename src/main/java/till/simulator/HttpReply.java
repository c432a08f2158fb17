package till.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An HTTP answer of a simulated gateway, ready to be sent; immutable. */
final class HttpReply {

    static final String JSON = "application/json;charset=UTF-8";
    static final String HTML = "text/html;charset=UTF-8";

    private final int status;
    private final String type;
    private final byte[] body;

    private HttpReply(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    static HttpReply of(int status, String type, String body) {
        return new HttpReply(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpReply json(String body) {
        return of(200, JSON, body);
    }

    static HttpReply png(byte[] picture) {
        return new HttpReply(200, "image/png", picture.clone());
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body.clone();
    }

    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
