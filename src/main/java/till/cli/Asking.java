package till.cli;

/** Has a person at the terminal confirm something by typing a word. */
record Asking(Run run) {
    /** Whether the word was typed; never where nobody sits at the terminal. */
    boolean confirmed(String question, String word) {
        if (!run.terminal().interactive()) {
            return false;
        }
        run.output().progress(question, word);
        return new Lines(run.terminal().in()).next().equalsIgnoreCase(word);
    }
}
