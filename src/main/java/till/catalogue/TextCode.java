package till.catalogue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the bytes of a file may stand for text. */
public enum TextCode {
    UTF_8("UTF-8"),
    GB18030("GB18030"),
    BIG5("Big5-HKSCS");

    private final String charset;

    TextCode(String charset) {
        this.charset = charset;
    }

    /** Whether this Java can read it: a small one may lack the older ones. */
    public boolean isKnown() {
        return Charset.isSupported(charset);
    }

    /** Empty where the bytes cannot be such a text. */
    Optional<String> read(byte[] bytes) {
        try {
            return isKnown()
                    ? Optional.of(Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(bytes)))
                            .map(CharBuffer::toString)
                            .filter(text -> text.indexOf('\0') < 0)
                    : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /**
     * What bytes most likely are: UTF-8 wherever they can be, because nothing else looks like it by chance. Of the older two
     * the one in which more of the characters are among the common ones. Empty where they are none of the three.
     *
     * @param usual what it is where nothing tells
     */
    static Optional<TextCode> of(byte[] bytes, TextCode usual) {
        if (UTF_8.read(bytes).isPresent()) {
            return Optional.of(UTF_8);
        }
        var first = usual == BIG5 ? List.of(BIG5, GB18030) : List.of(GB18030, BIG5);
        return first.stream()
                .filter(code -> code.read(bytes).isPresent())
                .max(Comparator.comparingInt((TextCode code) -> code.common(bytes))
                        .thenComparing(Comparator.comparingInt(first::indexOf).reversed()));
    }

    /** How many pairs of bytes are common characters; both orders put them into the rows in front. */
    private int common(byte[] bytes) {
        return (int) pairs(bytes).stream().filter(this::isCommon).count();
    }

    private boolean isCommon(int pair) {
        var lead = pair >> 8;
        var trail = pair & 0xff;
        return this == BIG5
                ? lead >= 0xa4 && lead <= 0xc6 && (trail <= 0x7e || trail >= 0xa1)
                : lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
    }

    private static List<Integer> pairs(byte[] bytes) {
        var pairs = new ArrayList<Integer>();
        for (var place = 0; place + 1 < bytes.length; place++) {
            var lead = Byte.toUnsignedInt(bytes[place]);
            if (lead > 0x80) {
                pairs.add(lead << 8 | Byte.toUnsignedInt(bytes[++place]));
            }
        }
        return pairs;
    }

    /** Those that bytes can be read as. */
    static List<TextCode> possible(byte[] bytes) {
        return Stream.of(values()).filter(code -> code.read(bytes).isPresent()).toList();
    }
}
