package till.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call to be made.
 *
 * @param operation create, query, close, …; for the exchange log
 * @param number our number it is about; empty for none
 * @param verb GET or POST
 * @param path below the gateway's address, with a leading slash; with an encoded query string where there is one
 * @param headers the gateway's own headers, credentials among them; never logged
 * @param json the exact text to send; empty for a GET
 * @param logged which fields of request and answer may be kept
 */
public record HttpCall(
        String operation,
        String number,
        Verb verb,
        String path,
        Map<String, String> headers,
        String json,
        AllowedFields logged) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** What is done with the path. */
    public enum Verb {
        GET,
        POST
    }

    public static HttpCall post(String operation, String number, String path, String json, AllowedFields logged) {
        return new HttpCall(operation, number, Verb.POST, path, Map.of(), json, logged);
    }

    public static HttpCall get(String operation, String number, String path, AllowedFields logged) {
        return new HttpCall(operation, number, Verb.GET, path, Map.of(), "", logged);
    }

    /** The same call with one more header. */
    public HttpCall with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(operation, number, verb, path, more, json, logged);
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
