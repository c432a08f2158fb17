package till.gateway.acqra;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.acqra.AcqraToken.Access;
import till.gateway.http.AllowedFields;
import till.gateway.http.HttpAnswer;
import till.gateway.http.HttpCall;
import till.gateway.http.HttpTransport;
import till.gateway.http.KeptWords;
import till.gateway.http.SafeText;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * Sends a request with the access token and opens the answer. Each is sent once; only after HTTP 401, which means that
 * nothing was done, it goes out a second time with a new token. May be shared between threads.
 */
final class AcqraClient {
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final String DONE = "0000";

    private static final int OK = 200;
    private static final int MOST_PLACES = 40;
    /** Nothing a customer, a card or an address could stand in but the words of an error. */
    private static final AllowedFields LOGGED = new AllowedFields(Set.of(
            "respCode",
            "respMsg",
            "amount",
            "captureAmount",
            "payAmount",
            "currency",
            "tradeCurrency",
            "orderNo",
            "tradeNo",
            "order",
            "orderStatus",
            "orderStatusDesc",
            "paymentMethodType",
            "captureMethod",
            "expiryTime",
            "expiresIn",
            "payTime",
            "tradeFinishTime",
            "transactionTime",
            "refund",
            "refundNumber",
            "refundOrderNo",
            "refundTradeNo",
            "refundStatus",
            "refundTime",
            "completeTime",
            "finishTime",
            "reason",
            "carrier",
            "trackingNo",
            "shipmentDate",
            "shipmentDirection",
            "shippingStatus",
            "trackingNumberType",
            "trackings",
            "iterms",
            "op",
            "path",
            "value"));

    private final AcqraProfile profile;
    private final HttpTransport transport;
    private final AcqraToken token;
    private final Timing timing;
    private final KeptWords words;
    private final InstantSource clock;
    /** By the newest answer; another call at the same time tells the same. */
    private volatile @Nullable Duration heard;

    AcqraClient(AcqraProfile profile, HttpTransport transport, AcqraToken token, Timing timing, InstantSource clock) {
        this.profile = profile;
        this.transport = transport;
        this.token = token;
        this.timing = timing;
        this.words = new KeptWords(profile.profile().secrets().values());
        this.clock = clock;
    }

    /**
     * How the longest a call may take is shared out: waiting for somebody's token, fetching one, and the request itself. A
     * second sending starts only while all three fit in once more.
     */
    record Timing(Duration longest) {
        Duration token() {
            return longest.dividedBy(6);
        }

        Duration request() {
            return longest.dividedBy(2);
        }

        Duration again() {
            return longest.minus(token().multipliedBy(2)).minus(request());
        }
    }

    /** What stood in an answer, the profile's secrets and the token masked. */
    sealed interface Reply {
        /** The request was processed; of money it says nothing. */
        record Data(JsonNode root, KeptWords words) implements Reply {
            String text(String name) {
                return words.masked(AcqraClient.text(root.path(name)));
            }

            @Nullable
            String orNull(String name) {
                var text = text(name);
                return text.isEmpty() ? null : text;
            }

            JsonNode node(String name) {
                return root.path(name);
            }

            /** An object inside, with the same mask; an empty one where there is none. */
            Data inside(String name) {
                return new Data(root.path(name), words);
            }

            List<Data> list(String name) {
                return root.path(name)
                        .valueStream()
                        .filter(JsonNode::isObject)
                        .map(node -> new Data(node, words))
                        .toList();
            }

            /** Without what the gateway said: secrets and card numbers are masked only on their way out. */
            @Override
            public String toString() {
                return "data of " + root.size();
            }
        }

        /** An error; no list of them exists, so it proves nothing. */
        record Failure(String code, String message) implements Reply {
            String word() {
                return SafeText.of("respCode " + code + " " + message);
            }
        }

        /** It certainly was not done: no token, or HTTP 401. */
        record NotDone(boolean keysRefused, String word) implements Reply {
            <T extends Outcome.Said> Outcome<T> refused() {
                return new Outcome.Refused<>(problem(), word);
            }

            Problem problem() {
                return keysRefused ? Problem.of("gateway.acqra.keys") : Problem.of("gateway.acqra.noToken", word);
            }
        }

