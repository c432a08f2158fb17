package till.gateway.easylink;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.domain.Secret;
import till.gateway.http.AllowedFields;
import till.gateway.http.HttpAnswer;
import till.gateway.http.HttpCall;
import till.gateway.http.HttpTransport;
import till.gateway.http.KeptWords;
import till.gateway.http.SafeText;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** Sends a request with the shop's key once, and opens the envelope of the answer. May be shared between threads. */
final class EasylinkClient {
    private static final int OK = 200;
    private static final AllowedFields LOGGED = new AllowedFields(Set.of(
            "success",
            "error",
            "code",
            "errorCode",
            "message",
            "msg",
            "data",
            "orderNo",
            "payOrderId",
            "amount",
            "currency",
            "payType",
            "status",
            "createdAt",
            "paidAt",
            "channelOrderNo",
            "refundNo",
            "refundAmount",
            "refundedAt"));

    private final String root;
    private final Secret key;
    private final Lines lines;
    private final KeptWords words;

    EasylinkClient(EasylinkProfile profile, Lines lines) {
        this.root = profile.root();
        this.key = profile.profile().secret("apiKey");
        this.lines = lines;
        this.words = new KeptWords(profile.profile().secrets().values());
    }

    /**
     * The ways to the gateway.
     *
     * @param orders for what moves money: as long as a call may take
     * @param questions for queries: half as long, since one answer may take two of them
     */
    record Lines(HttpTransport orders, HttpTransport questions) {}

    /** What stood in the envelope, the profile's own secrets masked. */
    sealed interface Reply {
        /** A success. */
        record Data(Map<String, String> fields) implements Reply {
            String text(String name) {
                return fields.getOrDefault(name, "");
            }

            @Nullable
            String orNull(String name) {
                var text = text(name);
                return text.isEmpty() ? null : text;
            }
        }

        /**
         * An error.
         *
         * @param code the one code it holds; several that differ, with strokes between, are none of the document's
         */
        record Failure(int status, String code, String message) implements Reply {
            /** Whether the status is one an application says its own errors with, and not somebody on the way to it. */
            boolean isTheGateways() {
                return status == OK || status == 500 || (status / 100 == 4 && status != 408 && status != 429);
            }

            boolean says(String text) {
                return message.strip().equalsIgnoreCase(text);
            }

            String word() {
                return SafeText.of(Stream.of(status == OK ? "" : "HTTP " + status, code, message)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")));
            }
        }

        /** Nothing that can be believed. */
        record Nothing(String word) implements Reply {}
    }

    /** @param number our number it is about */
    Reply send(String operation, String path, String number, Map<String, Object> fields) {
        var given = new LinkedHashMap<>(fields);
        given.values().removeIf(""::equals);
        var call = HttpCall.post(operation, number, root + path, StrictJson.write(given), LOGGED);
        return open(lines.orders().send(authorized(call)));
    }

    /** @param asked theirs or ours, to ask by */
    Reply ask(String operation, String number, String asked) {
        var path = root + "/payment/query?orderNo=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
        return open(lines.questions().send(authorized(HttpCall.get(operation, number, path, LOGGED))));
    }

    private HttpCall authorized(HttpCall call) {
        return call.with("Authorization", "Bearer " + key.reveal()).speaking(EasylinkClient::isTheGateways);
    }

    /** It says its own refusals with 500 as well: they do not mean that it is down. */
    private static boolean isTheGateways(HttpAnswer.Answered answer) {
        var saysSo = StrictJson.object(answer.text())
                .filter(said -> said.has("success"))
                .isPresent();
        return answer.status() < 500 || (answer.status() == 500 && saysSo);
    }

    private Reply open(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent(var word) -> new Reply.Nothing(word);
            case HttpAnswer.NoAnswer(var word) -> new Reply.Nothing(word);
            case HttpAnswer.Answered answered ->
                StrictJson.object(answered.text())
                        .map(envelope -> envelope(answered.status(), envelope))
                        .orElseGet(() -> nothing(answered));
        };
    }

    private static Reply nothing(HttpAnswer.Answered answered) {
        var what = answered.text().isBlank() ? "empty answer" : "unreadable answer";
        // a key that is not taken may be said with the status alone
        return answered.status() == OK ? new Reply.Nothing(what) : new Reply.Failure(answered.status(), "", what);
    }

    private Reply envelope(int status, JsonNode envelope) {
        var success = text(envelope.path("success"));
        var failure = new Reply.Failure(status, words.masked(code(envelope)), words.masked(message(envelope)));
        if (!success.equals("true")) {
            return failure.code().isEmpty() && failure.message().isEmpty() && status == OK
                    ? new Reply.Nothing("answer without success or an error")
                    : failure;
        }
        if (status != OK || EasylinkRefusals.sentence(failure).isPresent()) {
            return new Reply.Nothing("a success beside an error: " + failure.word());
        }
        var data = envelope.path("data");
        return data.isObject() ? new Reply.Data(masked(scalars(data))) : new Reply.Nothing("answer without data");
    }

    private Map<String, String> masked(Map<String, String> fields) {
        fields.replaceAll((_, value) -> words.masked(value));
        return fields;
    }

    private static String code(JsonNode envelope) {
        return Stream.of(
                        envelope.path("code"),
                        envelope.path("errorCode"),
                        envelope.path("error").path("code"))
                .map(node -> text(node).strip())
                .filter(code -> !code.isEmpty())
                .distinct()
                .collect(Collectors.joining("/"));
    }

    private static String message(JsonNode envelope) {
        var error = envelope.path("error");
        return Stream.of(error, error.path("message"), envelope.path("message"), envelope.path("msg"))
                .map(EasylinkClient::text)
                .filter(message -> !message.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The fields that hold one value, as it was sent; lists and objects are nobody's. */
    static Map<String, String> scalars(JsonNode object) {
        var fields = new LinkedHashMap<String, String>();
        object.properties().forEach(field -> {
            if (!text(field.getValue()).isEmpty()) {
                fields.put(field.getKey(), text(field.getValue()));
            }
        });
        return fields;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }
}
