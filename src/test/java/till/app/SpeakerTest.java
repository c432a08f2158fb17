package till.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.ui.Outside.Tone;

/** The tones themselves, and sound systems that fail. */
class SpeakerTest {
    @Test
    void theTonesDifferFromEachOther() {
        for (var one : Tone.values()) {
            for (var other : Tone.values()) {
                assertEquals(one == other, Arrays.equals(Tones.of(one, 100), Tones.of(other, 100)), one + " " + other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void aToneIsShortAndAsLoudAsWanted(Tone tone) {
        var seconds = Tones.of(tone, 100).length / 2.0 / Tones.RATE;
        assertTrue(seconds > 0.3 && seconds < 1, "seconds " + seconds);
        assertTrue(loudest(Tones.of(tone, 100)) > 15_000);
        assertTrue(loudest(Tones.of(tone, 30)) < 6_000);
        assertArrayEquals(new byte[Tones.of(tone, 0).length], Tones.of(tone, 0));
    }

    private static int loudest(byte[] samples) {
        var most = 0;
        for (var i = 0; i < samples.length; i += 2) {
            most = Math.max(most, Math.abs((short) ((samples[i] & 0xFF) | (samples[i + 1] << 8))));
        }
        return most;
    }

    /** As PulseAudio and PipeWire do it. */
    @ParameterizedTest
    @EnumSource(Tone.class)
    void aSoundServerThatBeginsOnlyWithAFullBufferPlaysTheTone(Tone tone) {
        var buffer = new AtomicInteger(Tones.RATE);
        var heard = new AtomicInteger();
        new Speaker(
                        Runnable::run,
                        () -> line((call, arguments) -> {
                            switch (call) {
                                case "open" -> buffer.set(arguments.length > 1 ? (int) arguments[1] : buffer.get());
                                case "write" ->
                                    heard.addAndGet((int) arguments[2] >= buffer.get() ? (int) arguments[2] : 0);
                                default -> {}
                            }
                            return heard.get();
                        }))
                .play(tone, 70);
        assertEquals(Tones.of(tone, 70).length, heard.get());
    }

    private static SourceDataLine line(BiFunction<String, Object[], Integer> answers) {
        return (SourceDataLine) Proxy.newProxyInstance(
                SpeakerTest.class.getClassLoader(), new Class<?>[] {SourceDataLine.class}, (_, method, arguments) -> {
                    var answer = answers.apply(method.getName(), arguments);
                    return method.getReturnType() == int.class ? answer : null;
                });
    }

    @Test
    void withoutASoundDeviceNothingHappens() {
        new Speaker(Runnable::run, () -> {
                    throw new IllegalArgumentException("no device");
                })
                .play(Tone.PAID, 100);
        new Speaker(Runnable::run, () -> {
                    throw new UnsatisfiedLinkError("no library");
                })
                .play(Tone.PAID, 100);
    }

    @Test
    void aSoundSystemThatHangsKeepsNobodyWaiting() throws InterruptedException {
        var hangs = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        try (var threads = new TillThreads()) {
            var speaker = new Speaker(threads.sounds(), () -> {
                reached.countDown();
                try {
                    hangs.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IllegalArgumentException("gone");
            });
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                for (var i = 0; i < 50; i++) {
                    speaker.play(Tone.PAID, 100);
                }
            });
            reached.await();
            assertFalse(hangs.await(0, java.util.concurrent.TimeUnit.SECONDS));
        }
    }
}
