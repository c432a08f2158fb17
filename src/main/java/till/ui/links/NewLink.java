package till.ui.links;

import java.time.Duration;
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
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Act;
import till.domain.Acting;
import till.domain.AmountText;
import till.domain.Payment;
import till.domain.Problem;
import till.service.ChargeRequest;
import till.service.PaymentLinks.Offer;
import till.service.Started;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;

/** A link being filled in, and the one order that goes out for it. FX thread only. */
public final class NewLink {
    private static final Duration USUAL = Duration.ofHours(24);

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Consumer<Payment> made;
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty sale = new SimpleStringProperty("");
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ObservableList<Duration> lifetimes = FXCollections.observableArrayList();
    private final ObjectProperty<Offer> offer = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> lifetime = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private boolean closed;

    /** @param made hears of the link that was made, or whose making was not answered */
    NewLink(UiDependencies dependencies, Frame frame, Consumer<Payment> made) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.made = made;
        amount.subscribe(_ -> keyed());
        offer.subscribe(_ -> live());
    }

    void close() {
        closed = true;
    }

    private void keyed() {
        problem.set(Optional.empty());
        offer();
    }

    /** Looks anew which ways to pay can make a link of this amount. */
    void offer() {
        var money = AmountText.read(amount.get(), currency()) instanceof AmountText.Amount(var read)
                ? read
                : Money.zero(currency());
        var hidden = dependencies.settings().current().methods().hidden();
        var all = dependencies.services().links().offers(money).stream()
                .filter(each -> !hidden.contains(
                        each.method().gateway() + "/" + each.method().code()))
                .toList();
        possible.set(!all.isEmpty());
        var fitting = all.stream().filter(each -> each.obstacle().isEmpty()).toList();
        if (!fitting.equals(offers)) {
            var before = offer.get();
            offers.setAll(fitting);
            offer.set(fitting.stream()
                    .filter(each -> before != null && each.method().equals(before.method()))
                    .findFirst()
                    .orElse(fitting.isEmpty() ? null : fitting.getFirst()));
        }
        if (fitting.isEmpty()) {
            problem.set(all.stream().flatMap(each -> each.obstacle().stream()).findFirst());
        }
    }

    private void live() {
        var chosen = offer.get();
        var before = lifetime.get();
        List<Duration> possibleTimes = chosen == null ? List.of() : chosen.lifetimes();
        if (!possibleTimes.equals(lifetimes)) {
            lifetimes.setAll(possibleTimes);
        }
        if (before == null || !possibleTimes.contains(before)) {
            lifetime.set(possibleTimes.contains(USUAL) || possibleTimes.isEmpty() ? USUAL : possibleTimes.getLast());
        }
    }

    /** Sends the order once; does nothing while one is on its way. */
    public void make() {
        var chosen = offer.get();
        var living = lifetime.get();
        if (making.get() || chosen == null || living == null) {
            return;
        }
        switch (AmountText.read(amount.get(), currency())) {
            case AmountText.Wrong(var wrong) -> problem.set(Optional.of(wrong));
            case AmountText.Amount(var money) -> {
                var request = new ChargeRequest(
                                chosen.method().gateway(),
                                chosen.method().code(),
                                money,
                                subject.get().strip(),
                                sale.get().strip(),
                                false,
                                Map.of())
                        .asLink(living);
                frame.approvals().ask(Act.CHARGE, null, acting -> send(request, acting));
            }
        }
    }

    private void send(ChargeRequest request, Acting acting) {
        if (closed) {
            return;
        }
        making.set(true);
        problem.set(Optional.empty());
        dependencies
                .background()
                .run(
                        () -> dependencies.services().payments().start(request, acting),
                        started -> done(started, request, acting),
                        failure -> {
                            making.set(false);
                            var code =
                                    frame.unexpected().note(failure).arguments().getFirst();
                            problem.set(Optional.of(Problem.of("links.failed", code)));
                        });
    }

    private void done(Started started, ChargeRequest request, Acting acting) {
        making.set(false);
        if (closed) {
            return;
        }
        switch (started) {
            case Started.Running(var payment) -> {
                empty();
                made.accept(payment);
            }
            case Started.Declined(var _, var why) -> problem.set(Optional.of(why));
            case Started.NotStarted(var why) -> problem.set(Optional.of(why));
            case Started.SaleTaken(var holder) -> askWhetherAgain(holder, request, acting);
        }
    }

    private void empty() {
        amount.set("");
        subject.set("");
        sale.set("");
    }

    private void askWhetherAgain(Payment holder, ChargeRequest request, Acting acting) {
        var facts = Problem.of(
                holder.state().isOpen() ? "charge.taken.open" : "charge.taken.paid",
                request.sale(),
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
                                new Choice("links.taken.again", Weight.DANGER, () -> send(request.beside(), acting)))));
    }

    private CurrencyUnit currency() {
        return dependencies.settings().current().currency();
    }

    /** What amounts are keyed in. */
    public String currencyCode() {
        return currency().getCode();
    }

    public StringProperty amountProperty() {
        return amount;
    }

    /** What the customer reads. */
    public StringProperty subjectProperty() {
        return subject;
    }

    /** The shop's own order number. */
    public StringProperty saleProperty() {
        return sale;
    }

    /** The ways to pay that can make a link of this amount. */
    public ObservableList<Offer> getOffers() {
        return offers;
    }

    public ObjectProperty<Offer> offerProperty() {
        return offer;
    }

    /** How long the link may live with the chosen way to pay. */
    public ObservableList<Duration> getLifetimes() {
        return lifetimes;
    }

    public ObjectProperty<Duration> lifetimeProperty() {
        return lifetime;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the order is on its way to the gateway. */
    public ReadOnlyBooleanProperty makingProperty() {
        return making.getReadOnlyProperty();
    }

    /** Whether anything that is set up can make links at all. */
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }
}
