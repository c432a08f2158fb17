package till.ui.charge;

import java.util.List;
import till.domain.Payment;
import till.domain.Problem;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.Route;

/** What is asked where another payment stands for the sale already. */
final class TakenSale {
    private TakenSale() {}

    /** @param again charges all the same, beside the other payment */
    static void ask(Frame frame, Payment holder, Runnable again) {
        var facts = Problem.of(
                holder.state().isOpen() ? "charge.taken.open" : "charge.taken.paid",
                holder.order().sale(),
                Problem.word("payment.state." + holder.state().name()),
                AmountFormat.withCurrency(holder.amount()),
                frame.methods().word(holder));
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("charge.taken.title"),
                        facts,
                        List.of(
                                new Choice(
                                        "charge.taken.show",
                                        Weight.PRIMARY,
                                        () -> frame.navigator().go(new Route.PayCode(holder.orderNo()))),
                                new Choice("charge.taken.back", Weight.PLAIN, () -> {}),
                                new Choice("charge.taken.again", Weight.DANGER, again))));
    }
}
