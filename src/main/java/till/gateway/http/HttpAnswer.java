package till.gateway.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a call. Only {@link Answered} carries words of the other side. */
public sealed interface HttpAnswer {
    /**
     * A whole answer was read.
     *
     * @param ahead how far the other side's clock is ahead of ours, by its Date header; null without one
     */
    record Answered(int status, String text, @Nullable Duration ahead) implements HttpAnswer {
        @Override
        public String toString() {
            return "HTTP " + status + ", " + text.length() + " characters";
        }
    }

    /** No connection was made, so nothing left this machine. */
    record NotSent(String word) implements HttpAnswer {}

    /** It may have been sent; nothing readable came back in time. */
    record NoAnswer(String word) implements HttpAnswer {}
}
