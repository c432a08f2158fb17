package till.gateway.http;

import java.time.Duration;
import okhttp3.Call;
import till.domain.CertificatePins;
import till.domain.GatewayProfile;

/** Where calls go: over the real network, or, in a simulated history, to something in this process that answers. */
@FunctionalInterface
public interface Network {
    /** The real one: nothing is sent twice, nobody is led elsewhere. */
    Network REAL = (profile, longestCall) ->
            HttpTransport.client(longestCall, HttpTransport.host(profile), CertificatePins.of(profile));

    /**
     * Makes calls.
     *
     * @param profile whom they go to
     * @param longestCall after which nothing of a call is under way any more
     */
    Call.Factory calls(GatewayProfile profile, Duration longestCall);
}
