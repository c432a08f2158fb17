package till.ui.agreements;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.service.AgreementCharges.Ran;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Makes the charges that are due, once somebody who may says so. FX thread only. */
final class DueNow {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObjectProperty<Optional<Problem>> told;
    private boolean underWay;

    /** @param told where it is said what came of it */
    DueNow(UiDependencies dependencies, Frame frame, ObjectProperty<Optional<Problem>> told) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.told = told;
    }

    void run() {
        if (!underWay) {
            told.set(Optional.empty());
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("agreements.due.title"),
                            Problem.of(
                                    "agreements.due.text",
                                    dependencies.services().orders().today().toString()),
                            List.of(
                                    new Choice(
                                            "agreements.due.yes",
                                            Weight.PRIMARY,
                                            () -> frame.approvals().ask(Act.AGREEMENTS, null, this::run)),
                                    new Choice("agreements.due.no", Weight.PLAIN, () -> {}))));
        }
    }

    private void run(Acting acting) {
        underWay = true;
        dependencies
                .background()
                .run(
                        () -> dependencies.agreements().run(acting),
                        this::ran,
                        failure -> tell(frame.unexpected().note(failure)));
    }

    private void ran(Result<Ran> result) {
        tell(
                switch (result) {
                    case Result.Failed<Ran>(var problem) -> problem;
                    case Result.Done<Ran>(var ran) ->
                        Problem.of(
                                "agreement.ran",
                                Integer.toString(ran.made()),
                                Integer.toString(ran.ended()),
                                Integer.toString(ran.waiting()));
                });
    }

    private void tell(Problem now) {
        underWay = false;
        told.set(Optional.of(now));
    }

    /** Whether charges are being made. */
    boolean isUnderWay() {
        return underWay;
    }
}
