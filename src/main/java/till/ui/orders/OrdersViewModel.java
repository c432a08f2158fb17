package till.ui.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.service.OrderBook;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/**
 * The list of orders: search, filters, pages and sums. Reads one page at a time, and only what the latest query found is
 * ever shown. FX thread only.
 */
public final class OrdersViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderPages pages;
    private final OrderDetailsViewModel details;
    private final DayExportViewModel export;
    private final ObservableList<OrderRow> rows = FXCollections.observableArrayList();
    private final Map<OrderNo, OrderRow> byNumber = new HashMap<>();
    private final ReadOnlyObjectWrapper<OrderFilter> filter = new ReadOnlyObjectWrapper<>(OrderFilter.TODAY);
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<OrderSums> sums = new ReadOnlyObjectWrapper<>(OrderSums.NONE);
    private Subscription subscriptions = Subscription.EMPTY;
    private long query;
    private boolean reading;
    private boolean more;

    /** @param first the order whose details are shown at the start; null for none */
    public OrdersViewModel(UiDependencies dependencies, Frame frame, @Nullable OrderNo first) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.pages = new OrderPages(dependencies);
        this.details = new OrderDetailsViewModel(dependencies, frame, first);
        this.export = new DayExportViewModel(dependencies, frame);
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribe(changed -> dependencies.background().onScreen(() -> follow(changed)));
        subscriptions = feed::close;
        details.activated();
        search();
    }

    @Override
    public boolean isUnderWay() {
        return details.isBusy();
    }

    @Override
    public void close() {
        query++;
        subscriptions.unsubscribe();
        details.close();
    }

    /** Narrows the list to what this text finds. */
    public void find(String text) {
        narrow(filter.get().withText(text));
    }

    /** @param day the picked one; null where the choice itself says which */
    public void look(OrderFilter.Days days, @Nullable LocalDate day) {
        narrow(filter.get().withDays(days, day));
    }

    public void only(@Nullable PaymentState wanted) {
        narrow(filter.get().withState(wanted));
    }

    public void onlyGateway(@Nullable String gateway) {
        narrow(filter.get().withGateway(gateway));
    }

    void narrow(OrderFilter wanted) {
        if (!wanted.equals(filter.get())) {
            filter.set(wanted);
            search();
        }
    }

    /** Reads the list afresh. */
    public void search() {
        query++;
        var wanted = filter.get();
        state.set(new ListState.Loading());
        read(() -> pages.read(wanted, null), this::show);
    }

    private void read(Callable<OrderPages.Page> work, Consumer<OrderPages.Page> use) {
        var mine = query;
        reading = true;
        dependencies.background().run(work, page -> came(mine, page, use), failure -> failed(mine, failure));
    }

    private void came(long mine, OrderPages.Page page, Consumer<OrderPages.Page> use) {
        if (mine == query) {
            reading = false;
            use.accept(page);
        }
    }

    private void failed(long mine, Throwable failure) {
        var problem = frame.unexpected().note(failure);
        if (mine == query) {
            reading = false;
            state.set(new ListState.Failed(problem));
        }
    }

    private void show(OrderPages.Page page) {
        byNumber.clear();
        var fresh = page.rows().stream().map(this::row).toList();
        rows.setAll(fresh);
        more = page.rows().size() == OrderPages.SIZE;
        add(page);
        state.set(page.state(rows.isEmpty()));
    }

    private OrderRow row(OrderRow.Content content) {
        var row = new OrderRow(content);
        byNumber.put(row.orderNo(), row);
        return row;
    }

    private void add(OrderPages.Page page) {
        var read = page.sums();
        var count = page.added() ? read.stream().mapToLong(OrderBook.Sum::count).sum() : rows.size();
        sums.set(new OrderSums(count, !page.added() && more, OrderSums.lines(read)));
    }

    /** Reads the next page, if there is one and none is being read. */
    public void readOn() {
        if (!more || reading) {
            return;
        }
        var wanted = filter.get();
        var last = rows.getLast().content().payment();
        read(() -> pages.read(wanted, last), this::append);
    }

    private void append(OrderPages.Page page) {
        var unknown = new ArrayList<OrderRow>();
        page.rows().stream()
                .filter(content -> !byNumber.containsKey(content.payment().orderNo()))
                .forEach(content -> unknown.add(row(content)));
        rows.addAll(unknown);
        more = page.rows().size() == OrderPages.SIZE;
        add(page);
    }

    /** Brings changed lines up to date where they stand, and puts new orders on top. */
    private void follow(Set<OrderNo> changed) {
        details.follow(changed);
        var mine = query;
        var wanted = filter.get();
        var known = changed.stream().filter(byNumber::containsKey).toList();
        dependencies
                .background()
                .run(
                        () -> pages.changes(known, wanted),
                        changes -> {
                            if (mine == query) {
                                merge(changes);
                            }
                        },
                        frame.unexpected()::note);
    }

    private void merge(OrderPages.Changes changes) {
        changes.known()
                .forEach(content -> Optional.ofNullable(
                                byNumber.get(content.payment().orderNo()))
                        .ifPresent(row -> row.show(content)));
        var onTop = new ArrayList<OrderRow>();
        for (var content : changes.first().rows()) {
            if (byNumber.containsKey(content.payment().orderNo())) {
                break;
            }
            onTop.add(row(content));
        }
        rows.addAll(0, onTop);
        add(changes.first());
        if (!(state.get() instanceof ListState.Loading)) {
            state.set(changes.first().state(rows.isEmpty()));
        }
    }

    /** Shows an order's details; null for none. */
    public void select(@Nullable OrderRow row) {
        if (row != null) {
            details.show(row.orderNo());
        }
    }

    /** Writes the day looked at to a file. */
    public void exportDay() {
        export.write(filter.get().day(dependencies.services().orders().today()));
    }

    public List<String> getGateways() {
        return dependencies.services().gateways().ids();
    }

    public OrderDetailsViewModel getDetails() {
        return details;
    }

    public DayExportViewModel getExport() {
        return export;
    }

    public ObservableList<OrderRow> getRows() {
        return rows;
    }

    public ReadOnlyObjectProperty<OrderFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<OrderSums> sumsProperty() {
        return sums.getReadOnlyProperty();
    }
}
