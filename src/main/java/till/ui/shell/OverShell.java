package till.ui.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.people.ApprovalCard;
import till.ui.people.ApprovalQuestion;

/** What stands over the whole shell: questions, and another person's approval; nothing behind can be reached meanwhile. */
final class OverShell {
    private final StackPane questions;
    private final StackPane approvals;
    private final StackPane shortcuts;

    OverShell(StackPane questions, StackPane approvals, StackPane shortcuts, Node behind) {
        this.questions = questions;
        this.approvals = approvals;
        this.shortcuts = shortcuts;
        behind.disableProperty()
                .bind(questions
                        .visibleProperty()
                        .or(approvals.visibleProperty())
                        .or(shortcuts.visibleProperty()));
        questions.disableProperty().bind(approvals.visibleProperty().or(shortcuts.visibleProperty()));
        approvals.disableProperty().bind(shortcuts.visibleProperty());
    }

    boolean asks() {
        return waits() || shortcuts.isVisible();
    }

    /** Whether an answer is waited for; the list of shortcuts waits for none. */
    boolean waits() {
        return questions.isVisible() || approvals.isVisible();
    }

    Subscription follow(ShellViewModel model, Frame frame, Supplier<Optional<? extends Node>> screen) {
        var texts = frame.appearance().texts();
        var asking = new QuestionArea<Dialogs.Question>(
                questions, question -> ShellParts.card(question, frame, texts), screen);
        var approving =
                new QuestionArea<ApprovalQuestion>(approvals, question -> new ApprovalCard(question, texts), screen);
        var listing = new QuestionArea<ShortcutList>(shortcuts, list -> new ShortcutsCard(list, texts), screen);
        return Subscription.combine(
                model.shortcuts.openProperty().subscribe(listing::show),
                frame.dialogs().currentProperty().subscribe(asking::show),
                model.getApprovals().currentProperty().subscribe(approving::show));
    }
}
