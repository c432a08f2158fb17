package till.gateway.http;

import java.time.Duration;
import java.time.InstantSource;
import till.domain.GatewayProfile;
import till.gateway.ExchangeLog;

/**
 * What an adapter speaks over.
 *
 * @param log keeps what was said
 * @param clock the time
 * @param network where calls go
 */
public record Wire(ExchangeLog log, InstantSource clock, Network network) {
    /** One to the real network. */
    public Wire(ExchangeLog log, InstantSource clock) {
        this(log, clock, Network.REAL);
    }

    /**
     * A transport of its own for calls of one length.
     *
     * @param longestCall after which nothing of a call is under way any more
     */
    public HttpTransport transport(GatewayProfile profile, Duration longestCall) {
        return new HttpTransport(profile, network.calls(profile, longestCall), log, clock);
    }
}
