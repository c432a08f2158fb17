package till.gateway;

import java.time.Duration;
import java.time.Instant;

/** Keeps what was said to a gateway and what it answered, redacted, for the people who settle doubts. */
public interface ExchangeLog {
    void keep(Exchange exchange);

    /**
     * One call.
     *
     * @param gateway the profile's id
     * @param number our order or refund number; empty for calls about neither
     * @param operation create, query, close, …
     * @param request the redacted request: allowed fields only
     * @param answer the redacted answer, or what came instead of one
     * @param status the HTTP status, 0 where none came
     * @param answered whether the gateway itself answered, be it with a refusal
     */
    record Exchange(
            String gateway,
            String number,
            String operation,
            Instant at,
            Duration took,
            int status,
            String request,
            String answer,
            boolean answered) {
        /** One whose status tells whether it was answered. */
        public Exchange(
                String gateway,
                String number,
                String operation,
                Instant at,
                Duration took,
                int status,
                String request,
                String answer) {
            this(gateway, number, operation, at, took, status, request, answer, status > 0 && status < 500);
        }
    }
}
