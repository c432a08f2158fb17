package till.ui.people;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import till.access.Access;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ui.Background;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.Unexpected;

/**
 * Choosing a person and typing that person's PIN until it is right. What is typed is never shown, and anything longer
 * than a PIN, as a scanned code, is thrown away untried. FX thread only.
 *
 * @param <T> what a right PIN gives
 */
public final class PinForm<T> {
    /** More digits than any PIN has. */
    static final int LONGEST = 12;

    private final Surroundings around;
    private final Check<T> check;
    private final Consumer<T> passed;
    private final ObservableList<Operator> people = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Operator>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Duration>> wait = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper refusals = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final StringBuilder typed = new StringBuilder();
    private Optional<Instant> waitsUntil = Optional.empty();
    private boolean closed;

    /** Asks whether a PIN is right; off the FX thread. */
    @FunctionalInterface
    public interface Check<T> {
        Result<T> ask(Operator person, Secret pin);
    }

    /** Where a form works, and what time it is there. */
    record Surroundings(Background background, Unexpected unexpected, InstantSource clock) {
        static Surroundings of(UiDependencies dependencies, Frame frame) {
            return new Surroundings(
                    dependencies.background(),
                    frame.unexpected(),
                    dependencies.services().here().clock());
        }
    }

    PinForm(Surroundings around, Check<T> check, Consumer<T> passed) {
        this.around = around;
        this.check = check;
        this.passed = passed;
    }

    /** Offers these; where there is one only, that one is chosen. */
    void offer(List<Operator> found) {
        people.setAll(found);
        if (chosen.get().filter(one -> !found.contains(one)).isPresent()) {
            back();
        }
        if (found.size() == 1 && chosen.get().isEmpty()) {
            choose(found.getFirst());
        }
    }

    public void choose(Operator person) {
        if (!working.get()) {
            forget();
            chosen.set(Optional.of(person));
        }
    }

    /** To the list of people. */
    public void back() {
        if (!working.get()) {
            forget();
            chosen.set(Optional.empty());
        }
    }

    /** A character of the keyboard or a key of the pad; anything but a digit is passed over. */
    public void key(String character) {
        var plain = Normalizer.normalize(character, Normalizer.Form.NFKC);
        if (plain.length() == 1 && plain.charAt(0) >= '0' && plain.charAt(0) <= '9' && isOpen()) {
            if (typed.length() <= LONGEST) {
                typed.append(plain);
            }
            problem.set(Optional.empty());
            length.set(typed.length());
        }
    }

    public void backspace() {
        if (!typed.isEmpty() && !working.get()) {
            typed.setLength(typed.length() - 1);
            length.set(typed.length());
        }
    }

    /** Whether a PIN may be typed: none is being looked at, and nobody has to wait. */
    private boolean isOpen() {
        return !working.get() && wait.get().isEmpty();
    }

    private void forget() {
        clear();
        problem.set(Optional.empty());
        waitUntil(Optional.empty());
    }

    private void clear() {
        typed.setLength(0);
        length.set(0);
    }

    /** Tries what was typed. */
    public void enter() {
        if (!isOpen() || typed.isEmpty()) {
            return;
        }
        if (typed.length() > LONGEST) {
            refuse(Problem.of("people.pin.tooLong"));
            return;
        }
        chosen.get().ifPresent(person -> {
            var pin = new Secret(typed.toString());
            working.set(true);
            around.background().run(() -> check.ask(person, pin), this::answered, this::failed);
        });
    }

    private void answered(Result<T> answer) {
        working.set(false);
        if (closed) {
            return;
        }
        switch (answer) {
            case Result.Done<T>(var value) -> {
                clear();
                passed.accept(value);
            }
            case Result.Failed<T>(var why) -> refuse(why);
        }
    }

    private void failed(Throwable failure) {
        working.set(false);
        refuse(around.unexpected().note(failure));
    }

    private void refuse(Problem why) {
        clear();
        waitUntil(Access.lockedUntil(why));
        problem.set(Optional.of(why));
        refusals.set(refusals.get() + 1);
    }

    private void waitUntil(Optional<Instant> until) {
        waitsUntil = until;
        tick();
    }

    /** Time passes for whoever is locked out. */
    void tick() {
        var left = waitsUntil.map(until -> Duration.between(around.clock().instant(), until));
        if (left.filter(time -> !time.isPositive()).isPresent()) {
            waitsUntil = Optional.empty();
            problem.set(Optional.empty());
            left = Optional.empty();
        }
        wait.set(left);
    }

    /** Says what is wrong with all of it. */
    void tell(Problem found) {
        problem.set(Optional.of(found));
    }

    /** Forgets what was typed and what is still being asked. */
    void close() {
        closed = true;
        clear();
    }

    /** The next person after the given one whose name or id begins with a letter. */
    Optional<Operator> named(String letter, Optional<Operator> after) {
        var start = after.map(people::indexOf).orElse(-1) + 1;
        for (var i = 0; i < people.size(); i++) {
            var person = people.get((start + i) % people.size());
            if (begins(person.name(), letter) || begins(person.id(), letter)) {
                return Optional.of(person);
            }
        }
        return Optional.empty();
    }

    private static boolean begins(String name, String letter) {
        return name.toLowerCase(Locale.ROOT).startsWith(letter.toLowerCase(Locale.ROOT));
    }

    public ObservableList<Operator> getPeople() {
        return people;
    }

    public ReadOnlyObjectProperty<Optional<Operator>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why the last PIN was not taken. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How long the chosen person has to wait before the next try; empty where nobody has to. */
    public ReadOnlyObjectProperty<Optional<Duration>> waitProperty() {
        return wait.getReadOnlyProperty();
    }

    /** How many digits are typed; one more than {@link #LONGEST} where it is no PIN. */
    public ReadOnlyIntegerProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    /** Grows with each PIN that was not taken. */
    public ReadOnlyIntegerProperty refusalsProperty() {
        return refusals.getReadOnlyProperty();
    }

    /** Whether a PIN is being looked at. */
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }
}
