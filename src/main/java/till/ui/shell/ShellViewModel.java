package till.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import till.domain.Ability;
import till.domain.Mode;
import till.domain.Payment;
import till.domain.PaymentState;
import till.service.OrderBook;
import till.settings.AmountFormat;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** What stands around every screen: the last payments, what is open, what needs attention, gateways and the time. */
public final class ShellViewModel implements ViewModel {
    private static final int RECENT = 5;
    private static final int RECENT_DAYS = 7;
    private static final Duration BETWEEN_FIGURES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TESTS = Duration.ofMinutes(5);

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObservableList<RecentPayment> recent = FXCollections.observableArrayList();
    private final ObservableList<GatewayStatus> gateways = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper attention = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper("");
    private Instant nextTest = Instant.MIN;
    private Instant nextFigures = Instant.MIN;
    private Subscription subscriptions = Subscription.EMPTY;

    ShellViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    @Override
    public void activated() {
        var services = dependencies.services();
        services.gateways().ids().forEach(id -> gateways.add(GatewayStatus.untested(id)));
        var feed = services.feed().subscribe(_ -> dependencies.background().onScreen(this::load));
        var ticks = dependencies.ticker().everySecond(this::tick);
        subscriptions = Subscription.combine(
                feed::close, ticks::close, frame.appearance().textsProperty().subscribe(this::tick));
        tick();
        load();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void tick() {
        var now = dependencies.services().here().clock().instant();
        var texts = frame.appearance().texts();
        clock.set(DateTimeFormatter.ofPattern(
                        texts.text("shell.clock"), texts.language().locale())
                .format(now.atZone(dependencies.services().here().calendar().zone())));
        if (!now.isBefore(nextTest)) {
            nextTest = now.plus(BETWEEN_TESTS);
            testGateways();
        }
        readGateways(now);
    }

    /** What changes how a gateway is to be treated is shown at once, its figures now and then: nobody reads them faster. */
    private void readGateways(Instant now) {
        var health = dependencies.services().gateways().health();
        var figuresToo = !now.isBefore(nextFigures);
        if (figuresToo) {
            nextFigures = now.plus(BETWEEN_FIGURES);
        }
        for (var status : List.copyOf(gateways)) {
            var reading = health.of(status.id());
            if (status.differsInState(reading)
                    || (figuresToo && !status.reading().equals(reading))) {
                replace(status.id(), each -> each.read(reading));
            }
        }
    }

    private void testGateways() {
        var directory = dependencies.services().gateways();
        for (var id : directory.ids()) {
            if (directory.abilities(id).contains(Ability.TEST)) {
                dependencies
                        .background()
                        .run(
                                () -> directory.trouble(id),
                                trouble -> replace(id, each -> each.tested(trouble)),
                                frame.unexpected()::note);
            }
        }
    }

    private void replace(String id, UnaryOperator<GatewayStatus> change) {
        gateways.replaceAll(each -> each.id().equals(id) ? change.apply(each) : each);
    }

    private record Glance(List<Payment> recent, int open, int attention) {}

    private void load() {
        dependencies.background().run(this::look, this::show, frame.unexpected()::note);
    }

    private Glance look() {
        var services = dependencies.services();
        var today = services.orders().today();
        var search = new OrderBook.Search("", today.minusDays(RECENT_DAYS), today, Set.of(), null);
        return new Glance(
                services.orders().list(search, null, RECENT),
                services.orders().openCount(),
                services.attention().openCount());
    }

    private void show(Glance glance) {
        recent.setAll(glance.recent().stream().map(this::row).toList());
        open.set(glance.open());
        attention.set(glance.attention());
    }

    private RecentPayment row(Payment payment) {
        var time = DateTimeFormatter.ofPattern("HH:mm")
                .format(payment.order()
                        .createdAt()
                        .atZone(dependencies.services().here().calendar().zone()));
        return new RecentPayment(
                payment.orderNo(), amount(payment), time, frame.methods().brand(payment), payment.state());
    }

    /** Without the currency where it is the shop's own: the rail is narrow. */
    private String amount(Payment payment) {
        var own = payment.amount()
                .getCurrencyUnit()
                .equals(dependencies.settings().current().currency());
        return own ? AmountFormat.grouped(payment.amount()) : AmountFormat.withCurrency(payment.amount());
    }

    /** Goes to where a recent payment is dealt with: its code while it waits, its outcome otherwise. */
    public void open(RecentPayment payment) {
        var waiting = EnumSet.of(PaymentState.CREATED, PaymentState.AWAITING_PAYER, PaymentState.UNCERTAIN);
        frame.navigator()
                .go(
                        waiting.contains(payment.state())
                                ? new Route.PayCode(payment.orderNo())
                                : new Route.Result(payment.orderNo()));
    }

    /** Of the times on screen. */
    ZoneId zone() {
        return dependencies.services().here().calendar().zone();
    }

    public boolean isTraining() {
        return dependencies.services().mode() == Mode.TRAINING;
    }

    public String getTill() {
        return dependencies.services().here().till();
    }

    /** The shop's name; empty where none is set. */
    public String getShopName() {
        return dependencies.settings().current().shopName();
    }

    /** The last payments, newest first. */
    public ObservableList<RecentPayment> getRecent() {
        return recent;
    }

    public ObservableList<GatewayStatus> getGateways() {
        return gateways;
    }

    /** How many payments are open. */
    public ReadOnlyIntegerProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    public int getOpen() {
        return open.get();
    }

    /** How many things a person has to settle. */
    public ReadOnlyIntegerProperty attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    public int getAttention() {
        return attention.get();
    }

    public ReadOnlyStringProperty clockProperty() {
        return clock.getReadOnlyProperty();
    }

    public String getClock() {
        return clock.get();
    }
}
