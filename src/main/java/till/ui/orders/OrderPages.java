package till.ui.orders;

import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.Payment;
import till.report.YearPrune;
import till.service.OrderBook;
import till.service.TillServices;
import till.ui.UiDependencies;

/** Reads the list of orders page by page; called off the FX thread. */
final class OrderPages {
    static final int SIZE = 60;

    private final TillServices services;
    private final YearPrune years;

    OrderPages(UiDependencies dependencies) {
        this.services = dependencies.services();
        this.years = dependencies.reports().prune();
    }

    /** A page, and what the whole list adds up to; no sums where it was searched by words, or has many days. */
    record Page(
            List<OrderRow.Content> rows,
            List<OrderBook.Sum> sums,
            boolean added,
            @Nullable Year archive) {
        ListState state(boolean empty) {
            return empty ? new ListState.Empty(archive) : new ListState.Filled();
        }
    }

    /** Known orders as they are now, and the first page with what may be new on top. */
    record Changes(List<OrderRow.Content> known, Page first) {}

    /** @param after the last order of the page before; null for the first page */
    Page read(OrderFilter filter, @Nullable Payment after) {
        var today = services.orders().today();
        var search = filter.search(today);
        var found = services.orders().list(search, after, SIZE).stream()
                .map(this::content)
                .toList();
        var added = filter.text().isBlank() && !filter.isLong(today);
        return new Page(found, added ? services.orders().sums(search) : List.of(), added, archive(filter, found));
    }

    private @Nullable Year archive(OrderFilter filter, List<?> found) {
        var search = filter.search(services.orders().today());
        return found.isEmpty() && filter.days() != OrderFilter.Days.ANY
                ? years.archiveOf(search.from(), search.to()).orElse(null)
                : null;
    }

    Changes changes(List<OrderNo> known, OrderFilter filter) {
        var now = known.stream()
                .flatMap(orderNo -> services.payments().find(orderNo).stream())
                .map(this::content)
                .toList();
        return new Changes(now, read(filter, null));
    }

    private OrderRow.Content content(Payment payment) {
        return new OrderRow.Content(payment, services.orders().refunded(payment));
    }
}
