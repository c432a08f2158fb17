package till.gateway.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Two things keep the client from sending a call again, and each hides that the other is gone: what is not seen from outside
 * is held here.
 */
class HttpClientSettingsTest {
    @Test
    void nothingIsSentAgainOrElsewhereOrAnsweredFromACache() {
        var client = HttpTransport.client(Duration.ofSeconds(5));
        assertFalse(client.retryOnConnectionFailure());
        assertFalse(client.followRedirects());
        assertFalse(client.followSslRedirects());
        assertNull(client.cache());
    }
}
