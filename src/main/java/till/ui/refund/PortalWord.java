package till.ui.refund;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.Result;
import till.service.RefundEvidence;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.UiDependencies;

/**
 * Ends a refund on its way by what somebody read in the gateway's portal: the way for a gateway that cannot be asked. FX
 * thread only.
 */
final class PortalWord {
    private static final int SHORTEST = 3;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Runnable ended;
    private boolean busy;

    /** @param ended reads where the refund stands now */
    PortalWord(UiDependencies dependencies, Frame frame, Runnable ended) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.ended = ended;
    }

    /** Asks what the portal shows, and by which number. */
    void ask(Refund refund) {
        var evidence = new SimpleStringProperty("");
        var obstacle = new SimpleObjectProperty<>(judged(""));
        evidence.subscribe(text -> obstacle.set(judged(text)));
        var amount = AmountFormat.withCurrency(refund.amount());
        var entry =
                new Dialogs.Entry("refund.evidence", evidence, obstacle, new SimpleObjectProperty<>(Optional.empty()));
        var made = new Dialogs.Choice(
                "refund.portal.made", Dialogs.Weight.PRIMARY, () -> approve(refund, true, evidence.get()));
        var notMade = new Dialogs.Choice(
                "refund.portal.notMade", Dialogs.Weight.DANGER, () -> approve(refund, false, evidence.get()));
        var back = new Dialogs.Choice("attention.form.back", Dialogs.Weight.PLAIN, () -> {});
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("refund.portal.title", amount),
                        Problem.of("refund.portal.text", amount),
                        List.of(made, notMade, back),
                        () -> {},
                        Optional.of(entry)));
    }

    private static Optional<Problem> judged(String text) {
        return text.strip().length() < SHORTEST ? Optional.of(Problem.of("refund.evidence.write")) : Optional.empty();
    }

    private void approve(Refund refund, boolean made, String evidence) {
        var reason = frame.appearance().texts().text("refund.portal.reason");
        var word = new RefundEvidence(refund.refundNo(), made, reason, evidence);
        frame.approvals().ask(Act.SETTLE, refund.amount(), acting -> write(word, acting));
    }

    private void write(RefundEvidence word, Acting acting) {
        if (busy) {
            return;
        }
        busy = true;
        dependencies
                .background()
                .run(
                        () -> dependencies.services().settling().end(word, acting),
                        this::written,
                        failure -> refuse(frame.unexpected().note(failure)));
    }

    private void written(Result<Refund> result) {
        switch (result) {
            case Result.Done<Refund> _ -> {
                busy = false;
                ended.run();
            }
            case Result.Failed<Refund>(var problem) -> refuse(problem);
        }
    }

    private void refuse(Problem problem) {
        busy = false;
        frame.dialogs().tell(Problem.of("refund.portal.refused"), problem);
        ended.run();
    }
}
