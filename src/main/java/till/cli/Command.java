package till.cli;

/** One command with the options it was given. */
interface Command {
    ExitCode run(Run run) throws Stopped, CannotOpen;

    /** Whether the answer is to be one JSON object. */
    default boolean json() {
        return false;
    }
}
