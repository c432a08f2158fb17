package till.service;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Cure;
import till.domain.RefundNo;

/**
 * What a person decided about a card.
 *
 * @param attentionId the card
 * @param amount where the cure takes one: what was paid, given back, or is to be refunded or captured; null for all of it
 * @param refundNo which of our refunds ended; null for the one the card is about
 * @param sale which sale the money stands for; null for the payment's own
 * @param reason why, for the books
 * @param evidence what proves it: where it was read, by which number
 */
public record SettleRequest(
        String attentionId,
        Cure cure,
        @Nullable Money amount,
        @Nullable RefundNo refundNo,
        @Nullable String sale,
        String reason,
        @Nullable String evidence) {
    public SettleRequest {
        reason = reason.strip();
        evidence = evidence == null || evidence.isBlank() ? null : evidence.strip();
        sale = sale == null || sale.isBlank() ? null : sale.strip();
    }

    public static SettleRequest of(String attentionId, Cure cure, String reason) {
        return new SettleRequest(attentionId, cure, null, null, null, reason, null);
    }

    public SettleRequest withAmount(@Nullable Money chosen) {
        return new SettleRequest(attentionId, cure, chosen, refundNo, sale, reason, evidence);
    }

    public SettleRequest withEvidence(@Nullable String proof) {
        return new SettleRequest(attentionId, cure, amount, refundNo, sale, reason, proof);
    }

    public SettleRequest withSale(@Nullable String other) {
        return new SettleRequest(attentionId, cure, amount, refundNo, other, reason, evidence);
    }
}
