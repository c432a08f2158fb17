package till.app;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.ui.Outside.Sounds;
import till.ui.Outside.Tone;

/**
 * Plays the tones of the counter on a thread of their own: a sound system that hangs keeps nobody but the tones behind it,
 * and where there is none it is silent.
 */
final class Speaker implements Sounds {
    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
    private static final AudioFormat FORMAT = new AudioFormat(Tones.RATE, 16, 1, true, false);

    /** A tenth of a second: a sound server begins when a buffer is full, and the usual one is longer than a tone. */
    private static final int BUFFER = Tones.RATE * FORMAT.getFrameSize() / 10;

    private final Executor aside;
    private final Supplier<SourceDataLine> lines;

    /** Plays on the system's own device. */
    Speaker(Executor aside) {
        this(aside, Speaker::line);
    }

    /** @param aside runs one tone after the other, and lets go of those it has no room for */
    Speaker(Executor aside, Supplier<SourceDataLine> lines) {
        this.aside = aside;
        this.lines = lines;
    }

    private static SourceDataLine line() {
        try {
            return AudioSystem.getSourceDataLine(FORMAT);
        } catch (LineUnavailableException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void play(Tone tone, int volume) {
        aside.execute(() -> playNow(Tones.of(tone, volume)));
    }

    private void playNow(byte[] samples) {
        try (var line = lines.get()) {
            line.open(FORMAT, BUFFER);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | RuntimeException | LinkageError e) {
            // without a device, a right to it, or the system's sound library
            LOG.debug("no sound", e);
        }
    }
}
