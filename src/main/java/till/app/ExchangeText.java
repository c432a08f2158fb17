package till.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import till.gateway.ExchangeLog.Exchange;
import till.service.ExchangeLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One kept call as a line of JSON, written and read. */
final class ExchangeText {
    private static final int LONGEST = 8_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ExchangeText() {}

    static String of(Exchange exchange) {
        var line = new LinkedHashMap<String, Object>();
        line.put("at", exchange.at().toString());
        line.put("gateway", exchange.gateway());
        line.put("operation", exchange.operation());
        line.put("number", exchange.number());
        line.put("ms", exchange.took().toMillis());
        line.put("status", exchange.status());
        line.put("request", cut(exchange.request()));
        line.put("answer", cut(exchange.answer()));
        return JSON.writeValueAsString(line);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Empty for what is not a whole line. */
    static Optional<ExchangeLine> read(String text) {
        try {
            var line = JSON.readTree(text);
            return Optional.of(new ExchangeLine(
                    Instant.parse(line.path("at").asString("")),
                    line.path("gateway").asString(""),
                    line.path("number").asString(""),
                    line.path("operation").asString(""),
                    Duration.ofMillis(line.path("ms").asLong(0)),
                    line.path("status").asInt(0),
                    line.path("request").asString(""),
                    line.path("answer").asString("")));
        } catch (JacksonException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
