package till.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Agreement;
import till.domain.Result;
import till.service.AgreementService;

/** A command about one agreement. */
abstract class OneAgreement implements Command {
    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "cli.parameter.agreement")
    private String id = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    /** What is done with it. */
    @FunctionalInterface
    interface Change {
        Result<Agreement> of(AgreementService agreements, String id);
    }

    @Override
    public final boolean json() {
        return json;
    }

    final String id() {
        return id;
    }

    /** Changes it, once whoever may has given the PIN, and shows what it is now. */
    final ExitCode changed(Run run, Change change) throws Stopped, CannotOpen {
        return run.provenInTill(Act.AGREEMENTS, till -> {
            var view = new AgreementView(run, till);
            return view.end(change.of(till.agreements(), view.find(id).id()));
        });
    }
}
