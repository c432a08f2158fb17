package till.ui.attention;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.joda.money.Money;
import till.domain.AmountText;
import till.domain.Attention;
import till.domain.Cure;
import till.domain.Payment;
import till.domain.Problem;
import till.service.SettleRequest;
import till.settings.AmountFormat;

/** What a person writes down to settle one card with one cure, and what is wrong with it. FX thread only. */
public final class SettleForm {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private final Attention card;
    private final Payment payment;
    private final Cure cure;
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty evidence = new SimpleStringProperty("");
    private final StringProperty sale = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> refused = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Optional<Money> proposal;

    /** @param proposal what the amount begins with; what is settled where the cure asks for none */
    SettleForm(Attention card, Payment payment, Cure cure, Optional<Money> proposal) {
        this.card = card;
        this.payment = payment;
        this.cure = cure;
        this.proposal = proposal;
        if (asksAmount()) {
            proposal.ifPresent(money -> amount.set(AmountFormat.plain(money)));
        }
        for (var text : new StringProperty[] {amount, reason, evidence, sale}) {
            text.subscribe((_, _) -> judge());
        }
        judge();
    }

    private void judge() {
        refused.set(Optional.empty());
        obstacle.set(wrongAmount().or(this::wrongReason).or(this::wrongEvidence));
    }

    private Optional<Problem> wrongAmount() {
        return asksAmount()
                        && AmountText.read(amount.get(), payment.amount().getCurrencyUnit())
                                instanceof AmountText.Wrong(var problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    private Optional<Problem> wrongReason() {
        if (!cure.needsReason()) {
            return Optional.empty();
        }
        return reason.get().strip().length() < SHORTEST
                ? Optional.of(Problem.of("attention.form.reasonMissing"))
                : tooLong(reason);
    }

    private Optional<Problem> wrongEvidence() {
        return cure.evidence() == Cure.Asked.ALWAYS && evidence.get().strip().length() < SHORTEST
                ? Optional.of(Problem.of("attention.form.evidenceMissing"))
                : tooLong(evidence);
    }

    private static Optional<Problem> tooLong(StringProperty text) {
        return text.get().strip().length() > LONGEST
                ? Optional.of(Problem.of("attention.form.tooLong", Integer.toString(LONGEST)))
                : Optional.empty();
    }

    /** What is settled: the amount written, or the one the card is about. */
    public Optional<Money> money() {
        if (!asksAmount()) {
            return proposal;
        }
        return AmountText.read(amount.get(), payment.amount().getCurrencyUnit()) instanceof AmountText.Amount(var money)
                ? Optional.of(money)
                : Optional.empty();
    }

    /** As it is sent to be settled. */
    SettleRequest request() {
        return SettleRequest.of(card.id(), cure, reason.get())
                .withAmount(asksAmount() ? money().orElse(null) : null)
                .withEvidence(evidence.get())
                .withSale(cure.takesSale() ? sale.get() : null);
    }

    /** It was not settled, and why; until something is changed. */
    void refuse(Problem problem) {
        refused.set(Optional.of(problem));
    }

    public boolean asksAmount() {
        return cure.amount() == Cure.Asked.ALWAYS;
    }

    public boolean asksEvidence() {
        return cure.evidence() != Cure.Asked.NOTHING;
    }

    /** Whether another sale than the payment's own may be named. */
    public boolean asksSale() {
        return cure.takesSale();
    }

    /** Whether it changes what the books say of money: asked once more before it is done. */
    public boolean changesMoney() {
        return switch (cure) {
            case RECORD_PAID, RECORD_NOT_PAID, RECORD_REFUND, REFUND_DONE, REFUND_FAILED -> true;
            case CHECK, ATTACH, REFUND, KEEP, CAPTURE, LET_GO -> false;
        };
    }

    public Attention card() {
        return card;
    }

    public Payment payment() {
        return payment;
    }

    public Cure cure() {
        return cure;
    }

    public StringProperty amountProperty() {
        return amount;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    public StringProperty evidenceProperty() {
        return evidence;
    }

    public StringProperty saleProperty() {
        return sale;
    }

    /** Why it cannot be settled as it stands. */
    public ReadOnlyObjectProperty<Optional<Problem>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Why it was not settled. */
    public ReadOnlyObjectProperty<Optional<Problem>> refusedProperty() {
        return refused.getReadOnlyProperty();
    }
}
