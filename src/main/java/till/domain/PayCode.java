package till.domain;

/**
 * What the gateway gave for the customer to pay with.
 *
 * @param kind how it is presented
 * @param text the gateway's own text, exactly as it came
 */
public record PayCode(Kind kind, String text) {
    /** Stands in the place of a code where a card was typed in at the till. */
    public static final PayCode KEYED = new PayCode(Kind.NONE, "keyed");

    /** How a pay code is presented. */
    public enum Kind {
        /** Text to draw as a QR code. */
        QR,
        /** Address of a picture of a QR code. */
        QR_IMAGE,
        /** A page to open; also shown as a QR code. */
        LINK,
        /** An HTML form that posts itself. */
        FORM,
        /** A payment code the customer is told or types in: shown large as it came. */
        TEXT,
        /** Parameters for a payment app, shown and copied as they came. */
        APP,
        /** The gateway said that nothing is to be shown. */
        NONE
    }
}
