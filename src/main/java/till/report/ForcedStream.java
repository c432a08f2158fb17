package till.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;

/** Forces a file to disk before it is closed: a full disk shows here at the latest, before any name is moved. */
final class ForcedStream extends FilterOutputStream {
    private final FileChannel channel;

    ForcedStream(FileChannel channel, OutputStream out) {
        super(out);
        this.channel = channel;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.force(true);
        }
    }
}
