package till.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AuthCode;
import till.domain.Limits;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.RefundNo;
import till.domain.RefundTerms;
import till.gateway.BatchQueries;
import till.gateway.Capability;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Shipments;
import till.gateway.Voids;

/** A gateway that answers what a test tells it to, in order, and remembers what it was asked. Not closed, it waits. */
public final class ScriptedGateway implements Gateway {
    public final List<String> asked = new ArrayList<>();
    public final Deque<Outcome<QrPayments.Created>> creates = new ArrayDeque<>();
    public final Deque<Outcome<Closing.Closed>> closes = new ArrayDeque<>();
    public final Deque<Outcome<Refunds.RefundAnswer>> refunds = new ArrayDeque<>();
    public final Deque<Outcome<RefundQueries.RefundStanding>> refundQueries = new ArrayDeque<>();
    /** How long it surely holds money; zero where it holds none. */
    public Duration holds = Duration.ZERO;

    public RefundTerms terms = RefundTerms.NONE;
    /** How long its links may live; zero where it makes none. */
    public Duration links = Duration.ZERO;

    private final TakenParcels parcels = new TakenParcels();
    private Standing standing = Standing.WAITING;
    private boolean silent;
    private @Nullable Outcome<PaymentAnswer> nextQuery;
    private @Nullable Runnable duringCreate;
    private @Nullable Runnable duringQuery;
    private @Nullable Runnable duringRefund;
    private Notifications.@Nullable Hint nextHint;
    private boolean closing = true;
    private boolean listsNothing;
    private @Nullable Money captured;
    private final Set<Class<?>> also = new HashSet<>();
    private final Set<Class<?>> not = new HashSet<>();
    public final Deque<Outcome<Captures.Captured>> captures = new ArrayDeque<>();
    public final Deque<Outcome<Voids.Voided>> voids = new ArrayDeque<>();

    /** What every later query says of any payment, truthfully repeating its number and amount. */
    public void says(Standing now) {
        standing = now;
        silent = false;
    }

    /** Every later query goes without an answer. */
    public void fallsSilent() {
        silent = true;
    }

    public void answersOnce(Outcome<PaymentAnswer> outcome) {
        nextQuery = outcome;
    }

    public void duringCreate(Runnable work) {
        duringCreate = work;
    }

    public void duringQuery(Runnable work) {
        duringQuery = work;
    }

    public void duringRefund(Runnable work) {
        duringRefund = work;
    }

    /** What reading the next notification gives. */
    public void notifies(Notifications.Hint hint) {
        nextHint = hint;
    }

    /** What lists of several payments hold from now on: none of them. */
    public void listsNothing() {
        listsNothing = true;
    }

    /** Takes parcels from now on. */
    public TakenParcels ships() {
        can(Shipments.class);
        return parcels;
    }

    public void cannotClose() {
        closing = false;
    }

    /** Beside the ordinary: captures, voids, scanned codes, batches. */
    public void can(Class<? extends Capability> capability) {
        also.add(capability);
    }

    public void cannot(Class<? extends Capability> capability) {
        not.add(capability);
    }

    @Override
    public String id() {
        return "gnete";
    }

    @Override
    public Limits limits() {
        return new Limits(
                        Set.of(CurrencyUnit.of("HKD")),
                        1,
                        99_999_999,
                        64,
                        Duration.ofMinutes(5),
                        Samples.LONGEST_CALL,
                        true)
                .holding(holds)
                .linking(links)
                .refunding(terms);
    }

    @Override
    public List<PaymentMethod> methods() {
        var code =
                new PaymentMethod("gnete", "WX_QR", PaymentMethod.Brand.WECHAT_PAY, PaymentMethod.Form.CODE, List.of());
        var page = new PaymentMethod("gnete", "PAGE", PaymentMethod.Brand.CARD, PaymentMethod.Form.PAGE, List.of());
        return links.isZero() ? List.of(code) : List.of(code, page);
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        asked.add("query");
        if (duringQuery != null) {
            duringQuery.run();
        }
        if (nextQuery != null) {
            var answer = nextQuery;
            nextQuery = null;
            return answer;
        }
        return silent
                ? new Outcome.Unknown<>("not connected")
                : Samples.says(
                        standing,
                        payment.orderNo().text(),
                        captured != null && standing == Standing.PAID ? captured : payment.amount());
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        var optional = List.of(Captures.class, Voids.class, CodePayments.class, BatchQueries.class, Shipments.class);
        if (capability == Closing.class && !closing
                || not.contains(capability)
                || optional.contains(capability) && !also.contains(capability)) {
            return Optional.empty();
        }
        return List.of(
                        new Codes(),
                        new Closes(),
                        new GivesBack(),
                        new AnswersForRefunds(),
                        new Notifies(),
                        new Holds(),
                        new Scans(),
                        new Batches(),
                        parcels)
                .stream()
                .filter(capability::isInstance)
                .map(capability::cast)
                .findFirst();
    }

