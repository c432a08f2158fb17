package till.ui.charge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.joda.money.Money;
import till.domain.AmountText;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.domain.WalletCode;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.MethodNames;
import till.ui.UiDependencies;

/** Finds the way to pay that takes a customer's scanned code; where there are several a person chooses. FX thread only. */
final class ScanCharge {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Consumer<Optional<Problem>> told;

    /** @param told shows why nothing was charged */
    ScanCharge(UiDependencies dependencies, Frame frame, Consumer<Optional<Problem>> told) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.told = told;
    }

    /** @param charge gets the way to pay and the amount, at most once */
    void choose(WalletCode code, AmountText.Reading reading, BiConsumer<PaymentMethod, Money> charge) {
        var wallet = Problem.word("method.brand." + code.wallet().name());
        if (!(reading instanceof AmountText.Amount(var money))) {
            told.accept(Optional.of(Problem.of("scan.charge.noAmount", wallet)));
            return;
        }
        var offers = MethodButton.of(
                dependencies.services().gateways().scanOffers(code.wallet(), money),
                dependencies.settings().current().methods());
        var usable = offers.stream().filter(each -> each.obstacle().isEmpty()).toList();
        told.accept(
                offers.isEmpty()
                        ? Optional.of(Problem.of("scan.charge.noMethod", wallet))
                        : usable.isEmpty() ? offers.getFirst().obstacle() : Optional.empty());
        if (usable.size() == 1) {
            charge.accept(usable.getFirst().method(), money);
        } else if (usable.size() > 1) {
            ask(
                    usable,
                    Problem.of("scan.choose.text", wallet, AmountFormat.withCurrency(money)),
                    way -> charge.accept(way, money));
        }
    }

    private void ask(List<MethodButton> usable, Problem text, Consumer<PaymentMethod> chosen) {
        var choices = new ArrayList<>(usable.stream()
                .map(button -> new Choice(
                        label(button.method()),
                        button.equals(usable.getFirst()) ? Weight.PRIMARY : Weight.PLAIN,
                        () -> chosen.accept(button.method())))
                .toList());
        choices.add(new Choice("scan.choose.none", Weight.PLAIN, () -> {}));
        frame.dialogs().ask(new Dialogs.Question(Problem.of("scan.choose.title"), text, choices));
    }

    private Problem label(PaymentMethod method) {
        return Problem.of("scan.choose.method", MethodNames.word(method), frame.gatewayName(method.gateway()));
    }
}
