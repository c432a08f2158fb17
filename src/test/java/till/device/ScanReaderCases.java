package till.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import till.device.Scan.Ending;

/** A field that has the focus while a scanner or a person types, and the reader that tells the two apart. */
abstract class ScanReaderCases {
    static final String CODE = "134567890123456789";

    final List<Scan> read = new ArrayList<>();
    final StringBuilder field = new StringBuilder();
    int entersPassed;
    int torn;
    Instant now = Instant.parse("2026-11-21T06:00:00Z");

    final ScanReader reader = new ScanReader(
            new ScanReader.Till() {
                @Override
                public Runnable remembers() {
                    var before = field.toString();
                    return () -> {
                        field.setLength(0);
                        field.append(before);
                    };
                }

                @Override
                public void read(Scan scan) {
                    read.add(scan);
                }

                @Override
                public void tornByInputMethod() {
                    torn++;
                }
            },
            CODE::equals);

    final void pass(long millis) {
        now = now.plusMillis(millis);
        reader.silent(now);
    }

    static Key key(char character) {
        if (character == '\n') {
            return new Key.End(Ending.ENTER);
        }
        if (character == '\t') {
            return new Key.End(Ending.TAB);
        }
        return character >= '0' && character <= '9' || character >= 'a' && character <= 'z'
                ? new Key.Letter(character)
                : new Key.Sign();
    }

    final void stroke(char character) {
        var key = key(character);
        var pressed = reader.pressed(key, now);
        var typed = reader.typed(String.valueOf(character), now);
        assertEquals(pressed || typed, typed, "what the scanner pressed types nothing");
        if (!typed) {
            if (key instanceof Key.End) {
                entersPassed++;
            } else {
                field.append(character);
            }
        }
        reader.released(key);
    }

    final void type(String text, long millis) {
        for (var character : text.toCharArray()) {
            stroke(character);
            pass(millis);
        }
    }

    final List<String> texts() {
        return read.stream().map(Scan::text).toList();
    }
}
