package till.ui.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.report.statement.ReconciliationBook;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Entry;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** What is done about one difference, each after a question and with the right of whoever does it. FX thread only. */
final class DifferenceDesk {
    private static final Choice NOT = new Choice("reconcile.keep.not", Weight.PLAIN, () -> {});

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Standing standing;
    private final Runnable changed;

    /** @param changed reads the list again */
    DifferenceDesk(UiDependencies dependencies, Frame frame, Standing standing, Runnable changed) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.standing = standing;
        this.changed = changed;
    }

    private ReconciliationBook book() {
        return dependencies.reports().reconciliations();
    }

    void assign(Difference difference) {
        standing.begin();
        dependencies.background().run(() -> book().people(), found -> ask(difference, found), this::failed);
    }

    private void ask(Difference difference, List<Operator> found) {
        standing.end();
        var title = Problem.of("differences.assign.title");
        if (found.isEmpty()) {
            frame.dialogs().tell(title, Problem.of("differences.assign.nobody"));
            return;
        }
        var choices = new ArrayList<Choice>();
        for (var person : found) {
            var to = Problem.of("differences.assign.to", person.name());
            choices.add(new Choice(
                    to, Weight.PLAIN, () -> change(acting -> book().assign(difference, person.id(), acting))));
        }
        choices.add(new Choice(
                "differences.assign.none",
                Weight.PLAIN,
                () -> change(acting -> book().assign(difference, null, acting))));
        choices.add(NOT);
        frame.dialogs().ask(new Question(title, Problem.of("differences.assign.text", difference.id()), choices));
    }

    void comment(Difference difference) {
        words(
                new Asked(
                        Problem.of("differences.comment.title"),
                        Problem.of("differences.comment.text", difference.id()),
                        "differences.comment.words",
                        "differences.comment.do"),
                (words, acting) -> book().comment(difference, words, acting));
    }

    void accept(Difference difference) {
        words(
                new Asked(
                        Problem.of("differences.accept.title"),
                        Problem.of("differences.accept.text", difference.id()),
                        "differences.accept.words",
                        "differences.accept.do"),
                (words, acting) -> book().accept(difference, words, acting));
    }

    /** What is asked, with the text keys of what is filled in and of the button that does it. */
    private record Asked(Problem title, Problem text, String words, String sure) {}

    private void words(Asked asked, BiFunction<String, Acting, Result<Difference>> deed) {
        var words = new SimpleStringProperty("");
        var obstacle = new SimpleObjectProperty<>(judged(""));
        words.subscribe(text -> obstacle.set(judged(text)));
        var none = new SimpleObjectProperty<>(Optional.<Problem>empty());
        var sure = new Choice(asked.sure(), Weight.PRIMARY, () -> change(acting -> deed.apply(words.get(), acting)));
        frame.dialogs()
                .ask(new Question(
                        asked.title(),
                        asked.text(),
                        List.of(sure, NOT),
                        () -> {},
                        Optional.of(new Entry(asked.words(), words, obstacle, none))));
    }

    private static Optional<Problem> judged(String words) {
        return ReconciliationBook.tooShort(words)
                ? Optional.of(Problem.of("difference.wordsMissing"))
                : Optional.empty();
    }

    private void change(Function<Acting, Result<Difference>> change) {
        frame.approvals().ask(Act.RECONCILE, null, acting -> {
            standing.begin();
            standing.hush();
            dependencies.background().run(() -> change.apply(acting), this::ended, this::failed);
        });
    }

    private void ended(Result<Difference> result) {
        standing.end();
        result.failure().ifPresent(standing::say);
        changed.run();
    }

    private void failed(Throwable failure) {
        standing.end();
        standing.say(frame.unexpected().note(failure));
    }
}
