package till.ui.people;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.Problem;
import till.ui.Approvals;
import till.ui.UiDependencies;
import till.ui.Unexpected;

/**
 * Asks for another person's PIN where the role does not reach, one question at a time; a question nobody approved is kept as
 * a refusal. FX thread only.
 */
public final class ApprovalDesk implements Approvals {
    private final UiDependencies dependencies;
    private final Unexpected unexpected;
    private final ReadOnlyObjectWrapper<Optional<ApprovalQuestion>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean looking;

    public ApprovalDesk(UiDependencies dependencies, Unexpected unexpected) {
        this.dependencies = dependencies;
        this.unexpected = unexpected;
    }

    /** What stands between a person and an act, and who could help. */
    private record Finding(Optional<Problem> obstacle, List<Operator> approvers, boolean strangers) {}

    @Override
    public void ask(Act act, @Nullable Money amount, Consumer<Acting> then) {
        if (looking || current.get().isPresent() || dependencies.session().isLocked()) {
            return;
        }
        looking = true;
        var wish = new ApprovalQuestion.Wish(dependencies.session().acting(), act, amount);
        dependencies.background().run(() -> look(wish), found -> found(found, wish, then), failure -> {
            looking = false;
            unexpected.report(failure);
        });
    }

    private Finding look(ApprovalQuestion.Wish wish) {
        var access = dependencies.services().access();
        var obstacle = access.obstacle(wish.acting(), wish.act(), wish.amount());
        return obstacle.isEmpty()
                ? new Finding(obstacle, List.of(), false)
                : new Finding(
                        obstacle,
                        access.approvers(wish.acting(), wish.act(), wish.amount()),
                        access.operators().stream().noneMatch(one -> isActing(one, wish.acting())));
    }

    private static boolean isActing(Operator one, Acting acting) {
        return acting.operator() != null && acting.operator().id().equals(one.id());
    }

    /** Somebody who is no operator, or none any more, has to sign in first. */
    private void found(Finding found, ApprovalQuestion.Wish wish, Consumer<Acting> then) {
        looking = false;
        if (found.obstacle().isEmpty()) {
            then.accept(wish.acting());
        } else if (found.strangers()) {
            dependencies.session().lock();
        } else if (!dependencies.session().isLocked()) {
            current.set(Optional.of(new ApprovalQuestion(
                    new ApprovalQuestion.Reason(wish, found.obstacle().get(), found.approvers()),
                    form(wish, then),
                    this::cancel)));
        }
    }

    private PinForm<Acting> form(ApprovalQuestion.Wish wish, Consumer<Acting> then) {
        var access = dependencies.services().access();
        return new PinForm<>(
                new PinForm.Surroundings(
                        dependencies.background(),
                        unexpected,
                        dependencies.services().here().clock()),
                (person, pin) -> access.approve(wish.acting(), person.id(), pin, wish.act(), wish.amount()),
                acting -> {
                    take();
                    then.accept(acting);
                });
    }

    /** Time passes for whoever is locked out. */
    public void tick() {
        current.get().ifPresent(question -> question.form().tick());
    }

    /** Nothing is approved: what was wished for stays undone, and is kept as refused. */
    public void cancel() {
        take().ifPresent(question -> {
            var wish = question.reason().wish();
            dependencies
                    .background()
                    .run(
                            () -> dependencies
                                    .services()
                                    .access()
                                    .guard(wish.acting(), wish.act(), wish.amount(), null),
                            _ -> {},
                            unexpected::note);
        });
    }

    private Optional<ApprovalQuestion> take() {
        var question = current.get();
        question.ifPresent(each -> each.form().close());
        current.set(Optional.empty());
        return question;
    }

    /** The question on screen. */
    public ReadOnlyObjectProperty<Optional<ApprovalQuestion>> currentProperty() {
        return current.getReadOnlyProperty();
    }
}
