package till.service;

import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Payment;
import till.domain.Refund;

/**
 * What came of settling a card.
 *
 * @param card as it is now; still open where only the gateway's answer ends it
 * @param refund what was sent, moved or recorded; null where the cure has none
 */
public record Settled(
        Attention card, Payment payment, @Nullable Refund refund) {}
