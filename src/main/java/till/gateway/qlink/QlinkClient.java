package till.gateway.qlink;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import till.gateway.http.AllowedFields;
import till.gateway.http.HttpAnswer;
import till.gateway.http.HttpCall;
import till.gateway.http.HttpTransport;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** Signs a body, sends it once, and opens whichever envelope the answer came in. May be shared between threads. */
final class QlinkClient {
    private static final int OK = 200;
    private static final String SUCCESS = "success";
    private static final List<String> WRAPPERS = List.of("data", "result", "content");
    private static final AllowedFields LOGGED = new AllowedFields(Set.of(
            SUCCESS,
            "message",
            "errorCode",
            "data",
            "result",
            "content",
            "payTypeCode",
            "payChannelCode",
            "tradeUuid",
            "tradeUuidList",
            "tradeTime",
            "source",
            "orderCode",
            "country",
            "currency",
            "amount",
            "billCode",
            "paymentRequestId",
            "status",
            "payTime",
            "cancelTime",
            "serviceProvider",
            "type",
            "code",
            "name",
            "channelCode"));

    private final QlinkProfile profile;
    private final QlinkSigner signer;
    private final HttpTransport transport;
    private final KeptWords words;

    QlinkClient(QlinkProfile profile, QlinkSigner signer, HttpTransport transport, KeptWords words) {
        this.profile = profile;
        this.signer = signer;
        this.transport = transport;
        this.words = words;
    }

    /** What came of a call. None of it is signed. */
    sealed interface Reply {
        String word();

        /** What the envelope held: an object or a list. */
        record Payload(JsonNode node, String word) implements Reply {}

        /** The gateway's word that it failed; no such word is known to prove that nothing happened. */
        record Failure(String word) implements Reply {}

        /** Nothing that can be read. */
        record Nothing(String word) implements Reply {}
    }

    Reply send(String operation, String path, String number, Object fields) {
        var body = StrictJson.write(fields);
        var call = HttpCall.post(operation, number, path, body, LOGGED)
                .with("appKey", profile.appKey())
                .with("sign", signer.sign(body));
        return switch (transport.send(call)) {
            case HttpAnswer.NotSent(var word) -> new Reply.Nothing(word);
            case HttpAnswer.NoAnswer(var word) -> new Reply.Nothing(word);
            case HttpAnswer.Answered answered
            when answered.status() != OK -> new Reply.Nothing("HTTP " + answered.status());
            case HttpAnswer.Answered answered when answered.text().isBlank() -> new Reply.Nothing("empty answer");
            case HttpAnswer.Answered answered ->
                StrictJson.container(answered.text())
                        .map(this::opened)
                        .orElseGet(() -> new Reply.Nothing("unreadable answer"));
        };
    }

    /** A list, or an object that does not speak of success, is what was asked for itself. */
    private Reply opened(JsonNode answer) {
        if (answer.isArray()) {
            return new Reply.Payload(answer, "");
        }
        var row = new QlinkRow(answer, words);
        if (!answer.has(SUCCESS)) {
            return new Reply.Payload(answer, row.word(""));
        }
        var word = words.of("success " + row.text(SUCCESS) + row.errorWord() + " " + row.text("message"));
        if (!row.text(SUCCESS).equalsIgnoreCase("true") || row.isError()) {
            return new Reply.Failure(word);
        }
        var wrapped = wrapped(answer).toList();
        return switch (wrapped.size()) {
            case 0 -> new Reply.Payload(answer, word);
            case 1 -> new Reply.Payload(wrapped.getFirst(), word);
            default -> new Reply.Nothing("answer with two contents");
        };
    }

    private static Stream<JsonNode> wrapped(JsonNode envelope) {
        return WRAPPERS.stream().map(envelope::path).filter(JsonNode::isContainer);
    }
}
