package till.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import till.ledger.Movements;

/** Writes movements as the rows of the day's export, contract version 1. Later versions only add columns at the end. */
final class DayRows implements Consumer<Movements.Movement> {
    static final List<String> COLUMNS = List.of(
            "schema",
            "business_day",
            "local_time",
            "utc_time",
            "till",
            "shift",
            "operator",
            "approved_by",
            "kind",
            "state",
            "gateway",
            "method",
            "reference",
            "order_no",
            "gateway_no",
            "channel_no",
            "currency",
            "amount",
            "refund_of",
            "reason",
            "note",
            "late",
            "attention");

    private static final String SCHEMA = "1";

    private final CsvBytes csv;
    private final String day;
    private final ZoneId zone;

    DayRows(CsvBytes csv, LocalDate day, ZoneId zone) {
        this.csv = csv;
        this.day = day.toString();
        this.zone = zone;
    }

    void header() {
        csv.byteOrderMark();
        COLUMNS.forEach(csv::plain);
        csv.endRow();
    }

    @Override
    public void accept(Movements.Movement movement) {
        csv.plain(SCHEMA);
        csv.plain(day);
        localTime(movement.at());
        utcTime(movement.at());
        csv.text(movement.till());
        csv.text(Objects.requireNonNullElse(movement.shift(), ""));
        csv.text(Objects.requireNonNullElse(movement.by().operator(), ""));
        csv.text(Objects.requireNonNullElse(movement.by().approver(), ""));
        csv.plain(movement.refund() ? "REFUND" : "PAYMENT");
        csv.text(movement.state());
        csv.text(movement.gateway());
        csv.text(movement.method());
        numbers(movement);
        csv.plain(movement.amount().getCurrencyUnit().getCode());
        csv.plain(amount(movement));
        csv.text(Objects.requireNonNullElse(movement.refundOf(), ""));
        csv.text(Objects.requireNonNullElse(movement.reason(), ""));
        csv.text(movement.note());
        csv.plain(Boolean.toString(movement.late()));
        csv.plain(Boolean.toString(movement.attention()));
        csv.endRow();
    }

    private void numbers(Movements.Movement movement) {
        csv.text(movement.reference());
        csv.text(movement.orderNo());
        csv.text(Objects.requireNonNullElse(movement.gatewayNo(), ""));
        csv.text(Objects.requireNonNullElse(movement.channelNo(), ""));
    }

    private static String amount(Movements.Movement movement) {
        if (movement.open()) {
            return "";
        }
        return movement.counted().getAmount().toPlainString();
    }

    private void localTime(Instant instant) {
        csv.separate();
        time(instant, zone.getRules().getOffset(instant), ' ');
    }

    private void utcTime(Instant instant) {
        csv.separate();
        time(instant, ZoneOffset.UTC, 'T');
        csv.mark('.');
        csv.digits(instant.getNano() / 1_000_000, 3);
        csv.mark('Z');
    }

    /** By hand: a formatter takes longer than all other cells of the row together. */
    private void time(Instant instant, ZoneOffset offset, char between) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, offset);
        csv.digits(time.getYear(), 4);
        csv.mark('-');
        csv.digits(time.getMonthValue(), 2);
        csv.mark('-');
        csv.digits(time.getDayOfMonth(), 2);
        csv.mark(between);
        csv.digits(time.getHour(), 2);
        csv.mark(':');
        csv.digits(time.getMinute(), 2);
        csv.mark(':');
        csv.digits(time.getSecond(), 2);
    }
}
