package till.gateway.gnete;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.gnete.GneteRefusals.Of;
import till.gateway.http.AllowedFields;
import till.gateway.http.HttpAnswer;
import till.gateway.http.HttpCall;
import till.gateway.http.HttpTransport;
import till.gateway.http.KeptWords;
import till.gateway.http.SafeText;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** Signs a request, sends it once, and opens the envelope of the answer. May be shared between threads. */
final class GneteClient {
    private static final int OK = 200;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final AllowedFields LOGGED = new AllowedFields(Set.of(
            "code",
            "msg",
            "data",
            "mchNo",
            "appId",
            "mchOrderNo",
            "payOrderId",
            "wayCode",
            "amount",
            "currency",
            "expiredTime",
            "reqTime",
            "version",
            "signType",
            "orderState",
            "state",
            "payDataType",
            "errCode",
            "errMsg",
            "ifCode",
            "channelOrderNo",
            "createdAt",
            "successTime",
            "mchRefundNo",
            "refundOrderId",
            "refundAmount",
            "payAmount"));

    private final GneteProfile profile;
    private final GneteSigner signer;
    private final HttpTransport transport;
    private final KeptWords words;
    private final InstantSource clock;

    GneteClient(GneteProfile profile, GneteSigner signer, HttpTransport transport, InstantSource clock) {
        this.profile = profile;
        this.signer = signer;
        this.transport = transport;
        this.words = new KeptWords(profile.profile().secrets().values());
        this.clock = clock;
    }

    /** What stood in the envelope, the profile's own secrets masked. */
    sealed interface Reply {
        /** A signed success. */
        record Data(Map<String, String> fields) implements Reply {
            String text(String name) {
                return fields.getOrDefault(name, "");
            }

            @Nullable
            String orNull(String name) {
                var text = text(name);
                return text.isEmpty() ? null : text;
            }

            /** A whole number; empty where there is none. */
            Optional<Long> number(String name) {
                return whole(text(name));
            }
        }

        /** An error; never signed, so it proves little. */
        record Failure(long code, String message) implements Reply {
            String word() {
                return SafeText.of(code + " " + message);
            }
        }

        /** Nothing that can be believed. */
        record Nothing(String word) implements Reply {}
    }

    Reply send(String operation, String path, String number, Map<String, Object> fields) {
        return send(operation, path, number, fields, List.of());
    }

    /** @param hidden what is masked if the gateway repeats it: a customer's scanned code */
    Reply send(String operation, String path, String number, Map<String, Object> fields, List<Secret> hidden) {
        var request = new LinkedHashMap<String, Object>();
        request.put("mchNo", profile.mchNo());
        request.put("appId", profile.appId());
        fields.forEach((name, value) -> {
            if (!"".equals(value)) {
                request.put(name, value);
            }
        });
        request.put("reqTime", clock.millis());
        request.put("version", "1.0");
        request.put("signType", "MD5");
        request.put(GneteSigner.SIGN, signer.sign(request));
        var call = HttpCall.post(operation, number, path, StrictJson.write(request), LOGGED);
        for (var secret : hidden) {
            call = call.hiding(secret);
        }
        return open(transport.send(call), words.hiding(hidden));
    }

    private Reply open(HttpAnswer answer, KeptWords fit) {
        return switch (answer) {
            case HttpAnswer.NotSent(var word) -> new Reply.Nothing(word);
            case HttpAnswer.NoAnswer(var word) -> new Reply.Nothing(word);
            case HttpAnswer.Answered answered -> envelope(answered, fit);
        };
    }

    private Reply envelope(HttpAnswer.Answered answered, KeptWords fit) {
        if (answered.status() != OK) {
            return new Reply.Nothing("HTTP " + answered.status());
        }
        if (answered.text().isBlank()) {
            return new Reply.Nothing("empty answer");
        }
        var object = StrictJson.object(answered.text());
        if (object.isEmpty()) {
            return new Reply.Nothing("unreadable answer");
        }
        var code = whole(text(object.get().path("code")));
        if (code.isEmpty()) {
            return new Reply.Nothing("answer without a code");
        }
        return code.get() == 0
                ? data(object.get(), fit)
                : new Reply.Failure(code.get(), fit.masked(text(object.get().path("msg"))));
    }

    private Reply data(JsonNode envelope, KeptWords fit) {
        var data = envelope.path("data");
        if (!data.isObject()) {
            return new Reply.Nothing("answer without data");
        }
        var fields = new LinkedHashMap<String, String>();
        data.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        if (!signer.verifies(fields, text(envelope.path(GneteSigner.SIGN)))) {
            return new Reply.Nothing("answer with a wrong signature");
        }
        fields.replaceAll((_, value) -> fit.masked(value));
        return new Reply.Data(fields);
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    static Optional<Long> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** An error of a sent operation: refused where that is certain, exists, or unknown. */
    static <T extends Outcome.Said> Outcome<T> failed(Of operation, Reply.Failure failure) {
        if (GneteRefusals.saysExists(operation, failure.message())) {
            return new Outcome.Exists<>(failure.word());
        }
        var problem = GneteRefusals.find(operation, failure.code(), failure.message());
        return problem.<Outcome<T>>map(known -> refused(known, failure))
                .orElseGet(() -> new Outcome.Unknown<>(failure.word()));
    }

    private static <T extends Outcome.Said> Outcome<T> refused(Problem problem, Reply.Failure failure) {
        return new Outcome.Refused<>(problem, failure.word());
    }
}
