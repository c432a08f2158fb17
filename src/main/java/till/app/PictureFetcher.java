package till.app;

import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import till.ui.Outside.Pictures;

/** Fetches the picture of a code from the gateway that named it: http or https only, of a size a picture of a code has. */
final class PictureFetcher implements Pictures {
    private static final long LARGEST = 2 << 20;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(10))
            .followRedirects(false)
            .build();

    @Override
    public byte[] fetch(String address) throws IOException {
        var url = HttpUrl.parse(address);
        if (url == null) {
            throw new IOException("no address of a picture");
        }
        try (var response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("the picture's server answered " + response.code());
            }
            var body = response.body().source();
            if (body.request(LARGEST + 1)) {
                throw new IOException("the picture is too large");
            }
            return body.readByteArray();
        }
    }
}
