package till.gateway.chingching;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import till.gateway.http.AllowedFields;
import till.gateway.http.HttpAnswer;
import till.gateway.http.HttpCall;
import till.gateway.http.HttpTransport;
import till.gateway.http.KeptWords;
import till.gateway.http.SafeText;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** Signs a request, sends it once, and opens the envelope of the answer. May be shared between threads. */
final class ChingchingClient {
    private static final int OK = 200;
    private static final Pattern ZERO = Pattern.compile("0{1,8}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final Set<String> OF_A_PAYMENT =
            Set.of("merchant_reference", "status", "result", "payment_id", "transaction_id", "payment_link", "amount");
    private static final AllowedFields LOGGED = new AllowedFields(Set.of(
            "code",
            "message",
            "data",
            "transaction",
            "payment",
            "merchant_id",
            "merchant_reference",
            "original_merchant_reference",
            "payment_id",
            "payment_reference",
            "transaction_id",
            "transaction_type",
            "payment_type",
            "payment_method",
            "channel_id",
            "store_id",
            "amount",
            "refunded_amount",
            "currency",
            "status",
            "result",
            "created_at",
            "expires_at",
            "list",
            "settlements",
            "total",
            "id",
            "settlement_id"));

    private final ChingchingProfile profile;
    private final ChingchingSigner signer;
    private final Lines lines;
    private final KeptWords words;
    private final InstantSource clock;

    ChingchingClient(ChingchingProfile profile, Lines lines, InstantSource clock) {
        this.profile = profile;
        this.signer = profile.signer();
        this.lines = lines;
        this.words = new KeptWords(profile.profile().secrets().values());
        this.clock = clock;
    }

    /**
     * The ways to the gateway.
     *
     * @param calls as long as a call may take
     * @param questions about one payment: half as long, since one answer may take two of them
     */
    record Lines(HttpTransport calls, HttpTransport questions) {}

    /** What stood in the envelope. */
    sealed interface Reply {
        /** What came, for people. */
        String word();

        /** A success that holds something; its texts come out with the profile's own secrets masked. */
        record Data(JsonNode node, KeptWords words) implements Reply {
            /** A field's text, that of an object or list as JSON; empty where there is none. */
            String text(String name) {
                return words.masked(ChingchingClient.text(node.path(name)));
            }

            /** A number of a payment, whole: one that looks like a card's is none, and has to be found by again. */
            @Nullable
            String orNull(String name) {
                var text = text(name);
                return text.isBlank() ? null : text;
            }

            /** Fit to be shown; empty where there is none. */
            String safe(String name) {
                return SafeText.of(text(name));
            }

            /** A whole number; empty where there is none. */
            Optional<Long> number(String name) {
                return whole(text(name));
            }

            /** The state as it came, under the name it came by. */
            @Override
            public String word() {
                var name = text("status").isBlank() ? "result" : "status";
                return SafeText.of(name + " " + text(name) + " " + text("message"));
            }

            /** Without what the gateway said: secrets are masked only on their way out. */
            @Override
            public String toString() {
                return "data of " + node.size();
            }
        }

        /** A success that explicitly holds nothing. */
        record Empty(String word) implements Reply {}

        /** An error; none is documented, so it proves nothing. */
        record Failure(String code, String message) implements Reply {
            @Override
            public String word() {
                return SafeText.of("code " + code + " " + message);
            }
        }

        /**
         * Nothing that can be believed.
         *
         * @param status the HTTP status, 0 where none came
         */
        record Nothing(String word, int status) implements Reply {}
    }

    Reply post(String operation, String number, String path, Map<String, Object> request) {
        return posted(lines.calls(), HttpCall.post(operation, number, path, StrictJson.write(request), LOGGED));
    }

    /** Asks where one payment or refund stands. */
    Reply ask(String operation, String number, String path, Map<String, Object> request) {
        return posted(lines.questions(), HttpCall.post(operation, number, path, StrictJson.write(request), LOGGED));
    }

    /** The same by a number in the path. */
    Reply ask(String operation, String number, String path) {
        return open(lines.questions().send(signed(HttpCall.get(operation, number, path, LOGGED), "")));
    }

    private Reply posted(HttpTransport line, HttpCall call) {
        return open(line.send(signed(call, call.json())));
    }

    Reply get(String operation, String number, String path) {
        return open(fetch(operation, number, path));
    }

    /** A GET whose answer may be no JSON. */
    HttpAnswer fetch(String operation, String number, String path) {
        return lines.calls().send(signed(HttpCall.get(operation, number, path, LOGGED), ""));
    }

    private HttpCall signed(HttpCall call, String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var signed = call.with("x-api-key", profile.profile().secret("apiKey").reveal())
                .with(ChingchingSigner.SIGNATURE, signer.sign(body, timestamp));
        return signer.needsTimestamp() ? signed.with(ChingchingSigner.TIMESTAMP, timestamp) : signed;
    }

    Reply open(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent(var word) -> new Reply.Nothing(word, 0);
            case HttpAnswer.NoAnswer(var word) -> new Reply.Nothing(word, 0);
            case HttpAnswer.Answered answered -> open(answered);
        };
    }

    private Reply open(HttpAnswer.Answered answered) {
        var object = StrictJson.object(answered.text());
        if (answered.status() != OK) {
            var said = object.map(this::envelope).orElse(new Reply.Nothing("", 0));
            var more = said instanceof Reply.Failure failure ? " " + failure.word() : "";
            return new Reply.Nothing("HTTP " + answered.status() + more, answered.status());
        }
        if (object.isEmpty()) {
            return new Reply.Nothing(answered.text().isBlank() ? "empty answer" : "unreadable answer", OK);
        }
        return envelope(object.get());
    }

    private Reply envelope(JsonNode envelope) {
        var code = envelope.path("code");
        if (!code.isValueNode() || text(code).isBlank()) {
            return new Reply.Nothing("answer without a code", OK);
        }
        var message = words.masked(text(envelope.path("message")));
        if (!ZERO.matcher(text(code)).matches()) {
            return new Reply.Failure(words.masked(text(code)), message);
        }
        var data = envelope.path("data");
        if (data.isNull() || (data.isContainer() && data.isEmpty())) {
            return new Reply.Empty(SafeText.of("no data " + message));
        }
        if (!data.isContainer()) {
            return new Reply.Nothing("answer without data", OK);
        }
        return data.has("code") && data.has("data") ? envelope(data) : new Reply.Data(unwrapped(data), words);
    }

    /** The fields themselves, also where they are wrapped once more. */
    static JsonNode unwrapped(JsonNode data) {
        if (!data.isObject() || OF_A_PAYMENT.stream().anyMatch(data::has)) {
            return data;
        }
        var inner = data.valueStream().filter(JsonNode::isObject).toList();
        return inner.size() == 1 ? inner.getFirst() : data;
    }

    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    static Optional<Long> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
