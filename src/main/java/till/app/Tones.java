package till.app;

import till.ui.Outside.Tone;

/** The tones of the counter as samples: rising for paid, falling and low for declined, one pitch twice for attention. */
final class Tones {
    static final int RATE = 44_100;

    private static final int MILLIS = 160;
    private static final int LOUDEST = 17_000;
    private static final int PERCENT = 100;
    private static final int SILENCE = 0;
    private static final int[] PAID = {660, 880, 1320};
    private static final int[] DECLINED = {330, 247, 247};
    private static final int[] ATTENTION = {784, SILENCE, 784};

    private Tones() {}

    /**
     * A tone, 16 bits a sample, the low byte first.
     *
     * @param volume in percent
     */
    static byte[] of(Tone tone, int volume) {
        var pitches = switch (tone) {
            case PAID -> PAID;
            case DECLINED -> DECLINED;
            case ATTENTION -> ATTENTION;
        };
        var each = RATE * MILLIS / 1000;
        var bytes = new byte[each * 2 * pitches.length];
        for (var i = 0; i < each * pitches.length; i++) {
            var value = sample(pitches[i / each], i % each, each) * volume / PERCENT;
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }

    /** Soft at both ends: a tone cut off clicks. */
    private static int sample(int pitch, int at, int count) {
        var fade = Math.min(1.0, Math.min(at, count - at) / (RATE * 0.01));
        return (int) (Math.sin(2 * Math.PI * pitch * at / RATE) * LOUDEST * fade);
    }
}
