package till.simulator;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON as a strict gateway does: exact numbers, no name twice, nothing behind the end; immutable. */
final class StrictJson {

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The object the text holds; empty when it holds anything else. */
    Optional<JsonNode> object(String text) {
        return read(text).filter(JsonNode::isObject);
    }

    private Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(mapper.readTree(text));
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The JSON of a request that has this shape; what is wrong with any other, in the gateway's own kind of refusal. */
    JsonNode body(HttpAsk ask, JsonShape shape, Function<String, ? extends RuntimeException> refusal) {
        if (!ask.header("content-type").startsWith("application/json")) {
            throw refusal.apply("Content-Type must be application/json");
        }
        var body = read(ask.body()).orElseThrow(() -> refusal.apply("the body is not JSON"));
        shape.misfit("", body).ifPresent(wrong -> {
            throw refusal.apply(wrong);
        });
        return body;
    }

    /**
     * A JSON number above zero as minor units; empty for anything else, more decimals than allowed, and more than a long
     * holds.
     */
    static Optional<Long> minorUnits(JsonNode node, int decimals) {
        if (!node.isNumber() || node.decimalValue().scale() > decimals) {
            return Optional.empty();
        }
        try {
            var minor = node.decimalValue().movePointRight(decimals).longValueExact();
            return minor > 0 ? Optional.of(minor) : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    static BigDecimal major(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals);
    }

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }
}
