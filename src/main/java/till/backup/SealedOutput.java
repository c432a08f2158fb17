package till.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Seals what is written, chunk by chunk; closing writes the chunk that is marked as the last. For one thread. */
final class SealedOutput extends OutputStream {
    private final OutputStream out;
    private final Sealing sealing;
    private final byte[] chunk = new byte[Sealing.CHUNK];
    private int filled;
    private int number;
    private boolean closed;

    /** The first chunk is empty: it only tells a wrong passphrase from a damaged file. */
    SealedOutput(OutputStream out, Sealing sealing) throws IOException {
        this.out = out;
        this.sealing = sealing;
        out.write(sealing.header());
        write(false);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var done = 0; done < length; ) {
            if (filled == chunk.length) {
                write(false);
            }
            var part = Math.min(chunk.length - filled, length - done);
            System.arraycopy(bytes, offset + done, chunk, filled, part);
            filled += part;
            done += part;
        }
    }

    private void write(boolean last) throws IOException {
        try {
            out.write(sealing.seal(number, last, chunk, filled));
        } catch (GeneralSecurityException e) {
            throw new IOException("a chunk could not be sealed", e);
        }
        number = Math.incrementExact(number);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            write(true);
            out.close();
        }
    }
}