    private final class Codes implements QrPayments {
        @Override
        public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
            return methods().stream().anyMatch(way -> way.code().equals(order.method()))
                    ? Optional.empty()
                    : Optional.of(Problem.of("gateway.gnete.unknownMethod", order.method(), "WX_QR"));
        }

        @Override
        public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
            asked.add("create");
            if (duringCreate != null) {
                duringCreate.run();
            }
            var code = new PayCode(PayCode.Kind.QR, "https://qr.example/" + order.orderNo());
            return creates.isEmpty()
                    ? new Outcome.Answered<>(new Created(code, "P1", Standing.WAITING, "1"))
                    : creates.remove();
        }
    }

    private final class Holds implements Captures, Voids {
        @Override
        public Outcome<Captured> capture(PaymentRef payment, Money amount) {
            asked.add("capture " + amount);
            if (captures.isEmpty()) {
                standing = Standing.PAID;
                captured = amount;
                return new Outcome.Answered<>(new Captured("ok"));
            }
            return captures.remove();
        }

        @Override
        public Outcome<Voided> letGo(PaymentRef payment) {
            asked.add("void");
            if (voids.isEmpty()) {
                standing = Standing.CANCELLED;
                return new Outcome.Answered<>(new Voided("ok"));
            }
            return voids.remove();
        }
    }

    private final class Scans implements CodePayments {
        @Override
        public List<PaymentMethod> scanMethods() {
            return List.of();
        }

        @Override
        public Optional<Problem> checkScan(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public Outcome<QrPayments.Created> charge(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            asked.add("scan " + authCode.text());
            if (duringCreate != null) {
                duringCreate.run();
            }
            return creates.isEmpty()
                    ? new Outcome.Answered<>(new QrPayments.Created(null, "P1", Standing.WAITING, "1"))
                    : creates.remove();
        }
    }

    private final class Batches implements BatchQueries {
        @Override
        public int most() {
            return 2;
        }

        @Override
        public Map<OrderNo, Outcome<PaymentAnswer>> queryAll(List<PaymentRef> payments) {
            asked.add("batch of " + payments.size());
            return payments.stream()
                    .collect(Collectors.toMap(
                            PaymentRef::orderNo,
                            payment -> Samples.says(
                                    listsNothing ? Standing.NOT_FOUND : standing,
                                    payment.orderNo().text(),
                                    payment.amount())));
        }
    }

    private final class Closes implements Closing {
        @Override
        public Outcome<Closed> close(PaymentRef payment) {
            asked.add("close");
            if (closes.isEmpty()) {
                standing = standing == Standing.WAITING ? Standing.CLOSED : standing;
                return new Outcome.Answered<>(new Closed("ok"));
            }
            return closes.remove();
        }
    }

    private final class GivesBack implements Refunds {
        @Override
        public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
            asked.add("refund " + refundNo);
            if (duringRefund != null) {
                duringRefund.run();
            }
            return refunds.isEmpty()
                    ? new Outcome.Answered<>(new RefundAnswer(OperationState.ACCEPTED, "R1", "1"))
                    : refunds.remove();
        }
    }

    private final class AnswersForRefunds implements RefundQueries {
        @Override
        public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
            asked.add("queryRefund");
            if (duringQuery != null) {
                duringQuery.run();
            }
            return refundQueries.isEmpty()
                    ? new Outcome.Answered<>(
                            new RefundStanding(new Refunds.RefundAnswer(OperationState.DONE, "R1", "2"), "2"))
                    : refundQueries.remove();
        }
    }

    private final class Notifies implements Notifications {
        @Override
        public Hint read(Posted posted) {
            return Objects.requireNonNull(nextHint);
        }

        @Override
        public Receipt receipt() {
            return Receipt.SUCCESS;
        }
    }
}
