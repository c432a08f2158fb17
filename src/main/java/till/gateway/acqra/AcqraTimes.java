package till.gateway.acqra;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the document's three forms of a time; one without a zone is Hong Kong's. */
final class AcqraTimes {
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);

    private AcqraTimes() {}

    /** Null for what is none of the three. */
    static @Nullable Instant read(String text) {
        try {
            return text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text, PLAIN).toInstant(HONG_KONG);
        } catch (DateTimeException other) {
            return null;
        }
    }
}
