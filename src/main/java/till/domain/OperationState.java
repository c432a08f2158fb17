package till.domain;

/** Where something asked of a gateway stands: a refund, close, capture or void. */
public enum OperationState {
    /** Written and its amount reserved; never sent. */
    RESERVED,
    /** On disk as sent before the first byte; may have arrived. */
    SENT,
    /** The gateway took it and works on it. A refund counts as refunded from here. */
    ACCEPTED,
    /** The gateway says it is done. */
    DONE,
    /** The gateway refused it, says it failed, or it was never sent. */
    FAILED,
    /** Sent, and the outcome is not known. */
    UNCERTAIN;

    /** Whether the ledger may move from this state to {@code next}. RESERVED to FAILED means it was never sent. */
    public boolean canBecome(OperationState next) {
        return switch (this) {
            case RESERVED -> next == SENT || next == FAILED;
            case SENT -> next == ACCEPTED || next == DONE || next == FAILED || next == UNCERTAIN;
            case UNCERTAIN -> next == SENT || next == ACCEPTED || next == DONE || next == FAILED;
            case ACCEPTED -> next == DONE || next == FAILED;
            case DONE, FAILED -> false;
        };
    }

    /** Finished ones are not asked about again. */
    public boolean isFinished() {
        return this == DONE || this == FAILED;
    }

    /** Nothing is known yet of what came of it: what is asked for beside it may be the same once more. */
    public boolean isInDoubt() {
        return this == RESERVED || this == SENT || this == UNCERTAIN;
    }

    /** Everything but a failure keeps its amount from being refunded again. */
    public boolean reservesMoney() {
        return this != FAILED;
    }
}
