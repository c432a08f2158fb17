package till.backup;

/** How far a backup is; crash drills stop the program there. */
public enum Stage {
    COPIED,
    WRITING,
    WRITTEN,
    READ_BACK,
    NAMED,
    REMEMBERED
}
