package till.gateway.http;

import java.time.Duration;
import okhttp3.Call;

/** Where calls go: over the real network, or, in a simulated history, to something in this process that answers. */
@FunctionalInterface
public interface Network {
    /** The real one: nothing is sent twice, nobody is led elsewhere. */
    Network REAL = HttpTransport::client;

    /**
     * Makes calls.
     *
     * @param longestCall after which nothing of a call is under way any more
     */
    Call.Factory calls(Duration longestCall);
}
