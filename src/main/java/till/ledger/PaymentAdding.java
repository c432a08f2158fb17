package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;

/** Writes one new payment: its reference, its row and its claim on the sale, in one transaction. */
final class PaymentAdding {
    private static final Pattern REFERENCE = Pattern.compile("(.+)-(20[0-9]{6})-([0-9]{4,12})");

    private final Write write;
    private final Handle handle;

    PaymentAdding(Write write) {
        this.write = write;
        this.handle = write.handle();
    }

    Payments.Added add(Payments.Draft draft, Instant nextCheckAt, boolean again) {
        var asked = draft.order();
        var spent = spent(draft);
        if (spent.isPresent()) {
            return new Payments.CodeSpent(spent.get());
        }
        var archived = archived(draft, again);
        if (archived.isPresent()) {
            return new Payments.Archived(archived.get());
        }
        if (!again) {
            var holder = holder(asked.sale()).or(() -> holderOf(draft.basket()));
            if (holder.isPresent()) {
                return new Payments.SaleTaken(holder.get());
            }
        }
        // the counter's lock first: those who take one sale over come one after the other, and none in a circle
        var reference = asked.reference().isEmpty() ? reference(asked.till(), draft.day()) : kept(asked, draft.day());
        var released = again ? holder(asked.sale()).filter(this::release) : Optional.<Payment>empty();
        var order = new PaymentOrder(
                asked.orderNo(),
                reference,
                asked.sale().isEmpty() ? reference : asked.sale(),
                asked.till(),
                asked.gateway(),
                asked.method(),
                asked.amount(),
                asked.subject(),
                Sql.micros(asked.createdAt()),
                Sql.micros(asked.expiresAt()));
        var turn = new ShiftRows.Turn(order.till(), draft.by().operator(), draft.day());
        var ofSale = ShiftRows.forSale(handle, turn, order.createdAt());
        insert(order, nextCheckAt, draft, ofSale.shift().id());
        LineRows.OF_PAYMENT.insert(
                handle, order.orderNo().text(), draft.basket().lines());
        // events last: their chain's lock must not be held while another payment of the sale is waited for
        released.ifPresent(other -> write.append(
                Event.Kind.SALE_RELEASED,
                other.orderNo(),
                null,
                order.createdAt(),
                new Facts().with("sale", order.sale()).with("by", order.orderNo())));
        write.append(Event.Kind.PAYMENT_ADDED, order.orderNo(), null, order.createdAt(), facts(order, draft, ofSale));
        return new Payments.Written(PaymentRows.existing(handle, order.orderNo()));
    }

    /** For whom the scanned code was used already: of two tills that use one at once the unique key lets one win. */
    private Optional<Payment> spent(Payments.Draft draft) {
        return handle.createQuery("select * from payment where scan_mark = :mark")
                .bind("mark", draft.scanMark())
                .map((row, context) -> Rows.payment(row))
                .findOne();
    }

    /** A number of ours that is in an archive is used: nothing is written under it again. */
    private Optional<Integer> archived(Payments.Draft draft, boolean again) {
        var numbers = new SpentNumbers(handle);
        if (numbers.has(SpentNumbers.Kind.ORDER, draft.order().orderNo().text())) {
            throw new IllegalArgumentException(draft.order().orderNo() + " is in an archive");
        }
        return numbers.yearOfSale(again ? "" : draft.order().sale(), draft.scanMark());
    }

    /** Who stands for the sale: the holder of its key, or else a payment that was paid for it all the same. */
    private Optional<Payment> holder(String sale) {
        if (sale.isEmpty()) {
            return Optional.empty();
        }
        var byKey = handle.createQuery("select * from payment where sale_key = :sale for update")
                .bind("sale", Sql.exact(sale))
                .map((row, context) -> Rows.payment(row))
                .findOne();
        return byKey.isPresent()
                ? byKey
                : handle.createQuery("""
                                select * from payment where sale = :sale and state = 'PAID'
                                order by created_at limit 1
                                """)
                        .bind("sale", Sql.exact(sale))
                        .map((row, context) -> Rows.payment(row))
                        .findOne();
    }

