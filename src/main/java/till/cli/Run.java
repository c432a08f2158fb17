package till.cli;

import till.domain.Acting;
import till.service.GatewaySetup;
import till.settings.Texts;

/** One run of a command: how to open the till, and where to answer. */
final class Run {
    private final TillOpener opener;
    private final Opening opening;
    private final Terminal terminal;
    private final Output output;
    private final Texts texts;

    Run(TillOpener opener, Opening opening, Terminal terminal, Output output) {
        this.opener = opener;
        this.opening = opening;
        this.terminal = terminal;
        this.output = output;
        this.texts = output.texts();
    }

    /** What is done with an opened till. */
    @FunctionalInterface
    interface Work {
        ExitCode with(OpenedTill till) throws Stopped;
    }

    /** Opens the till, says in which mode, works, and closes it whatever happens. */
    ExitCode inTill(Work work) throws Stopped, CannotOpen {
        try (var till = opener.open(opening)) {
            output.mode(till.mode());
            return work.with(till);
        }
    }

    /** As whom services are asked. */
    Acting acting() {
        return Acting.UNNAMED;
    }

    TillOpener opener() {
        return opener;
    }

    Opening opening() {
        return opening;
    }

    GatewaySetup setup() throws CannotOpen {
        return opener.setup(opening);
    }

    Terminal terminal() {
        return terminal;
    }

    Output output() {
        return output;
    }

    Texts texts() {
        return texts;
    }
}
