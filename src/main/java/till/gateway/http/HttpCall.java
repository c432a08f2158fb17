package till.gateway.http;

/**
 * One call to be made.
 *
 * @param operation create, query, close, …; for the exchange log
 * @param number our number it is about; empty for none
 * @param path below the gateway's address, with a leading slash
 * @param json the exact bytes to send
 * @param logged which fields of request and answer may be kept
 */
public record HttpCall(String operation, String number, String path, String json, AllowedFields logged) {
    @Override
    public String toString() {
        return operation + " " + number;
    }
}
