package till.ui.attention;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.orders.ListState;
import till.ui.orders.OrderDetailsViewModel;

/** The open things a person has to settle, oldest first, and the history of the chosen one. FX thread only. */
public final class AttentionViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderDetailsViewModel details;
    private final ObservableList<Card> cards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<OrderNo, Problem> told = new HashMap<>();
    private @Nullable OrderNo asked;
    private Subscription subscriptions = Subscription.EMPTY;
    private long reading;

    public AttentionViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.details = new OrderDetailsViewModel(dependencies, frame, null);
    }

    /**
     * One thing to settle.
     *
     * @param asked whether its gateway is being asked right now
     * @param told what asking gave
     */
    public record Card(Attention attention, Payment payment, boolean asked, Optional<Problem> told) {}

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribe(changed -> dependencies.background().onScreen(() -> follow(changed)));
        subscriptions = feed::close;
        read();
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
        var mine = ++reading;
        dependencies
                .background()
                .run(
                        () -> dependencies.services().attention().open().stream()
                                .map(card -> new Card(card.attention(), card.payment(), false, Optional.empty()))
                                .toList(),
                        found -> {
                            if (mine == reading) {
                                show(found);
                            }
                        },
                        failure -> state.set(
                                new ListState.Failed(frame.unexpected().note(failure))));
    }

    private void show(List<Card> found) {
        var dressed = found.stream().map(this::dressed).toList();
        if (!dressed.equals(cards)) {
            cards.setAll(dressed);
        }
        state.set(dressed.isEmpty() ? new ListState.Empty() : new ListState.Filled());
        var still = chosen.get().flatMap(this::card).or(() -> dressed.stream().findFirst());
        still.ifPresentOrElse(this::choose, this::chooseNone);
    }

    private Card dressed(Card card) {
        var orderNo = card.payment().orderNo();
        return new Card(
                card.attention(), card.payment(), orderNo.equals(asked), Optional.ofNullable(told.get(orderNo)));
    }

    private Optional<Card> card(String id) {
        return cards.stream().filter(each -> each.attention().id().equals(id)).findFirst();
    }

    /** Shows a card's history. */
    public void choose(Card card) {
        chosen.set(Optional.of(card.attention().id()));
        details.show(card.payment().orderNo());
    }

    private void chooseNone() {
        chosen.set(Optional.empty());
        details.hide();
    }

    /** Asks a card's gateway about its payment and refunds. */
    public void checkNow(Card card) {
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
    public void open(Card card) {
        frame.navigator().go(new Route.Orders(card.payment().orderNo()));
    }

    public OrderDetailsViewModel getDetails() {
        return details;
    }

    public ObservableList<Card> getCards() {
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
