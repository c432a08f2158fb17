package till.ui.attention;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Cure;
import till.service.AttentionService;
import till.service.TillServices;

/** Reads the open cards with what can be done about each. Off the FX thread only. */
final class AttentionCards {
    private final TillServices services;

    AttentionCards(TillServices services) {
        this.services = services;
    }

    /** Open cards, oldest first. */
    List<AttentionCard> read(Acting acting) {
        return services.attention().open().stream()
                .map(card -> new AttentionCard(
                        card.attention(),
                        card.payment(),
                        cures(card),
                        byApproval(card, acting),
                        services.refunds().of(card.payment().orderNo()).stream()
                                .filter(refund -> !refund.state().isFinished())
                                .toList(),
                        false,
                        Optional.empty()))
                .toList();
    }

    /** The safest first: where it is in doubt whether money moved, asking comes before anything a person decides. */
    private List<Cure> cures(AttentionService.Card card) {
        var cures = new ArrayList<>(services.settling().cures(card));
        var asksFirst = isDoubt(card.attention().kind()) || cures.getFirst() == Cure.KEEP;
        if (asksFirst && cures.remove(Cure.CHECK)) {
            cures.addFirst(Cure.CHECK);
        }
        return List.copyOf(cures);
    }

    private static boolean isDoubt(Attention.Kind kind) {
        return switch (kind) {
            case PAID_LATE, PAID_TWICE, REFUND_FAILED, AUTHORIZATION_ENDING, AGREEMENT_FAILED -> false;
            case OUTCOME_UNKNOWN,
                    ANSWER_DIFFERS,
                    CONTRADICTION,
                    CLAIMED_PAID,
                    REFUNDED_ELSEWHERE,
                    REFUND_IN_DOUBT,
                    NUMBER_TAKEN,
                    CODE_LOST -> true;
        };
    }

    /** What has to be approved by somebody else before it is done. */
    private Set<Cure> byApproval(AttentionService.Card card, Acting acting) {
        var found = EnumSet.noneOf(Cure.class);
        for (var cure : services.settling().cures(card)) {
            var amount = cure == Cure.REFUND
                    ? services.settling().proposal(card, cure).orElse(null)
                    : null;
            if (services.access().obstacle(acting, cure.act(), amount).isPresent()) {
                found.add(cure);
            }
        }
        return found;
    }

    /** What a form begins with, and is about. */
    SettleForm form(AttentionCard card, Cure cure) {
        var proposal = services.settling().proposal(new AttentionService.Card(card.attention(), card.payment()), cure);
        return new SettleForm(card.attention(), card.payment(), cure, proposal);
    }
}
