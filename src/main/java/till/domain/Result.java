package till.domain;

import java.util.Optional;
import java.util.function.Function;

/** What came of something that can fail in an expected way: its value, or the problem to show in place. */
public sealed interface Result<T> {
    /** It worked. */
    record Done<T>(T value) implements Result<T> {}

    /** It did not, and nothing was changed. */
    record Failed<T>(Problem problem) implements Result<T> {}

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> failed(Problem problem) {
        return new Failed<>(problem);
    }

    static <T> Result<T> failed(String key, String... arguments) {
        return new Failed<>(Problem.of(key, arguments));
    }

    default <R> Result<R> then(Function<T, Result<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Failed<T>(var problem) -> new Failed<>(problem);
        };
    }

    default <R> Result<R> map(Function<T, R> change) {
        return then(value -> new Done<>(change.apply(value)));
    }

    /** The problem of a failure. */
    default Optional<Problem> failure() {
        return this instanceof Failed<T>(var problem) ? Optional.of(problem) : Optional.empty();
    }

    /** The value, where a failure would be a mistake of the program. */
    default T value() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Failed<T>(var problem) -> throw new IllegalStateException(problem.key());
        };
    }
}
