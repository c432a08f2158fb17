package till.app;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.ui.Outside.Sounds;
import till.ui.Outside.Tone;

/** Plays the two tones of the counter: rising for paid, falling for not paid. Silent where there is no audio device. */
final class Speaker implements Sounds {
    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
    private static final int RATE = 44_100;
    private static final int MILLIS = 160;
    private static final int LOUDNESS = 12_000;
    private static final int[] RISING = {660, 880, 1320};
    private static final int[] FALLING = {440, 330};

    @Override
    public void play(Tone tone) {
        var format = new AudioFormat(RATE, 16, 1, true, false);
        try (var line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            for (var pitch : tone == Tone.PAID ? RISING : FALLING) {
                var samples = samples(pitch);
                line.write(samples, 0, samples.length);
            }
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException e) {
            LOG.debug("no sound", e);
        }
    }

    private static byte[] samples(int pitch) {
        var count = RATE * MILLIS / 1000;
        var bytes = new byte[count * 2];
        for (var i = 0; i < count; i++) {
            var fade = Math.min(1.0, Math.min(i, count - i) / (RATE * 0.01));
            var value = (int) (Math.sin(2 * Math.PI * pitch * i / RATE) * LOUDNESS * fade);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }
}
