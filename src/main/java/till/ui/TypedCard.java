package till.ui;

import java.time.YearMonth;
import till.domain.CardBuffer;
import till.domain.CardForm;

/**
 * A card that a question asks for. What is typed belongs to the question until it is answered; then it is handed over once,
 * and the question's own is overwritten, as it is whenever the question goes away. FX thread only.
 */
public final class TypedCard {
    private final CardBuffer typed = new CardBuffer();
    private final CardForm form;
    private final YearMonth now;
    private CardBuffer handed = new CardBuffer();

    /** @param now the month in which it is charged */
    public TypedCard(CardForm form, YearMonth now) {
        this.form = form;
        this.now = now;
    }

    public CardBuffer typed() {
        return typed;
    }

    public CardForm form() {
        return form;
    }

    public YearMonth now() {
        return now;
    }

    /** Before the question goes away because it was answered. */
    public void handOver() {
        handed = typed.taken();
    }

    /** What was handed over; whoever takes it overwrites it. */
    public CardBuffer take() {
        var taken = handed;
        handed = new CardBuffer();
        return taken;
    }

    /** Leaves nothing. */
    public void drop() {
        typed.close();
        handed.close();
    }
}
