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
import till.domain.Mode;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Unavailable;
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
            unexpected.report(notBegun(failure));
        });
    }

    @Override
    public void prove(Act act, Consumer<Acting> then) {
        var session = dependencies.session();
        var self = session.operatorProperty().get();
        if (self.isEmpty()) {
            ask(act, null, then);
        } else if (!looking && current.get().isEmpty() && !session.isLocked()) {
            var wish = new ApprovalQuestion.Wish(session.acting(), act, null);
            ask(
                    new ApprovalQuestion.Reason(wish, Problem.of("people.ask.own"), List.of(self.get())),
                    (person, pin) -> dependencies
                            .services()
                            .access()
                            .signIn(person.id(), pin)
                            .map(Acting::as),
                    then);
        }
    }

    @Override
    public void askShop(Act act, Consumer<Acting> then) {
        if (dependencies.services().mode() == Mode.LIVE) {
            ask(act, null, then);
        } else if (!looking
                && current.get().isEmpty()
                && !dependencies.session().isLocked()) {
            looking = true;
            var wish = new ApprovalQuestion.Wish(dependencies.session().acting(), act, null);
            dependencies
                    .background()
                    .run(
                            () -> dependencies.setup().people().whoMay(act),
                            found -> shopFound(found, wish, then),
                            failure -> {
                                looking = false;
                                unexpected.report(notBegun(failure));
                            });
        }
    }

    /** Where nobody is set up, or the shop's ledger cannot be read, the act itself goes on and tells what is wrong. */
    private void shopFound(Result<List<Operator>> found, ApprovalQuestion.Wish wish, Consumer<Acting> then) {
        looking = false;
        if (found instanceof Result.Done<List<Operator>>(var owners) && !owners.isEmpty()) {
            var people = dependencies.setup().people();
            ask(
                    new ApprovalQuestion.Reason(wish, Problem.of("people.ask.shop"), owners),
                    (person, pin) -> people.prove(person.id(), pin, wish.act()),
                    then);
        } else {
            then.accept(wish.acting());
        }
    }

    /** The question comes before the deed: where the ledger cannot even say who may do it, nothing was done. */
    private static Throwable notBegun(Throwable failure) {
        return failure instanceof Unavailable ? new Unavailable(Problem.of("ledger.notBegun"), failure) : failure;
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
            var access = dependencies.services().access();
            ask(
                    new ApprovalQuestion.Reason(wish, found.obstacle().get(), found.approvers()),
                    (person, pin) -> access.approve(wish.acting(), person.id(), pin, wish.act(), wish.amount()),
                    then);
        }
    }

    private void ask(ApprovalQuestion.Reason reason, PinForm.Check<Acting> check, Consumer<Acting> then) {
        var form = new PinForm<>(
                new PinForm.Surroundings(
                        dependencies.background(),
                        unexpected,
                        dependencies.services().here().clock()),
                check,
                (Acting acting) -> {
                    take();
                    then.accept(acting);
                });
        current.set(Optional.of(new ApprovalQuestion(reason, form, this::cancel)));
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
