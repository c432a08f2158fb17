package till.ui.refund;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.joda.money.Money;
import till.domain.AmountText;
import till.domain.Attention;
import till.domain.Problem;
import till.settings.AmountFormat;
import till.settings.Texts;

/** Amount and reason of a refund as they are chosen, and what is wrong with them. FX thread only. */
public final class RefundForm {
    /** The narrowest gateway's limit. */
    public static final int REASON_LENGTH = 64;

    /** Enough for where it was read, by which number, and who said so. */
    public static final int EVIDENCE_LENGTH = 500;

    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty otherReason = new SimpleStringProperty("");
    private final StringProperty evidence = new SimpleStringProperty("");
    private final BooleanProperty recording = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<RefundReason>> reason = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscriptions = Subscription.combine(
            amount.subscribe(this::judge),
            otherReason.subscribe(this::judge),
            reason.subscribe(this::judge),
            evidence.subscribe(this::judge),
            recording.subscribe(this::judge));
    private Optional<Money> left = Optional.empty();

    /** No more than this can be given back. */
    void allow(Money most) {
        left = Optional.of(most);
        judge();
    }

    void close() {
        subscriptions.unsubscribe();
    }

    /** Chooses all that is left, exactly. */
    public void all() {
        left.ifPresent(each -> amount.set(AmountFormat.plain(each)));
    }

    /** The amount chosen; empty while the text is none. */
    public Optional<Money> chosen() {
        return left.map(most -> AmountText.read(amount.get(), most.getCurrencyUnit()))
                .flatMap(reading ->
                        reading instanceof AmountText.Amount(var money) ? Optional.of(money) : Optional.empty());
    }

    private void judge() {
        obstacle.set(
                left.flatMap(most -> wrongAmount(most).or(this::wrongReason).or(this::wrongEvidence)));
    }

    private Optional<Problem> wrongAmount(Money most) {
        return switch (AmountText.read(amount.get(), most.getCurrencyUnit())) {
            case AmountText.Wrong(var problem) -> Optional.of(problem);
            case AmountText.Amount(var money)
            when money.isGreaterThan(most) ->
                Optional.of(Problem.of("refund.moreThanLeft", AmountFormat.withCurrency(most)));
            case AmountText.Amount _ -> Optional.empty();
        };
    }

    private Optional<Problem> wrongReason() {
        if (reason.get().isEmpty()) {
            return Optional.of(Problem.of("refund.reason.choose"));
        }
        if (reason.get().get() != RefundReason.OTHER) {
            return Optional.empty();
        }
        var text = otherReason.get().strip();
        if (text.isEmpty()) {
            return Optional.of(Problem.of("refund.reason.write"));
        }
        return text.length() > REASON_LENGTH
                ? Optional.of(Problem.of("refund.reason.tooLong", Integer.toString(REASON_LENGTH)))
                : Optional.empty();
    }

    private Optional<Problem> wrongEvidence() {
        if (!recording.get()) {
            return Optional.empty();
        }
        var text = evidence.get().strip();
        if (text.isEmpty()) {
            return Optional.of(Problem.of("refund.evidence.write"));
        }
        return text.length() > EVIDENCE_LENGTH
                ? Optional.of(Problem.of("refund.evidence.tooLong", Integer.toString(EVIDENCE_LENGTH)))
                : Optional.empty();
    }

    /** Proposes all that is left, because of what a person has to settle. */
    void propose(Attention.Kind because, Texts texts) {
        all();
        reason.set(Optional.of(RefundReason.OTHER));
        otherReason.set(
                switch (because) {
                    case PAID_LATE -> texts.text("refund.because.PAID_LATE");
                    case PAID_TWICE -> texts.text("refund.because.PAID_TWICE");
                    default -> texts.text("refund.because.OTHER");
                });
    }

    /** The reason in the books and on the customer's statement. */
    String reasonText(Texts texts) {
        var chosen = reason.get().orElse(RefundReason.OTHER);
        return chosen == RefundReason.OTHER ? otherReason.get().strip() : texts.text("refund.reason." + chosen.name());
    }

    public StringProperty amountProperty() {
        return amount;
    }

    public StringProperty otherReasonProperty() {
        return otherReason;
    }

    /** What proves a refund that was made elsewhere. */
    public StringProperty evidenceProperty() {
        return evidence;
    }

    /** Whether a refund made elsewhere is written down, in place of sending one. */
    public BooleanProperty recordingProperty() {
        return recording;
    }

    public ObjectProperty<Optional<RefundReason>> reasonProperty() {
        return reason;
    }

    /** Why the refund cannot be sent as it stands. */
    public ReadOnlyObjectProperty<Optional<Problem>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }
}
