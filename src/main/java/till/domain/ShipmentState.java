package till.domain;

/** Where a shipment stands: on its way to the gateway first, then by the word the gateway has of it. */
public enum ShipmentState {
    /** Written here; the gateway was not told. */
    DRAFT,
    /** On disk as sent before the first byte; the gateway may know of it. */
    SENT,
    /** The gateway took it; that it knows the parcel was not seen yet. */
    ACCEPTED,
    /** Sent, and nobody knows whether the gateway took it. */
    UNCERTAIN,
    /** The gateway did not take it. */
    REFUSED,
    SHIPPED,
    DELIVERED,
    /** Called off: at the gateway, or before it was told. */
    CANCELLED;

    /** Whether the ledger may move from this state to {@code next}. A gateway may correct its own word. */
    public boolean canBecome(ShipmentState next) {
        return switch (this) {
            case DRAFT -> next == SENT || next == CANCELLED;
            case SENT -> next == ACCEPTED || next == UNCERTAIN || next == REFUSED || next.isGatewaysWord();
            case ACCEPTED -> next == UNCERTAIN || next.isGatewaysWord();
            case UNCERTAIN -> next == SENT || next == ACCEPTED || next == REFUSED || next.isGatewaysWord();
            case REFUSED -> next == SENT || next == ACCEPTED || next.isGatewaysWord();
            case SHIPPED, DELIVERED, CANCELLED -> next != this && next.isGatewaysWord();
        };
    }

    /** Whether the gateway says so itself. */
    public boolean isGatewaysWord() {
        return this == SHIPPED || this == DELIVERED || this == CANCELLED;
    }

    /** Whether the till still has to find out if the gateway knows of it. */
    public boolean isOnItsWay() {
        return this == DRAFT || this == SENT || this == ACCEPTED || this == UNCERTAIN;
    }

    /** Whether nothing more is expected to happen by itself. */
    public boolean isEnded() {
        return this == REFUSED || this == DELIVERED || this == CANCELLED;
    }
}
