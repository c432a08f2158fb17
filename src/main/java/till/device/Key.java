package till.device;

/** A key that went down, as far as it matters for telling a scanner from a person. */
public sealed interface Key {
    /** A digit or Latin letter by the key itself, which counts where an input method keeps the typed character. */
    record Letter(char character) implements Key {}

    /** Any other key that types something; what it types comes by itself. */
    record Sign() implements Key {}

    /** Enter or Tab. */
    record End(Scan.Ending ending) implements Key {}

    /** Shift and the like, which a scanner presses beside letters. */
    record Modifier() implements Key {}

    /** A key no scanner presses in the middle of a code. */
    record Other() implements Key {}
}
