package till.simulator;

/** The three ways to read where the business parameters stand in the text that is signed; the document allows each. */
public enum QlinkSigning {
    /** A: the body as a JSON string, escaped. */
    ESCAPED,
    /** B: the body as it is, an object in the object. */
    NESTED,
    /** C: the body as it is, between quotes. */
    QUOTED
}
