package till.ui.agreements;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Agreement;
import till.domain.Agreement.Kind;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Schedule.Unit;
import till.service.AgreementText;
import till.settings.AmountFormat;
import till.ui.Frame;
import till.ui.UiDependencies;

/** An agreement being filled in. Nothing is charged by writing it down. FX thread only. */
public final class NewAgreement {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Consumer<Agreement> made;
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final ObservableList<Payment> candidates = FXCollections.observableArrayList();
    private final ObjectProperty<Payment> candidate = new SimpleObjectProperty<>();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.RECURRING);
    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(Unit.MONTHS);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
    private boolean closed;

    /** What is typed. */
    enum Field {
        PAYMENT,
        CUSTOMER,
        AMOUNT,
        SUBJECT,
        EVERY,
        FIRST,
        TIMES,
        UNTIL,
        RETRIES,
        EXPIRY,
        IDENTIFIER,
        CONSENT
    }

    /** @param made hears of the agreement that was written down */
    NewAgreement(UiDependencies dependencies, Frame frame, Consumer<Agreement> made) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.made = made;
        for (var field : Field.values()) {
            texts.put(field, new SimpleStringProperty(""));
        }
        empty();
        candidate.subscribe(this::chosen);
    }

    void close() {
        closed = true;
        text(Field.EXPIRY).set("");
    }

    private void empty() {
        texts.values().forEach(text -> text.set(""));
        text(Field.EVERY).set("1");
        text(Field.RETRIES).set("1,3,5");
        text(Field.FIRST)
                .set(dependencies.services().orders().today().plusMonths(1).toString());
    }

    private void chosen(@Nullable Payment payment) {
        if (payment != null) {
            text(Field.PAYMENT).set(payment.order().reference());
            text(Field.AMOUNT).set(AmountFormat.plain(payment.amount()));
            text(Field.SUBJECT).set(payment.order().subject());
        }
    }

    /** Takes over which payments an agreement may go back to; what is filled in stays. */
    void offer(List<Payment> payments) {
        if (!payments.equals(new ArrayList<>(candidates))) {
            var before = candidate.get();
            candidates.setAll(payments);
            candidate.set(payments.stream()
                    .filter(each -> before != null && each.orderNo().equals(before.orderNo()))
                    .findFirst()
                    .orElse(null));
        }
    }

    /** Writes it down, once whoever works here may do that. */
    public void add() {
        if (!making.get()) {
            problem.set(Optional.empty());
            frame.approvals().ask(Act.AGREEMENTS, null, this::add);
        }
    }

    private void add(Acting acting) {
        var wanted = filled();
        making.set(true);
        dependencies
                .background()
                .run(
                        () -> dependencies.agreements().add(wanted, acting),
                        this::added,
                        failure -> failed(frame.unexpected().note(failure)));
    }

    private AgreementText filled() {
        var dates = new AgreementText.Dates(
                unit.get().name(),
                typed(Field.EVERY),
                typed(Field.FIRST),
                typed(Field.TIMES),
                typed(Field.UNTIL),
                typed(Field.RETRIES));
        return new AgreementText(
                typed(Field.PAYMENT),
                kind.get().name(),
                typed(Field.AMOUNT),
                typed(Field.SUBJECT),
                typed(Field.CUSTOMER),
                dates,
                typed(Field.EXPIRY),
                typed(Field.IDENTIFIER),
                typed(Field.CONSENT));
    }

    private void added(Result<Agreement> result) {
        switch (result) {
            case Result.Failed<Agreement>(var why) -> failed(why);
            case Result.Done<Agreement>(var agreement) -> {
                making.set(false);
                if (!closed) {
                    candidate.set(null);
                    empty();
                    made.accept(agreement);
                }
            }
        }
    }

    private void failed(Problem why) {
        making.set(false);
        problem.set(Optional.of(why));
    }

    private String typed(Field field) {
        return text(field).get();
    }

    StringProperty text(Field field) {
        return texts.getOrDefault(field, new SimpleStringProperty());
    }

    /** Paid card payments whose gateway gave what a later charge refers to. */
    public ObservableList<Payment> getCandidates() {
        return candidates;
    }

    public ObjectProperty<Payment> candidateProperty() {
        return candidate;
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    public ObjectProperty<Unit> unitProperty() {
        return unit;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether it is being written. */
    public ReadOnlyBooleanProperty makingProperty() {
        return making.getReadOnlyProperty();
    }
}