    /** An order that lost its sale's number between two tries is still one order: paid, or open, it is not charged again. */
    private Optional<Payment> holderOf(Basket basket) {
        if (basket.id().isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery("""
                        select * from payment where basket = :basket and superseded = false
                            and state not in ('DECLINED', 'CANCELLED', 'EXPIRED')
                        order by created_at limit 1
                        """)
                .bind("basket", Sql.exact(basket.id()))
                .map((row, context) -> Rows.payment(row))
                .findOne();
    }

    private boolean release(Payment holder) {
        return handle.createUpdate("""
                        update payment set sale_key = null, superseded = true
                        where order_no = :orderNo and superseded = false
                        """).bind("orderNo", holder.orderNo().text()).execute() == 1;
    }

    private String reference(String till, LocalDate day) {
        var counted = handle.createUpdate("""
                        update reference_counter set last_number = last_number + 1
                        where till = :till and business_day = :day
                        """)
                .bind("till", till)
                .bind("day", Sql.day(day))
                .execute();
        if (counted == 0) {
            handle.createUpdate("""
                            insert into reference_counter (till, business_day, last_number) values (:till, :day, 1)
                            """)
                    .bind("till", till)
                    .bind("day", Sql.day(day))
                    .execute();
        }
        var number = handle.createQuery(
                        "select last_number from reference_counter where till = :till and business_day = :day")
                .bind("till", till)
                .bind("day", Sql.day(day))
                .mapTo(Long.class)
                .one();
        var padded = number < 10_000 ? Long.toString(10_000 + number).substring(1) : Long.toString(number);
        return till + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + padded;
    }

    /** One that was given out before: the counter of its day does not come to it again. */
    private String kept(PaymentOrder asked, LocalDate day) {
        var matcher = REFERENCE.matcher(asked.reference());
        var taken = handle.createQuery("select count(*) from payment where reference = :reference")
                                .bind("reference", asked.reference())
                                .mapTo(Integer.class)
                                .one()
                        > 0
                || new SpentNumbers(handle).has(SpentNumbers.Kind.REFERENCE, asked.reference());
        if (taken || !matcher.matches()) {
            return reference(asked.till(), day);
        }
        count(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3)));
        return asked.reference();
    }

    private void count(String till, String day, long number) {
        var counted = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
        handle.createUpdate("""
                        insert into reference_counter (till, business_day, last_number)
                        select :till, :day, 0
                        where not exists (select 1 from reference_counter where till = :till and business_day = :day)
                        """)
                .bind("till", till)
                .bind("day", Sql.day(counted))
                .execute();
        handle.createUpdate("""
                        update reference_counter set last_number = greatest(last_number, :number)
                        where till = :till and business_day = :day
                        """)
                .bind("till", till)
                .bind("day", Sql.day(counted))
                .bind("number", number)
                .execute();
    }

    private void insert(PaymentOrder order, Instant nextCheckAt, Payments.Draft draft, String shift) {
        var basket = draft.basket();
        var insert = handle.createUpdate("""
                        insert into payment (order_no, reference, sale, sale_key, till, gateway, method, amount_minor,
                            currency, subject, created_at, expires_at, open_at, state, next_check_at, changed_at,
                            operator, approved_by, scan_mark, code_kind, code_text, basket, note, customer, shift)
                        values (:orderNo, :reference, :sale, :sale, :till, :gateway, :method, :minor,
                            :currency, :subject, :createdAt, :expiresAt, :createdAt, :state, :nextCheckAt, :createdAt,
                            :operator, :approvedBy, :scanMark, :codeKind, :codeText, :basket, :note, :customer, :shift)
                        """)
                .bind("orderNo", order.orderNo().text())
                .bind("reference", order.reference())
                .bind("sale", Sql.exact(order.sale()))
                .bind("till", order.till())
                .bind("gateway", order.gateway())
                .bind("method", order.method())
                .bind("minor", Sql.minor(order.amount()))
                .bind("currency", Sql.currency(order.amount()))
                .bind("subject", Sql.exact(order.subject()))
                .bind("createdAt", Sql.at(order.createdAt()))
                .bind("expiresAt", Sql.at(order.expiresAt()))
                .bind("state", PaymentState.CREATED.name())
                .bind("nextCheckAt", Sql.at(nextCheckAt))
                .bind("basket", Sql.exact(orNull(basket.id())))
                .bind("note", Sql.exact(orNull(basket.note())))
                .bind("customer", Sql.exact(orNull(basket.customer())))
                .bind("shift", shift);
        bound(insert, draft).execute();
    }

    private static Update bound(Update insert, Payments.Draft draft) {
        var code = draft.code();
        return insert.bind("operator", Sql.exact(draft.by().operator()))
                .bind("approvedBy", Sql.exact(draft.by().approver()))
                .bind("scanMark", draft.scanMark())
                .bind("codeKind", code == null ? null : code.kind().name())
                .bind("codeText", code == null ? null : code.text());
    }

    private static Facts facts(PaymentOrder order, Payments.Draft draft, ShiftRows.OfSale ofSale) {
        return new Facts()
                .with("reference", order.reference())
                .with("sale", order.sale())
                .with("till", order.till())
                .with("gateway", order.gateway())
                .with("method", order.method())
                .with("amount", order.amount())
                .with("subject", order.subject())
                .with("expiresAt", order.expiresAt())
                .with("day", draft.day())
                .with("code", PaymentMoving.digest(draft.code()))
                .with("lines", LineRows.digest(draft.basket().lines()))
                .with("note", orNull(draft.basket().note()))
                .with("customer", orNull(draft.basket().customer()))
                .with("shift", ofSale.shift().id())
                .with("opensShift", ofSale.opened() ? ofSale.shift().day() : null)
                .by(draft.by());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** For the answer after a lost connection. */
    static Payments.Added written(Handle handle, OrderNo orderNo) {
        return new Payments.Written(PaymentRows.existing(handle, orderNo));
    }
}
