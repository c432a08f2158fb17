package till.ui.attention;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Cure;
import till.domain.OrderNo;
import till.domain.Problem;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.orders.ListState;
import till.ui.orders.OrderDeeds;
import till.ui.orders.OrderDetailsViewModel;

/** The open things a person has to settle, oldest first, and the history of the chosen one. FX thread only. */
public final class AttentionViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderDetailsViewModel details;
    private final ObservableList<AttentionCard> cards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<OrderNo, Problem> told = new HashMap<>();
    private final AttentionCards reading;
    private final OrderDeeds deeds;
    private final SettlingViewModel settling;
    private @Nullable OrderNo asked;
    private final ReadOnlyLongWrapper minute = new ReadOnlyLongWrapper();
    private Subscription subscriptions = Subscription.EMPTY;
    private long asking;

    public AttentionViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.details = new OrderDetailsViewModel(dependencies, frame, null);
        this.reading = new AttentionCards(dependencies.services());
        this.deeds = new OrderDeeds(dependencies, frame, this::finish);
        this.settling = new SettlingViewModel(dependencies, frame, reading, this::read);
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribeToChanges(changed -> dependencies.background().onScreen(() -> follow(changed)));
        var ticks = dependencies.ticker().everySecond(() -> minute.set(now().getEpochSecond() / 60));
        subscriptions = Subscription.combine(
                feed::close,
                ticks::close,
                dependencies.session().operatorProperty().subscribe((_, _) -> read()));
        read();
    }

    @Override
    public boolean isUnderWay() {
        return asked != null || deeds.isBusy() || settling.isBusy();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        details.close();
    }

    private void follow(Set<OrderNo> changed) {
        details.follow(changed);
        read();
    }

    /** Reads the cards afresh. */
    public void read() {
        var mine = ++asking;
        var acting = dependencies.session().acting();
        dependencies
                .background()
                .run(
                        () -> reading.read(acting),
                        found -> {
                            if (mine == asking) {
                                show(found);
                            }
                        },
                        failure -> state.set(
                                new ListState.Failed(frame.unexpected().note(failure))));
    }

    private void show(List<AttentionCard> found) {
        var dressed = found.stream().map(this::dressed).toList();
        if (!dressed.equals(cards)) {
            cards.setAll(dressed);
        }
        state.set(dressed.isEmpty() ? new ListState.Empty() : new ListState.Filled());
        var still = chosen.get().flatMap(this::card).or(() -> dressed.stream().findFirst());
        still.ifPresentOrElse(this::choose, this::chooseNone);
        settling.keep(dressed);
    }

    private AttentionCard dressed(AttentionCard card) {
        var orderNo = card.payment().orderNo();
        return card.dressed(orderNo.equals(asked), Optional.ofNullable(told.get(orderNo)));
    }

    private Optional<AttentionCard> card(String id) {
        return cards.stream().filter(each -> each.attention().id().equals(id)).findFirst();
    }

    /** Moves on to the next card, or back. */
    public void step(int by) {
        var now = chosen.get().flatMap(this::card).map(cards::indexOf).orElse(0);
        if (!cards.isEmpty()) {
            choose(cards.get(Math.clamp(now + by, 0, cards.size() - 1)));
        }
    }

    /** Begins one of a card's cures. */
    public void begin(AttentionCard card, Cure cure) {
        choose(card);
        switch (cure) {
            case CHECK -> checkNow(card);
            case REFUND ->
                frame.navigator()
                        .go(Route.Refund.because(
                                card.payment().orderNo(), card.attention().kind()));
            case CAPTURE -> deeds.capture(card.payment());
            case LET_GO -> deeds.cancel(card.payment(), Problem.of("orders.void.text"));
            case ATTACH, KEEP, RECORD_PAID, RECORD_NOT_PAID, RECORD_REFUND, REFUND_DONE, REFUND_FAILED ->
                settling.open(card, cure);
        }
    }

    /** Shows a card's history. */
    public void choose(AttentionCard card) {
        chosen.set(Optional.of(card.attention().id()));
        details.show(card.payment().orderNo());
    }

    private void chooseNone() {
        chosen.set(Optional.empty());
        details.hide();
    }

    /** Asks a card's gateway about its payment and refunds. */
    public void checkNow(AttentionCard card) {
        if (asked != null) {
            return;
        }
        var orderNo = card.payment().orderNo();
        asked = orderNo;
        told.remove(orderNo);
        choose(card);
        dress();
        dependencies
                .background()
                .run(
                        () -> dependencies.services().attention().checkNow(orderNo),
                        payment -> finish(
                                orderNo,
                                Problem.of("orders.asked." + payment.state().name())),
                        failure -> finish(orderNo, frame.unexpected().note(failure)));
    }

    /** Begins the first cure of the chosen card. */
    public void beginChosen() {
        chosen.get()
                .flatMap(this::card)
                .ifPresent(card -> begin(card, card.cures().getFirst()));
    }

    /** Asks about the chosen card. */
    public void checkChosen() {
        chosen.get().flatMap(this::card).ifPresent(this::checkNow);
    }

    private void finish(OrderNo orderNo, Problem now) {
        asked = null;
        told.put(orderNo, now);
        dress();
        read();
    }

    private void dress() {
        cards.setAll(cards.stream().map(this::dressed).toList());
    }

    /** Goes to a card's order. */
    public void open(AttentionCard card) {
        frame.navigator().go(new Route.Orders(card.payment().orderNo()));
    }

    /** What is written down to settle a card. */
    public SettlingViewModel getSettling() {
        return settling;
    }

    /** What ages are measured against. */
    Instant now() {
        return dependencies.services().here().clock().instant();
    }

    public OrderDetailsViewModel getDetails() {
        return details;
    }

    /** Changes as ages do. */
    public ReadOnlyLongProperty minuteProperty() {
        return minute.getReadOnlyProperty();
    }

    public ObservableList<AttentionCard> getCards() {
        return cards;
    }

    /** The identity of the card whose history is shown. */
    public ReadOnlyObjectProperty<Optional<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
