package till.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.ledger.Movements;

/** Movements made by hand: hands over the paid ones in their order, then the open ones, as a ledger does. */
record FewMovements(List<Movement> all) implements Movements {
    /** Texts that break careless writers, readers and spreadsheets. */
    static final List<String> HOSTILE = List.of(
            "plain",
            "",
            "say \"cheese\"",
            "\"",
            "a,b;c\td",
            "two\r\nlines\nand\rthree",
            "=1+1",
            "=HYPERLINK(\"http://x\",\"y\")",
            "+852 1234",
            "-5",
            "@SUM(A1)",
            "\tfirst",
            "\rfirst",
            "奶茶 凍檸茶，走冰",
            "🍜👩‍🍳 naïve é",
            " spaces ",
            "ends with\n",
            "null",
            "1,234.50",
            "0012345678901234567890",
            "長".repeat(40_000),
            "x".repeat(70_000) + "\"😀");

    @Override
    public void read(Span span, @Nullable String till, Consumer<Movement> each) {
        for (var open : new boolean[] {false, true}) {
            all.stream()
                    .filter(movement -> movement.open() == open)
                    .filter(movement -> !movement.at().isBefore(span.from())
                            && movement.at().isBefore(span.to()))
                    .filter(movement -> till == null || till.equals(movement.till()))
                    .forEach(each);
        }
    }

    static FewMovements hostile() {
        var all = new ArrayList<Movement>();
        var at = Instant.parse("2026-11-21T02:00:00.120Z");
        for (var text : HOSTILE) {
            all.add(new Movement(
                    !all.isEmpty() && all.size() % 2 == 0,
                    false,
                    at = at.plusSeconds(61),
                    "T01",
                    "PAID",
                    text,
                    text,
                    text,
                    text,
                    text,
                    text,
                    Money.ofMinor(CurrencyUnit.of("HKD"), 8850 + all.size()),
                    text,
                    text,
                    text,
                    all.size() % 3 == 0,
                    all.size() % 5 == 0,
                    new By(text, text),
                    null,
                    false));
        }
        return new FewMovements(all);
    }

    /** Those whose words have fewer characters than this. */
    FewMovements shorterThan(int characters) {
        return new FewMovements(all.stream()
                .filter(movement -> movement.method().length() < characters)
                .toList());
    }

    static FewMovements many(long seed, int count) {
        var random = new Random(seed);
        var all = new ArrayList<Movement>();
        var at = Instant.parse("2026-11-20T16:00:00Z");
        var currencies = List.of("HKD", "JPY", "IDR", "KWD");
        for (var number = 0; number < count; number++) {
            var refund = random.nextInt(5) == 0;
            var open = random.nextInt(10) == 0;
            var currency = CurrencyUnit.of(currencies.get(random.nextInt(4)));
            at = at.plusMillis(random.nextInt(3000));
            all.add(new Movement(
                    refund,
                    open,
                    at,
                    random.nextBoolean() ? "T01" : "T02",
                    open ? "UNCERTAIN" : refund ? "DONE" : "PAID",
                    random.nextBoolean() ? "gnete" : "easylink",
                    random.nextBoolean() ? "WX_QR" : "ALI_QR",
                    "T01-20261121-" + number,
                    "T01P" + number,
                    random.nextBoolean() ? "P" + random.nextLong() : null,
                    null,
                    Money.ofMinor(currency, 1 + random.nextLong(99_999_999_999L)),
                    refund ? "T01-20261121-1" : null,
                    refund ? "returned" : null,
                    "order",
                    false,
                    false,
                    By.NOBODY,
                    null,
                    false));
        }
        return new FewMovements(all);
    }
}
