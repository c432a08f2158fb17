package till.service;

import till.domain.RefundNo;

/**
 * How one of our own refunds ended, as somebody read it elsewhere.
 *
 * @param done whether the money went back; otherwise it did not, and will not
 * @param evidence what proves it: where it was read, by which number
 */
public record RefundEvidence(RefundNo refundNo, boolean done, String reason, String evidence) {
    public RefundEvidence {
        reason = reason.strip();
        evidence = evidence.strip();
    }
}
