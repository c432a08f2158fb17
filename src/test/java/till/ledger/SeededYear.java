package till.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.RefundNo;
import till.domain.Secret;

/**
 * A ledger as a busy shop has it after a year: payments in four currencies at three tills, refunds, and sales nobody paid, with the
 * event chains that {@code till verify} expects. Written in batches straight into the tables; the same plan makes the same
 * ledger. A tool for measuring and for tests, run by its main method.
 */
public final class SeededYear {
    private static final int BATCH = 2_000;
    private static final int FIRST_HOUR = 9;
    private static final List<String> TILLS = List.of("T01", "T02", "T03");
    private static final List<List<String>> WAYS = List.of(
            List.of("gnete", "WX_QR"),
            List.of("gnete", "ALI_QR"),
            List.of("gnete", "YSF_QR"),
            List.of("qlink", "ONLINE/QRIS"),
            List.of("acqra", "wechat"),
            List.of("chingching", "LINK"));
    private static final List<String> SUBJECTS =
            List.of("Tea", "凍檸茶 少冰", "Lunch set B", "say \"cheese\"", "=1+1", "two\nlines", "Ｗ奶茶, 走甜");
    private static final String PAYMENT = """
            insert into payment (order_no, reference, sale, sale_key, till, gateway, method, amount_minor, currency, subject,
                created_at, expires_at, state, changed_at, gateway_no, channel_no, received_minor, received_currency,
                paid_at, business_day, note, word)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2')
            """;
    private static final String REFUND = """
            insert into refund (refund_no, order_no, amount_minor, currency, reason, till, state, gateway_no, created_at,
                refunded_at, business_day, changed_at)
            values (?, ?, ?, ?, 'faulty', ?, 'DONE', ?, ?, ?, ?, ?)
            """;
    private static final String EVENT = """
            insert into event (till, sequence, write_id, happened_at, kind, order_no, refund_no, facts, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Plan plan;
    private final Random random;
    private final Connection connection;
    private final PreparedStatement payments;
    private final PreparedStatement refunds;
    private final PreparedStatement events;
    private final Map<String, EventChain.Link> heads = new HashMap<>();
    private final Map<List<Object>, Long> references = new HashMap<>();

    /**
     * What to make.
     *
     * @param first the first business day
     * @param seed the same seed, the same ledger
     */
    public record Plan(int payments, LocalDate first, int days, BusinessCalendar calendar, long seed) {}

    private SeededYear(Plan plan, Connection connection) throws SQLException {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.connection = connection;
        this.payments = connection.prepareStatement(PAYMENT);
        this.refunds = connection.prepareStatement(REFUND);
        this.events = connection.prepareStatement(EVENT);
        TILLS.forEach(till -> heads.put(till, new EventChain.Link(0, EventChain.start(till))));
    }

    /** Arguments: the ledger's file without {@code .mv.db}, how many payments, the last business day. */
    public static void main(String[] arguments) throws SQLException, LedgerUnusable {
        H2Settings.say();
        var file = Path.of(arguments[0]);
        var count = Integer.parseInt(arguments[1]);
        var last = LocalDate.parse(arguments[2]);
        var calendar = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
        LedgerOpening.openFile(file, "T01", () -> {}).close();
        fill(Store.alone(file), new Plan(count, last.minusDays(364), 365, calendar, 9));
        try (var connection = Store.file(file).connect();
                var statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
        System.out.println(count + " payments over a year to " + last + " in " + file);
    }

    /** Fills an empty ledger in a file, whose tables are there and which nobody has open. */
    public static void intoFile(Path file, Plan plan) throws SQLException {
        // by itself and not each commit at once: the file does not swell on the way
        fill(Store.alone(file), plan);
    }

    /** Fills an empty ledger in memory that is open already. */
    public static void intoMemory(String name, Plan plan) throws SQLException {
        fill(Store.memory(name), plan);
    }

    /** Fills an empty ledger on a server, whose tables are there. */
    public static void intoServer(String jdbcUrl, String user, Secret password, Plan plan) throws SQLException {
        fill(Store.postgres(jdbcUrl, user, password), plan);
    }

    /** Fills an empty ledger whose tables are there. */
    static void fill(Store store, Plan plan) throws SQLException {
        try (var connection = store.connect()) {
            connection.setAutoCommit(false);
            new SeededYear(plan, connection).all();
            connection.commit();
        }
    }

    private void all() throws SQLException {
        for (var number = 0; number < plan.payments(); number++) {
            one(number);
            if (number % BATCH == BATCH - 1) {
                write();
            }
        }
        write();
        ends();
    }

    private void write() throws SQLException {
        payments.executeBatch();
        refunds.executeBatch();
        events.executeBatch();
        connection.commit();
    }

    /** One payment with everything about it. */
    private record One(
            OrderNo number,
            String reference,
            String till,
            List<String> way,
            Money amount,
            String subject,
            @Nullable String note,
            Instant at,
            LocalDate day,
            String gatewayNo) {}

    private void one(int number) throws SQLException {
        var day = plan.first().plusDays((long) number * plan.days() / plan.payments());
        var at = plan.calendar()
                .startOf(day)
                .plusSeconds((FIRST_HOUR - plan.calendar().cutOffHour()) * 3600L
                        + random.nextInt((24 - FIRST_HOUR + plan.calendar().cutOffHour()) * 3600))
                .plusNanos(random.nextInt(1_000_000) * 1_000L);
        at = at.isBefore(plan.calendar().startOf(day.plusDays(1)).minusSeconds(60))
                ? at
                : plan.calendar().startOf(day);
        var till = TILLS.get(random.nextInt(TILLS.size()));
        var one = new One(
                new OrderNo("%sP%09d%06d".formatted(till, number, random.nextInt(1_000_000))),
                reference(till, day),
                till,
                WAYS.get(random.nextInt(WAYS.size())),
                amount(),
                SUBJECTS.get(random.nextInt(SUBJECTS.size())),
                number % 1_000 == 7 ? "birthday cake no. " + number : null,
                at,
                day,
                "20%018d".formatted(number));
        var paid = random.nextInt(100) >= 4;
        row(one, paid);
        added(one);
        moved(one, paid);
        if (paid && random.nextInt(100) < 5) {
            refund(one);
        }
    }

    private Money amount() {
        var dice = random.nextInt(10);
        return switch (dice) {
            case 0 -> minor("JPY", 100 + random.nextInt(50_000));
            case 1 -> minor("KWD", 250 + random.nextInt(90_000));
            case 2 -> minor("IDR", 1_000_000 + 100L * random.nextInt(500_000));
            default -> minor("HKD", 500 + random.nextInt(200_000));
        };
    }

    private static Money minor(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }

    private String reference(String till, LocalDate day) {
        var last = references.merge(List.of(till, day), 1L, Long::sum);
        return "%s-%s-%04d".formatted(till, DateTimeFormatter.BASIC_ISO_DATE.format(day), last);
    }

    private void row(One one, boolean paid) throws SQLException {
        var paidAt = paid ? time(one.at().plusSeconds(20)) : null;
        add(
                payments,
                one.number().text(),
                one.reference(),
                one.reference(),
                paid ? one.reference() : null,
                one.till(),
                one.way().get(0),
                one.way().get(1),
                one.amount().getAmountMinorLong(),
                one.amount().getCurrencyUnit().getCode(),
                one.subject(),
                time(one.at()),
                time(one.at().plusSeconds(300)),
                paid ? "PAID" : "DECLINED",
                time(one.at().plusSeconds(20)),
                one.gatewayNo(),
                paid ? "42" + one.gatewayNo() : null,
                paid ? one.amount().getAmountMinorLong() : null,
                paid ? one.amount().getCurrencyUnit().getCode() : null,
                paidAt,
                paid ? Date.valueOf(one.day()) : null,
                one.note());
    }

    private void added(One one) throws SQLException {
        var facts = new Facts()
                .with("reference", one.reference())
                .with("sale", one.reference())
                .with("till", one.till())
                .with("gateway", one.way().get(0))
                .with("method", one.way().get(1))
                .with("amount", one.amount())
                .with("subject", one.subject())
                .with("expiresAt", one.at().plusSeconds(300))
                .with("day", one.day())
                .with("note", one.note());
        event(one, Event.Kind.PAYMENT_ADDED, null, one.at(), facts);
    }

    private void moved(One one, boolean paid) throws SQLException {
        var facts = new Facts()
                .with("from", "CREATED")
                .with("to", paid ? "PAID" : "DECLINED")
                .with("because", "query")
                .with("holdsSale", paid)
                .with("gatewayNo", one.gatewayNo())
                .with("channelNo", paid ? "42" + one.gatewayNo() : null)
                .with("received", paid ? one.amount() : null)
                .with("day", paid ? one.day() : null)
                .with("word", "2");
        event(one, Event.Kind.PAYMENT_MOVED, null, one.at().plusSeconds(20), facts);
    }

    /** Some days later, and sometimes only in part. */
    private void refund(One one) throws SQLException {
        var at = one.at().plusSeconds(60L + random.nextInt(5 * 86_400));
        var end = plan.calendar().startOf(plan.first().plusDays(plan.days()));
        at = at.isBefore(end.minusSeconds(60)) ? at : one.at().plusSeconds(40);
        var day = plan.calendar().dayOf(at.plusSeconds(5));
        var minor = Math.max(1, one.amount().getAmountMinorLong() / (1 + random.nextInt(3)));
        var amount = Money.ofMinor(one.amount().getCurrencyUnit(), minor);
        var number = new RefundNo(one.number().text().replaceFirst("P", "R"));
        add(
                refunds,
                number.text(),
                one.number().text(),
                minor,
                amount.getCurrencyUnit().getCode(),
                one.till(),
                "R" + one.gatewayNo(),
                time(at),
                time(at.plusSeconds(5)),
                Date.valueOf(day),
                time(at.plusSeconds(5)));
        var asked = new Facts().with("amount", amount).with("reason", "faulty").with("till", one.till());
        event(one, Event.Kind.REFUND_RESERVED, number, at, asked);
        var sent = new Facts().with("from", "RESERVED").with("to", "SENT").with("because", "asked");
        event(one, Event.Kind.REFUND_MOVED, number, at.plusSeconds(1), sent);
        var done = new Facts()
                .with("from", "SENT")
                .with("to", "DONE")
                .with("because", "query")
                .with("gatewayNo", "R" + one.gatewayNo())
                .with("day", day);
        event(one, Event.Kind.REFUND_MOVED, number, at.plusSeconds(5), done);
    }

    private void event(One one, Event.Kind kind, @Nullable RefundNo refundNo, Instant at, Facts facts)
            throws SQLException {
        var before = heads.getOrDefault(one.till(), new EventChain.Link(0, ""));
        var sequence = before.sequence() + 1;
        var event = new Event(one.till(), sequence, Sql.micros(at), kind, one.number(), refundNo, facts.values());
        var hash = EventChain.hash(before.hash(), event);
        heads.put(one.till(), new EventChain.Link(sequence, hash));
        add(
                events,
                one.till(),
                sequence,
                one.till() + "-seeded-" + sequence,
                time(at),
                kind.name(),
                one.number().text(),
                refundNo == null ? null : refundNo.text(),
                EventChain.json(facts.values()),
                HexFormat.of().parseHex(hash));
    }

    private void ends() throws SQLException {
        try (var chain = connection.prepareStatement("insert into till_chain (till, sequence, hash) values (?, ?, ?)");
                var counter = connection.prepareStatement(
                        "insert into reference_counter (till, business_day, last_number) values (?, ?, ?)")) {
            for (var head : heads.entrySet()) {
                var link = head.getValue();
                add(chain, head.getKey(), link.sequence(), HexFormat.of().parseHex(link.hash()));
            }
            for (var last : references.entrySet()) {
                var day = (LocalDate) last.getKey().get(1);
                add(counter, last.getKey().get(0), Date.valueOf(day), BigDecimal.valueOf(last.getValue()));
            }
            chain.executeBatch();
            counter.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
        statement.addBatch();
    }

    private static Object time(Instant at) {
        return Sql.micros(at).atOffset(ZoneOffset.UTC);
    }
}
