package till.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.BusinessCalendar;
import till.domain.Discount;
import till.domain.OrderLine;
import till.domain.ZReport;
import till.ledger.Extracts;
import till.ledger.Movements;

/**
 * The rows of each table of the books, one writer for each, whatever the file's format. Columns are a contract: later versions only
 * add at the end.
 */
record BookRows(Table table, BusinessCalendar calendar) {
    static final List<String> ORDERS = List.of(
            "schema",
            "business_day",
            "local_time",
            "utc_time",
            "till",
            "operator",
            "approved_by",
            "state",
            "gateway",
            "method",
            "reference",
            "order_no",
            "sale",
            "gateway_no",
            "channel_no",
            "currency",
            "amount",
            "received",
            "refunded",
            "paid_day",
            "subject",
            "note",
            "customer",
            "line",
            "sku",
            "name_en",
            "name_zh_hant",
            "name_zh_hans",
            "quantity",
            "price",
            "charged",
            "discount",
            "line_amount");

    static final List<String> SHIPMENTS = List.of(
            "schema",
            "business_day",
            "local_time",
            "utc_time",
            "till",
            "operator",
            "state",
            "gateway",
            "reference",
            "order_no",
            "shipment",
            "carrier",
            "tracking_no",
            "shipped_on",
            "direction",
            "url",
            "sent_times",
            "gateway_word",
            "changed_utc");

    static final List<String> CLOSES = List.of(
            "schema",
            "business_day",
            "local_time",
            "utc_time",
            "till",
            "operator",
            "approved_by",
            "number",
            "currency",
            "payments",
            "taken",
            "refunds",
            "refunded",
            "net",
            "open",
            "sha256");

    private static final String SCHEMA = "1";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneId.of("UTC"));

    /** As {@link DayRows}, cell by cell. */
    void movement(LocalDate day, Movements.Movement movement) {
        begin(day, movement.at());
        table.text(movement.till());
        table.text(movement.shift());
        table.text(movement.by().operator());
        table.text(movement.by().approver());
        table.plain(movement.refund() ? "REFUND" : "PAYMENT");
        table.text(movement.state());
        table.text(movement.gateway());
        table.text(movement.method());
        table.text(movement.reference());
        table.text(movement.orderNo());
        table.text(movement.gatewayNo());
        table.text(movement.channelNo());
        table.plain(movement.amount().getCurrencyUnit().getCode());
        table.amount(movement.open() ? null : movement.counted());
        table.text(movement.refundOf());
        table.text(movement.reason());
        table.text(movement.note());
        table.plain(Boolean.toString(movement.late()));
        table.plain(Boolean.toString(movement.attention()));
        table.endRow();
    }

    /**
     * One row for each line of an order, one for an order of a plain amount. What the order itself was worth stands in its first row
     * only, so that adding a column up counts nothing twice.
     */
    void order(Extracts.Bought bought) {
        var lines = bought.basket().lines();
        order(bought, true, 0, null);
        for (var place = 1; place < lines.size(); place++) {
            order(bought, false, place, lines.get(place));
        }
    }

    private void order(Extracts.Bought bought, boolean first, int place, @Nullable OrderLine further) {
        var payment = bought.payment();
        var order = payment.order();
        begin(calendar.dayOf(order.createdAt()), order.createdAt());
        table.text(order.till());
        table.text(payment.by().operator());
        table.text(payment.by().approver());
        table.text(payment.state().name());
        table.text(order.gateway());
        table.text(order.method());
        table.text(order.reference());
        table.text(order.orderNo().text());
        table.text(order.sale());
        table.text(payment.gatewayNo());
        table.text(payment.channelNo());
        table.plain(order.amount().getCurrencyUnit().getCode());
        table.amount(first ? order.amount() : null);
        table.amount(first ? payment.received() : null);
        table.amount(first && payment.received() != null ? bought.refunded() : null);
        table.plain(Objects.toString(payment.businessDay(), ""));
        table.text(order.subject());
        words(bought.basket());
        var lines = bought.basket().lines();
        line(place, further == null && !lines.isEmpty() ? lines.getFirst() : further);
        table.endRow();
    }

    private void words(Basket basket) {
        table.text(basket.note());
        table.text(basket.customer());
    }

    private void line(int place, @Nullable OrderLine line) {
        if (line == null) {
            for (var column = ORDERS.indexOf("line"); column < ORDERS.size(); column++) {
                table.plain("");
            }
            return;
        }
        table.count(place + 1L);
        table.text(line.sku());
        table.text(line.names().english());
        table.text(line.names().traditional());
        table.text(line.names().simplified());
        table.count(line.quantity());
        table.amount(line.price());
        table.amount(line.charged());
        table.amount(discount(line));
        table.amount(line.amount());
    }

    /** What was taken off the whole line, whether it was an amount or a part. */
    private static @Nullable Money discount(OrderLine line) {
        return Discount.NONE.equals(line.discount())
                ? null
                : line.charged().multipliedBy(line.quantity()).minus(line.amount());
    }

    void shipment(Extracts.Sent sent) {
        var shipment = sent.shipment();
        var parcel = shipment.parcel();
        begin(calendar.dayOf(shipment.createdAt()), shipment.createdAt());
        table.text(shipment.till());
        table.text(shipment.by().operator());
        table.text(shipment.state().name());
        table.text(shipment.gateway());
        table.text(sent.reference());
        table.text(parcel.orderNo().text());
        table.text(shipment.id());
        table.text(parcel.carrier());
        table.text(parcel.trackingNo());
        table.plain(parcel.shippedOn().toString());
        table.plain(parcel.direction().name());
        table.text(parcel.trackingUrl());
        table.count(shipment.sendings());
        table.text(shipment.watch().word());
        table.plain(UTC.format(shipment.watch().changedAt()));
        table.endRow();
    }

    /**
     * One row for each currency of a close, one without amounts where nothing moved.
     *
     * @return how many rows
     */
    int close(ZReport report) {
        var takings = report.figures().takings();
        var currencies = takings.currencies();
        for (var currency : currencies) {
            var sum = takings.sum(currency);
            closed(report);
            table.plain(currency.getCode());
            table.count(sum.payments());
            table.amount(sum.taken());
            table.count(sum.refunds());
            table.amount(sum.refunded());
            table.amount(sum.net());
            closedEnd(report);
        }
        if (currencies.isEmpty()) {
            closed(report);
            for (var column = CLOSES.indexOf("currency"); column < CLOSES.indexOf("open"); column++) {
                table.plain("");
            }
            closedEnd(report);
        }
        return Math.max(1, currencies.size());
    }

    private void closed(ZReport report) {
        begin(report.day(), report.closedAt());
        table.text(report.till());
        table.text(report.by().operator());
        table.text(report.by().approver());
        table.count(report.number());
    }

    private void closedEnd(ZReport report) {
        table.count(report.figures().open().size());
        table.text(report.sha256());
        table.endRow();
    }

    private void begin(LocalDate day, Instant at) {
        table.plain(SCHEMA);
        table.plain(day.toString());
        table.plain(LOCAL.format(at.atZone(calendar.zone())));
        table.plain(UTC.format(at));
    }
}
