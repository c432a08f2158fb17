package till.gateway.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import till.domain.CardBuffer;
import till.domain.Secret;

/**
 * One call to be made.
 *
 * @param operation create, query, close, …; for the exchange log
 * @param number our number it is about; empty for none
 * @param verb GET or POST
 * @param path below the gateway's address, with a leading slash; with an encoded query string where there is one
 * @param headers the gateway's own headers, credentials among them; never logged
 * @param json the exact text to send; empty for a GET
 * @param body what is sent instead where a card is in it; null for the text
 * @param logged which fields of request and answer may be kept
 * @param spoken which answers the gateway itself speaks in, be it to refuse; others are of a server in trouble
 * @param hidden what is masked in them beside the profile's own secrets: a token, a customer's scanned code
 */
public record HttpCall(
        String operation,
        String number,
        Verb verb,
        String path,
        Map<String, String> headers,
        String json,
        @Nullable CardBody body,
        AllowedFields logged,
        Predicate<HttpAnswer.Answered> spoken,
        List<Secret> hidden) {

    public HttpCall {
        headers = Map.copyOf(headers);
        hidden = List.copyOf(hidden);
    }

    /**
     * A body with a card in it.
     *
     * @param bytes what is sent; overwritten by whoever made it
     * @param card what an answer that repeats it is freed of before anybody reads it
     */
    public record CardBody(WipedBytes bytes, CardBuffer card) {}

    /** What is done with the path. */
    public enum Verb {
        GET,
        POST
    }

    public static HttpCall post(String operation, String number, String path, String json, AllowedFields logged) {
        return new HttpCall(
                operation, number, Verb.POST, path, Map.of(), json, null, logged, HttpCall::isNoServerError, List.of());
    }

    public static HttpCall get(String operation, String number, String path, AllowedFields logged) {
        return new HttpCall(
                operation, number, Verb.GET, path, Map.of(), "", null, logged, HttpCall::isNoServerError, List.of());
    }

    private static boolean isNoServerError(HttpAnswer.Answered answer) {
        return answer.status() < 500;
    }

    /** The same call with one more header. */
    public HttpCall with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(operation, number, verb, path, more, json, body, logged, spoken, hidden);
    }

    /** The same call to a gateway that answers in a way of its own. */
    public HttpCall speaking(Predicate<HttpAnswer.Answered> answers) {
        return new HttpCall(operation, number, verb, path, headers, json, body, logged, answers, hidden);
    }

    /** The same call with one more secret that must not be kept if the gateway repeats it. */
    public HttpCall hiding(Secret secret) {
        var more = new ArrayList<>(hidden);
        more.add(secret);
        return new HttpCall(operation, number, verb, path, headers, json, body, logged, spoken, more);
    }

    /** The same call with a body that has a card in it; the text is what may be known of it. */
    public HttpCall sending(CardBody other) {
        return new HttpCall(operation, number, verb, path, headers, json, other, logged, spoken, hidden);
    }

    /** A gateway's answer as it may be read: without the card that was sent. */
    String readable(String answer) {
        return body == null ? answer : body.card().cover(answer);
    }

    /** What may be kept of the request: of a GET the path alone. */
    String kept(KeptWords words) {
        return switch (verb) {
            case GET -> words.of("GET " + path.replaceFirst("\\?.*", ""));
            case POST -> logged.of(json, words);
        };
    }

    @Override
    public String toString() {
        return operation + " " + number;
    }
}
