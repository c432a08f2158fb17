package till.settings;

/** Which colours the window wears. */
public enum Theme {
    LIGHT,
    DARK,
    /** As the operating system says; light where it says nothing. */
    SYSTEM
}
