package till.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import till.access.Operators;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Role;

/** What the commands about operators say, and with which exit code. */
record PeopleAnswers(Output output) {
    /** What is wrong with what was typed; everything else is a refusal. */
    private static final Set<String> TYPED_WRONG =
            Set.of("access.pinShape", "people.idShape", "people.nameShape", "people.unknown", "people.limitNegative");

    static Role role(String text) throws Stopped {
        return Stream.of(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> Stopped.wrongUse(
                        "cli.operators.roleUnknown",
                        text,
                        String.join(
                                ", ",
                                Stream.of(Role.values())
                                        .map(PeopleAnswers::word)
                                        .toList())));
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Stopped stopped(Problem problem) {
        return new Stopped(TYPED_WRONG.contains(problem.key()) ? ExitCode.WRONG_USE : ExitCode.REFUSED, problem);
    }

    ExitCode changed(Result<Operator> result) throws Stopped {
        return switch (result) {
            case Result.Failed<Operator>(var problem) -> throw stopped(problem);
            case Result.Done<Operator>(var operator) -> {
                line(operator);
                yield ExitCode.DONE;
            }
        };
    }

    /** An owner's recovery code is shown this once. */
    ExitCode issued(Result<Operators.Issued> result) throws Stopped {
        return switch (result) {
            case Result.Failed<Operators.Issued>(var problem) -> throw stopped(problem);
            case Result.Done<Operators.Issued>(var issued) -> {
                line(issued.operator());
                Optional.ofNullable(issued.recoveryCode())
                        .ifPresent(code -> output.say(
                                "cli.operators.recovery", issued.operator().name(), code.reveal()));
                yield ExitCode.DONE;
            }
        };
    }

    void line(Operator operator) {
        output.say(
                operator.active() ? "cli.operators.line" : "cli.operators.lineDisabled",
                operator.id(),
                operator.name(),
                word(operator.role()));
    }
}
