package till.ui.agreements;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.report.AgreementLines;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Writes every charge by agreement to a file that the person chooses. FX thread only. */
final class AgreementExport {
    private static final String NAME = "agreements.csv";

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObjectProperty<Optional<Problem>> told;

    /** @param told where it is said what came of it */
    AgreementExport(UiDependencies dependencies, Frame frame, ObjectProperty<Optional<Problem>> told) {
        this.told = told;
        this.dependencies = dependencies;
        this.frame = frame;
    }

    void write() {
        told.set(Optional.empty());
        frame.approvals()
                .ask(
                        Act.EXPORT,
                        null,
                        acting ->
                                dependencies.outside().places().newFile(NAME).ifPresent(place -> write(place, acting)));
    }

    private void write(Path place, Acting acting) {
        dependencies
                .background()
                .run(
                        () -> written(place, acting),
                        now -> told.set(Optional.of(now)),
                        failure -> told.set(Optional.of(frame.unexpected().note(failure))));
    }

    /** Whoever may not is refused here as well, and whoever did is kept. */
    private Problem written(Path place, Acting acting) {
        var access = dependencies.services().access();
        var refused = access.guard(acting, Act.EXPORT, null, null);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            var rows = Long.toString(AgreementLines.write(dependencies.agreements(), place));
            access.done(acting, Act.EXPORT, Map.of("agreements", rows));
            return Problem.of("agreement.exported", rows, place.toString());
        } catch (IOException e) {
            return Problem.of("ship.file.unwritable", place.toString(), String.valueOf(e.getMessage()));
        }
    }
}
