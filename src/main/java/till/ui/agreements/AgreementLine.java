package till.ui.agreements;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.Agreement.State;
import till.settings.AmountFormat;

/**
 * One agreement of the list.
 *
 * @param newest its newest charge; null for none yet
 */
public record AgreementLine(Agreement agreement, @Nullable Charge newest) {
    /** Which agreements are listed. */
    public enum Which {
        ALL,
        ACTIVE,
        PAUSED,
        OVER;

        boolean has(State state) {
            return switch (this) {
                case ALL -> true;
                case ACTIVE -> state == State.ACTIVE;
                case PAUSED -> state == State.PAUSED;
                case OVER -> state.isOver();
            };
        }
    }

    String id() {
        return agreement.id();
    }

    Optional<Charge> lastCharge() {
        return Optional.ofNullable(newest);
    }

    /** Whether a text is part of what the shop knows it by. */
    boolean says(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var terms = agreement.terms();
        var first = agreement.first();
        return Stream.of(
                        agreement.id(),
                        terms.customer(),
                        terms.subject(),
                        first.orderNo().text(),
                        first.card().shortly(),
                        AmountFormat.plain(terms.amount()))
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
