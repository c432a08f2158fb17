package till.report.statement;

import static till.report.statement.StatementColumn.AMOUNT;
import static till.report.statement.StatementColumn.CHANNEL_NO;
import static till.report.statement.StatementColumn.CURRENCY;
import static till.report.statement.StatementColumn.FEE;
import static till.report.statement.StatementColumn.GATEWAY_NO;
import static till.report.statement.StatementColumn.KIND;
import static till.report.statement.StatementColumn.ORDER_NO;
import static till.report.statement.StatementColumn.REFUND_AMOUNT;
import static till.report.statement.StatementColumn.REFUND_NO;
import static till.report.statement.StatementColumn.STATE;
import static till.report.statement.StatementColumn.TIME;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import till.domain.BusinessCalendar;
import till.domain.Problem;

/** Takes one row of a statement for a movement of money, by where its columns are. */
final class StatementRow {
    private static final Pattern SUMS =
            Pattern.compile("(?i)(总|總|合计|合計|小计|小計|汇总|匯總|grand total|sub-?total|total|sum).*");

    /** What statements call the yuan and the Hong Kong dollar besides their codes. */
    private static final Map<String, String> CURRENCIES =
            Map.of("RMB", "CNY", "人民币", "CNY", "人民幣", "CNY", "港币", "HKD", "港幣", "HKD", "港元", "HKD", "美元", "USD");

    private final Map<StatementColumn, Integer> places;
    private final StatementLayout layout;
    private final BusinessCalendar calendar;

    StatementRow(Map<StatementColumn, Integer> places, StatementLayout layout, BusinessCalendar calendar) {
        this.places = places;
        this.layout = layout;
        this.calendar = calendar;
    }

    /** What a row says. */
    sealed interface Reading {}

    record Moved(StatementLine line) implements Reading {}

    record NoMoney() implements Reading {}

    record Wrong(Problem problem) implements Reading {}

    /** Whether here the rows of payments end and their sums begin. */
    static boolean beginsTheSums(CSVRecord row) {
        return SUMS.matcher(StatementCells.bare(row.get(0))).matches();
    }

    Reading read(CSVRecord row, long number) {
        var currency = currency(cell(row, CURRENCY));
        if (currency.isEmpty()) {
            return new Wrong(Problem.of("statement.row.currency", cell(row, CURRENCY)));
        }
        var isRefund = saysRefund(row);
        var amount = amount(row, isRefund, currency.get());
        if (amount.isEmpty()) {
            return new Wrong(wrong("statement.row.amount", "statement.row.noAmount", cell(row, AMOUNT)));
        }
        var day = StatementCells.day(cell(row, TIME), layout.zone(), calendar);
        if (day.isEmpty()) {
            return new Wrong(wrong("statement.row.time", "statement.row.noTime", cell(row, TIME)));
        }
        var kind = kind(row, isRefund || amount.get().isNegative());
        var nothingMoved = kind != StatementLine.Kind.FEE && StatementCells.saysNothingMoved(cell(row, STATE));
        if (amount.get().isZero() || nothingMoved) {
            return new NoMoney();
        }
        return new Moved(new StatementLine(
                number,
                kind,
                amount.get().abs(),
                amount(row, FEE, currency.get()).orElse(null),
                StatementCells.number(cell(row, ORDER_NO)),
                StatementCells.number(cell(row, REFUND_NO)),
                StatementCells.number(cell(row, GATEWAY_NO)),
                StatementCells.number(cell(row, CHANNEL_NO)),
                day.get()));
    }

    private static Problem wrong(String key, String empty, String cell) {
        return cell.isBlank() ? Problem.of(empty) : Problem.of(key, cell);
    }

    /** A payment that was given back later may be called refunded, too. */
    private boolean saysRefund(CSVRecord row) {
        return !StatementCells.number(cell(row, REFUND_NO)).isEmpty()
                || StatementCells.saysRefund(cell(row, KIND))
                || (StatementCells.saysRefund(cell(row, STATE)) && !StatementCells.saysPayment(cell(row, KIND)));
    }

    private Optional<Money> amount(CSVRecord row, boolean refund, CurrencyUnit currency) {
        var back = refund
                ? amount(row, REFUND_AMOUNT, currency).filter(money -> !money.isZero())
                : Optional.<Money>empty();
        return back.isPresent() ? back : amount(row, AMOUNT, currency);
    }

    private StatementLine.Kind kind(CSVRecord row, boolean refund) {
        var numbered = !StatementCells.number(cell(row, ORDER_NO)).isEmpty();
        if (!numbered && StatementCells.saysFee(cell(row, KIND))) {
            return StatementLine.Kind.FEE;
        }
        return refund ? StatementLine.Kind.REFUND : StatementLine.Kind.PAYMENT;
    }

    private Optional<Money> amount(CSVRecord row, StatementColumn column, CurrencyUnit currency) {
        return StatementCells.amount(cell(row, column), currency, layout.minor());
    }

    private Optional<CurrencyUnit> currency(String cell) {
        var name = StatementCells.bare(cell).toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Optional.of(layout.currency());
        }
        try {
            return Optional.of(CurrencyUnit.of(CURRENCIES.getOrDefault(name, name)));
        } catch (IllegalCurrencyException _) {
            return Optional.empty();
        }
    }

    private String cell(CSVRecord row, StatementColumn column) {
        var place = places.get(column);
        return place == null || place >= row.size() ? "" : row.get(place);
    }
}
