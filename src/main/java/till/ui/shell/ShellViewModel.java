package till.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import till.domain.Act;
import till.domain.Mode;
import till.domain.Payment;
import till.domain.PaymentState;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.Rereading;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.links.PaidLinks;
import till.ui.people.ApprovalDesk;
import till.ui.people.WhoWorks;

/** What stands around every screen: the last payments, what is open, what needs attention, gateways and the time. */
public final class ShellViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ApprovalDesk approvals;
    private final WhoWorks who;
    private final CustomerSwitch customerSwitch;
    /** Links that were paid while somebody worked elsewhere. */
    final PaidLinks paidLinks;
    /** All keys. */
    final ShortcutList shortcuts;

    private final ObservableList<RecentPayment> recent = FXCollections.observableArrayList();
    private final GatewayStatuses gateways;
    private final TodayGlance today;
    private final Rereading<Glance> glances;
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper attention = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper("");
    private final ObservableValue<Boolean> guiding;
    /** Made once for a language: the clock is written every second. */
    private DateTimeFormatter clockFormat = DateTimeFormatter.ISO_LOCAL_TIME;

    private Subscription subscriptions = Subscription.EMPTY;

    ShellViewModel(UiDependencies dependencies, Frame frame, ApprovalDesk approvals) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.approvals = approvals;
        this.gateways = new GatewayStatuses(dependencies, frame);
        this.today = new TodayGlance(dependencies, frame);
        this.glances = new Rereading<>(
                dependencies.background(),
                () -> Glance.at(dependencies.services()),
                this::show,
                frame.unexpected()::note);
        this.customerSwitch = new CustomerSwitch(dependencies, frame);
        this.who = new WhoWorks(dependencies, frame);
        this.paidLinks = new PaidLinks(dependencies, frame);
        this.shortcuts = new ShortcutList(dependencies.session(), isTraining());
        this.guiding = frame.navigator()
                .routeProperty()
                .map(now -> now.filter(Route.Guide.class::isInstance).isPresent());
    }

    @Override
    public void activated() {
        var services = dependencies.services();
        gateways.start();
        var feed = services.feed()
                .subscribeToChanges(_ -> dependencies.background().onScreen(this::load));
        var ticks = dependencies.ticker().everySecond(this::tick);
        var texts = frame.appearance().textsProperty().subscribe(this::speak);
        subscriptions = Subscription.combine(feed::close, ticks::close, today.follow(), texts);
        who.activated();
        paidLinks.activated();
        load();
    }

    private void speak(Texts texts) {
        clockFormat = DateTimeFormatter.ofPattern(
                texts.text("shell.clock"), texts.language().locale());
        tick();
    }

    @Override
    public void close() {
        who.close();
        paidLinks.close();
        subscriptions.unsubscribe();
    }

    private void tick() {
        approvals.tick();
        today.tick();
        var now = dependencies.services().here().clock().instant();
        clock.set(clockFormat.format(
                now.atZone(dependencies.services().here().calendar().zone())));
        gateways.look(now);
    }

    private void load() {
        glances.read();
        today.read();
    }

    private void show(Glance glance) {
        var rows = glance.recent().stream().map(this::row).toList();
        if (!recent.equals(rows)) {
            recent.setAll(rows);
        }
        open.set(glance.open());
        attention.set(glance.attention());
    }

    private RecentPayment row(Payment payment) {
        return RecentPayment.of(
                payment,
                zone(),
                frame.methods(),
                dependencies.settings().current().currency());
    }

    /** Goes to where a recent payment is dealt with: its code while it waits, its outcome otherwise. */
    public void open(RecentPayment payment) {
        var waiting = EnumSet.of(PaymentState.CREATED, PaymentState.AWAITING_PAYER, PaymentState.UNCERTAIN);
        Route route = waiting.contains(payment.state())
                ? new Route.PayCode(payment.orderNo())
                : new Route.Result(payment.orderNo());
        frame.navigator().go(route);
    }

    /** Goes to a place of the rail; where the role may not go there by itself, another person is asked first. */
    void go(RailEntry entry) {
        var needed = entry.needs().filter(who.beyondProperty().get()::contains);
        needed.ifPresentOrElse(
                act -> frame.approvals()
                        .ask(
                                act,
                                null,
                                acting -> frame.navigator().go(entry.route().apply(acting))),
                () -> frame.navigator()
                        .go(entry.route().apply(dependencies.session().acting())));
    }

    /** Goes to where people are set up. */
    void setUpPeople() {
        frame.approvals()
                .ask(
                        Act.PEOPLE,
                        null,
                        acting -> frame.navigator().go(new Route.Settings(Route.Settings.Part.PEOPLE, acting)));
    }

    /** Whether somebody else has to approve an act. */
    BooleanBinding asks(Act act) {
        return dependencies.session().asks(act);
    }

    /** Who works at the window. */
    WhoWorks getWho() {
        return who;
    }

    /** Questions for another person's PIN. */
    ApprovalDesk getApprovals() {
        return approvals;
    }

    /** Of the times on screen. */
    ZoneId zone() {
        return dependencies.services().here().calendar().zone();
    }

    /** Opens and closes the customer display. */
    public CustomerSwitch getCustomerSwitch() {
        return customerSwitch;
    }

    /** Whether nothing but the guide is to be seen. */
    public ObservableValue<Boolean> guidingProperty() {
        return guiding;
    }

    public boolean isGuiding() {
        return guiding.getValue();
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
        return gateways.all();
    }

    /** What today brought so far. */
    public TodayGlance getToday() {
        return today;
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
