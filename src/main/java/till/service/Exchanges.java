package till.service;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was said to gateways and what they answered, redacted, for people who settle doubts. May be shared. */
public interface Exchanges {
    /** For a till that keeps none. */
    Exchanges NONE = new Exchanges() {
        @Override
        public List<ExchangeLine> of(Collection<String> numbers) {
            return List.of();
        }

        @Override
        public Optional<ExchangeLine> last(String gateway) {
            return Optional.empty();
        }
    };

    /** Every call kept about one of these order or refund numbers, newest last. Reads files: not for the UI thread. */
    List<ExchangeLine> of(Collection<String> numbers);

    /** The newest call kept of a gateway, a test of its connection included. */
    Optional<ExchangeLine> last(String gateway);
}
