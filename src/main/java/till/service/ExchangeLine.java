package till.service;

import java.time.Duration;
import java.time.Instant;

/**
 * One call to a gateway as it is kept: allowed fields only, nothing secret.
 *
 * @param gateway the profile's id
 * @param number our order or refund number; empty for calls about neither
 * @param operation create, query, close, …
 * @param status the HTTP status, 0 where none came
 * @param request what may be kept of the request
 * @param answer what may be kept of the answer, or what came instead of one
 */
public record ExchangeLine(
        Instant at,
        String gateway,
        String number,
        String operation,
        Duration took,
        int status,
        String request,
        String answer) {
    /** How a call ended on the line; what the answer means for money is not told here. */
    public enum Ending {
        ANSWERED,
        SERVER_ERROR,
        NO_ANSWER
    }

    public Ending ending() {
        return endingOf(status);
    }

    /** @param status the HTTP status, 0 where no whole answer came */
    public static Ending endingOf(int status) {
        if (status == 0) {
            return Ending.NO_ANSWER;
        }
        return status >= 500 ? Ending.SERVER_ERROR : Ending.ANSWERED;
    }
}