        /** Nothing that can be believed. */
        record Nothing(String word) implements Reply {}
    }

    /** One request. */
    record Ask(
            String operation,
            String number,
            String path,
            Object body,
            List<Secret> hidden,
            HttpCall.@Nullable CardBody card) {
        Ask(String operation, String number, String path, Object body) {
            this(operation, number, path, body, List.of());
        }

        Ask(String operation, String number, String path, Object body, List<Secret> hidden) {
            this(operation, number, path, body, hidden, null);
        }

        /** The same with a card in it: its bytes are sent, and of it the body alone is known. */
        Ask with(HttpCall.CardBody other) {
            return new Ask(operation, number, path, body, hidden, other);
        }

        /** Without the body: a customer's code may be in it. */
        @Override
        public String toString() {
            return operation + " " + number;
        }
    }

    Reply send(Ask ask) {
        return send(ask, now());
    }

    /** @param began when the first of several requests that make one call was begun: together they keep to its time */
    Reply send(Ask ask, Instant began) {
        return switch (token.get()) {
            case Access.Denied(var refused, var word) -> new Reply.NotDone(refused, word);
            case Access.Granted(var granted) -> {
                var answer = sent(ask, granted);
                yield saysUnauthorized(answer) ? again(ask, granted, began) : open(ask, granted, answer);
            }
        };
    }

    private Reply again(Ask ask, Secret stale, Instant began) {
        if (!hasTimeForAnother(began)) {
            return new Reply.NotDone(false, "HTTP 401");
        }
        return switch (token.insteadOf(stale)) {
            case Access.Denied(var refused, var word) -> new Reply.NotDone(refused, word);
            case Access.Granted(var granted) -> {
                var answer = sent(ask, granted);
                yield saysUnauthorized(answer) ? new Reply.NotDone(true, "HTTP 401") : open(ask, granted, answer);
            }
        };
    }

    /** How far the gateway's clock is ahead of ours by the answer to this; empty where none told. */
    Optional<Duration> ahead(Ask ask) {
        heard = null;
        send(ask);
        return Optional.ofNullable(heard);
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether one more request, the fetching of a token included, is over before the longest call is. */
    boolean hasTimeForAnother(Instant began) {
        return !tookLongerThan(timing.again(), began);
    }

    /** Whether there is no time left for another question beside the one that began then. */
    boolean tookLongerThan(Duration most, Instant began) {
        return Duration.between(began, clock.instant()).compareTo(most) > 0;
    }

    private HttpAnswer sent(Ask ask, Secret granted) {
        var bearer = profile.bearer() ? "Bearer " : "";
        var call = HttpCall.post(ask.operation(), ask.number(), ask.path(), StrictJson.write(ask.body()), LOGGED)
                .with("Authorization", bearer + granted.reveal())
                .hiding(granted);
        for (var secret : ask.hidden()) {
            call = call.hiding(secret);
        }
        var card = ask.card();
        return transport.send(card == null ? call : call.sending(card));
    }

    private static boolean saysUnauthorized(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered && answered.status() == UNAUTHORIZED;
    }

    private Reply open(Ask ask, Secret granted, HttpAnswer answer) {
        var hidden = new ArrayList<>(ask.hidden());
        hidden.add(granted);
        return switch (answer) {
            case HttpAnswer.NotSent(var word) -> new Reply.Nothing(word);
            case HttpAnswer.NoAnswer(var word) -> new Reply.Nothing(word);
            case HttpAnswer.Answered answered -> {
                heard = answered.ahead();
                yield envelope(answered, words.hiding(hidden));
            }
        };
    }

    private static Reply envelope(HttpAnswer.Answered answered, KeptWords words) {
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
        var data = new Reply.Data(object.get(), words);
        var code = data.text("respCode");
        if (code.isEmpty()) {
            return new Reply.Nothing("answer without a response code");
        }
        return code.equals(DONE) ? data : new Reply.Failure(code, data.text("respMsg"));
    }

    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isNumber() ? plain(value.decimalValue()) : value.isValueNode() ? value.asString() : "";
    }

    /** Without an exponent; an absurd one is no number. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_PLACES ? "" : number.toPlainString();
    }
}
