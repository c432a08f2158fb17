package till.ui.charge;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.joda.money.Money;
import till.domain.CardBuffer;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.TypedCard;
import till.ui.UiDependencies;

/** Asks for a card that somebody at the till types in, for orders by letter or telephone. FX thread only. */
final class KeyedCard {
    private final UiDependencies dependencies;
    private final Frame frame;

    KeyedCard(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** @param then gets the card, and overwrites it; not called where nothing is charged */
    void ask(PaymentMethod method, Money money, Consumer<CardBuffer> then) {
        var gateways = dependencies.services().gateways();
        gateways.cardForm(method.gateway(), method.code()).ifPresent(form -> {
            var card = new TypedCard(
                    form,
                    YearMonth.from(
                            dependencies.services().here().clock().instant().atOffset(ZoneOffset.UTC)));
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("charge.card.title", AmountFormat.withCurrency(money)),
                            Problem.of("charge.card.text", frame.gatewayName(method.gateway())),
                            List.of(
                                    new Dialogs.Choice(
                                            Problem.of("charge.card.charge", AmountFormat.withCurrency(money)),
                                            Dialogs.Weight.PRIMARY,
                                            () -> then.accept(card.take())),
                                    new Dialogs.Choice("charge.card.back", Dialogs.Weight.PLAIN, card::drop)),
                            card::drop,
                            Optional.empty(),
                            Optional.of(card)));
        });
    }
}
