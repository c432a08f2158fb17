package till.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import till.domain.CardBuffer;

/**
 * A request's body with a card in it: bytes of our own that {@link #close()} overwrites, written straight from the card's
 * letters. What the system's network and encryption copied on the way out is beyond a program's reach. For one thread.
 */
public final class WipedBytes implements AutoCloseable {
    private static final int LOWEST_PRINTED = 0x20;

    private final byte[] bytes;
    private int length;

    /** @param most how many bytes it has room for: it never grows, since a copy left behind would stay */
    public WipedBytes(int most) {
        this.bytes = new byte[most];
    }

    /** Adds a text that is no secret as it is. */
    public WipedBytes text(String plain) {
        for (var each : plain.getBytes(StandardCharsets.UTF_8)) {
            put(each);
        }
        return this;
    }

    /** Adds a part of the card as a JSON text, without its quotes. */
    public WipedBytes part(CardBuffer card, CardBuffer.Part part) {
        card.each(part, this::letter);
        return this;
    }

    /** Adds a digit. */
    public WipedBytes digit(int digit) {
        put((byte) ('0' + digit));
        return this;
    }

    /** Halves of a pair are written as they come, by their numbers: JSON puts them together again. */
    private void letter(int letter) {
        if (letter == '"' || letter == '\\') {
            put((byte) '\\');
            put((byte) letter);
        } else if (letter >= LOWEST_PRINTED && letter < 0x7f) {
            put((byte) letter);
        } else {
            put((byte) '\\');
            put((byte) 'u');
            for (var shift = 12; shift >= 0; shift -= 4) {
                put((byte) Character.forDigit(letter >> shift & 0xf, 16));
            }
        }
    }

    private void put(byte value) {
        if (length == bytes.length) {
            throw new IllegalStateException("no room for a body of more than " + bytes.length + " bytes");
        }
        bytes[length++] = value;
    }

    public int length() {
        return length;
    }

    /** The array itself, filled up to {@link #length()}; overwritten when this is closed. */
    public byte[] array() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        length = 0;
    }

    /** Nothing of what is in it. */
    @Override
    public String toString() {
        return "***";
    }
}
