package till.cli;

import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.AmountText;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Refund;
import till.domain.Result;
import till.service.AttentionService.Card;
import till.service.RecordedRefund;
import till.service.RefundEvidence;
import till.service.SettleRequest;
import till.service.Settled;
import till.settings.AmountFormat;

/** {@code till settle}: lists what a person has to settle, settles one, or records a refund made elsewhere. */
@CommandLine.Command(name = "settle")
final class SettleCommand implements Command {
    @Parameters(paramLabel = "CARD", arity = "0..1", descriptionKey = "cli.option.card")
    private @Nullable String number;

    @Option(names = "--cure", paramLabel = "CURE", descriptionKey = "cli.option.cure")
    private @Nullable String cure;

    @Option(names = "--refunded-outside", paramLabel = "A", descriptionKey = "cli.option.refundedOutside")
    private @Nullable String refundedOutside;

    @Option(names = "--amount", paramLabel = "A", descriptionKey = "cli.option.settleAmount")
    private @Nullable String amount;

    @Option(names = "--currency", paramLabel = "HKD", descriptionKey = "cli.option.settleCurrency")
    private @Nullable String currency;

    @Option(names = "--sale", paramLabel = "REF", descriptionKey = "cli.option.settleSale")
    private @Nullable String sale;

    @Option(names = "--reason", paramLabel = "R", descriptionKey = "cli.option.settleReason")
    private String reason = "";

    @Option(names = "--evidence", paramLabel = "E", descriptionKey = "cli.option.evidence")
    private String evidence = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (cure != null && refundedOutside != null || number == null && (cure != null || refundedOutside != null)) {
            throw Stopped.wrongUse("cli.settle.one");
        }
        var chosen = cure == null ? null : CardList.cure(cure);
        return run.inTill(act(chosen), till -> {
            var cards = new CardList(run.output(), till);
            if (number == null) {
                return cards.showAll();
            }
            if (refundedOutside != null) {
                return recorded(run, till, refundedOutside);
            }
            return chosen == null ? cards.show(number) : settled(run, till, cards, chosen);
        });
    }

    /** A cure that is an ordinary refund or capture needs no more than these do. */
    private Act act(@Nullable Cure chosen) {
        if (refundedOutside != null) {
            return Act.SETTLE;
        }
        return chosen == null ? Act.SEE_ORDERS : chosen.act();
    }

    private ExitCode recorded(Run run, OpenedTill till, String outside) throws Stopped {
        var payment = new References(till.services().orders()).find(String.valueOf(number));
        var refund = new RecordedRefund(payment.orderNo(), read(outside, payment), reason, evidence);
        return switch (till.services().settling().record(refund, run.acting())) {
            case Result.Failed(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done(var written) ->
                show(
                        run,
                        till,
                        payment,
                        ExitCode.DONE,
                        "cli.settle.recorded",
                        AmountFormat.withCurrency(written.amount()));
        };
    }

    /** A refund that no card is about, because the gateway took it, ends by its own number. */
    private ExitCode settled(Run run, OpenedTill till, CardList cards, Cure chosen) throws Stopped {
        var text = String.valueOf(number);
        var ended = chosen == Cure.REFUND_DONE || chosen == Cure.REFUND_FAILED;
        var refund = ended ? cards.refund(text) : Optional.<Refund>empty();
        if (refund.isPresent()) {
            var proof = new RefundEvidence(refund.get().refundNo(), chosen == Cure.REFUND_DONE, reason, evidence);
            return switch (till.services().settling().end(proof, run.acting())) {
                case Result.Failed(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
                case Result.Done(var written) ->
                    show(run, till, payment(till, written), ExitCode.DONE, "cli.settle.done");
            };
        }
        var card = cards.find(text);
        return switch (till.services().settling().settle(request(card, chosen), run.acting())) {
            case Result.Failed(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done(var settled) -> show(run, till, settled);
        };
    }

    private SettleRequest request(Card card, Cure chosen) throws Stopped {
        var request = SettleRequest.of(card.attention().id(), chosen, reason)
                .withEvidence(evidence)
                .withSale(sale);
        return amount == null ? request : request.withAmount(read(amount, card.payment()));
    }

    private static Payment payment(OpenedTill till, Refund refund) {
        return till.services().payments().find(refund.orderNo()).orElseThrow();
    }

    /** In the currency that was received, unless the portal shows another. */
    private Money read(String text, Payment payment) throws Stopped {
        var received = payment.received() == null ? payment.amount() : payment.received();
        return switch (AmountText.read(text, unit(received.getCurrencyUnit()))) {
            case AmountText.Amount(var money) -> money;
            case AmountText.Wrong(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }

    private CurrencyUnit unit(CurrencyUnit otherwise) throws Stopped {
        if (currency == null) {
            return otherwise;
        }
        return CurrencyUnit.registeredCurrencies().stream()
                .filter(unit -> unit.getCode().equals(currency))
                .findFirst()
                .orElseThrow(() -> Stopped.wrongUse("cli.settle.currency", String.valueOf(currency)));
    }

    private static ExitCode show(Run run, OpenedTill till, Settled settled) {
        return settled.card().isOpen()
                ? show(run, till, settled.payment(), stillOpen(settled), "cli.settle.stillOpen")
                : show(run, till, settled.payment(), ExitCode.DONE, "cli.settle.done");
    }

    /** What was asked for is done or under way, and the card waits for the gateway. */
    private static ExitCode stillOpen(Settled settled) {
        var refund = settled.refund();
        if (refund == null) {
            return ExitCode.UNCERTAIN;
        }
        if (refund.state() == OperationState.ACCEPTED) {
            return ExitCode.NOT_YET;
        }
        return refund.state() == OperationState.DONE ? ExitCode.DONE : ExitCode.UNCERTAIN;
    }

    private static ExitCode show(
            Run run, OpenedTill till, Payment payment, ExitCode code, String key, Object... arguments) {
        var current = till.services().payments().find(payment.orderNo()).orElse(payment);
        return new PaymentView(run.output(), till.services())
                .end(current, run.texts().text(key, arguments), code);
    }
}
