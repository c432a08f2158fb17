package till.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.AuthCode;
import till.domain.Limits;
import till.domain.MethodInput;
import till.domain.OperationState;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.RefundNo;
import till.gateway.Capability;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Settlements;
import till.gateway.Shipments;
import till.gateway.Voids;
import till.service.TakenParcels;

/** A gateway with the counter's usual methods that says what a test wants it to say. */
public final class CounterGateway implements Gateway {
    private final List<PaymentOrder> orders = new ArrayList<>();
    private Standing standing = Standing.WAITING;
    private final TakenParcels parcels = new TakenParcels();
    private Optional<Settlements> statements = Optional.empty();
    private boolean ships;
    private boolean ofApps;
    private final List<Map<String, String>> inputs = new ArrayList<>();
    private Optional<PayCode> code = Optional.empty();
    private Optional<Outcome<QrPayments.Created>> nextCreate = Optional.empty();
    private boolean closeWorks = true;
    private Set<CurrencyUnit> currencies = Set.of(CurrencyUnit.of("HKD"), CurrencyUnit.of("CNY"));
    private long most = 99_999_999;
    private Duration links = Duration.ofDays(7);
    private boolean silent;
    private boolean broken;
    private boolean captures;
    private List<PaymentMethod> scanMethods = List.of();
    private final List<String> scanned = new ArrayList<>();
    private boolean closes = true;
    private boolean refundsHere = true;
    private boolean answersForRefunds = true;
    private final List<Money> captured = new ArrayList<>();
    private final List<RefundNo> refunds = new ArrayList<>();
    private Outcome<Refunds.RefundAnswer> refundAnswer =
            new Outcome.Answered<>(new Refunds.RefundAnswer(OperationState.ACCEPTED, "R77", "1"));
    private OperationState refundState = OperationState.DONE;

    /** It has ways for the shop's own app, one of which needs to know the payer. */
    public void offersForApps() {
        ofApps = true;
    }

    /** What every order was sent with beside it. */
    public List<Map<String, String>> inputs() {
        return inputs;
    }

    /** It takes parcels. */
    public TakenParcels ships() {
        ships = true;
        return parcels;
    }

    /** It gives this statement of a day by its interface. */
    public void gives(Settlements wanted) {
        statements = Optional.of(wanted);
    }

    /** What later queries say. */
    public void says(Standing now) {
        standing = now;
    }

    /** The code later orders get, in place of a QR text of their own. */
    public void gives(PayCode wanted) {
        code = Optional.of(wanted);
    }

    public void answersCreate(Outcome<QrPayments.Created> outcome) {
        nextCreate = Optional.of(outcome);
    }

    /** As a gateway that knows no close. */
    public void knowsNoClose() {
        closes = false;
    }

    /** As QLink, which takes no refunds. */
    public void takesNoRefunds() {
        refundsHere = false;
        answersForRefunds = false;
    }

    /** As EasyLink, which cannot be asked about refunds. */
    public void cannotBeAskedAboutRefunds() {
        answersForRefunds = false;
    }

    /** Closes change nothing: later queries still say it waits. */
    public void closesNothing() {
        closeWorks = false;
    }

    /** None of its pages can be sent. */
    public void makesNoLinks() {
        links = Duration.ZERO;
    }

    /** Queries are not answered any more. */
    public void fallsSilent() {
        silent = true;
    }

    /** It takes one currency only, and large amounts of it. */
    public void takesOnly(CurrencyUnit currency) {
        currencies = Set.of(currency);
        most = 9_999_999_999_999L;
    }

    /** It holds money that is captured later. */
    public void capturesLater() {
        captures = true;
        standing = Standing.AUTHORIZED;
    }

    /** Its next create fails in a way nobody expected. */
    public void breaks() {
        broken = true;
    }

    /** What later refunds are answered with. */
    public void answersRefund(Outcome<Refunds.RefundAnswer> outcome) {
        refundAnswer = outcome;
    }

    /** Where later queries say refunds stand. */
    public void saysOfRefunds(OperationState now) {
        refundState = now;
    }

    /** It takes customers' own codes by these ways. */
    public void takesScans(PaymentMethod... methods) {
        scanMethods = List.of(methods);
    }

    /** Every scanned code that arrived. */
    public List<String> scanned() {
        return scanned;
    }

    /** What was captured of held money. */
    public List<Money> captured() {
        return captured;
    }

    /** Every refund that arrived. */
    public List<RefundNo> refunds() {
        return refunds;
    }

    /** Every order that arrived. */
    public List<PaymentOrder> orders() {
        return orders;
    }

    @Override
    public String id() {
        return "gnete";
    }

    @Override
    public Limits limits() {
        return new Limits(currencies, 1, most, 64, Duration.ofMinutes(5), Duration.ofSeconds(20), true).linking(links);
    }

    @Override
    public List<PaymentMethod> methods() {
        var methods = new ArrayList<>(List.of(
                new PaymentMethod("gnete", "ALI_QR", Brand.ALIPAY, Form.CODE, List.of()),
                new PaymentMethod("gnete", "WX_QR", Brand.WECHAT_PAY, Form.CODE, List.of()),
                new PaymentMethod("gnete", "YSF_QR", Brand.UNIONPAY, Form.CODE, List.of()),
                new PaymentMethod("gnete", "UP_B2C", Brand.CARD, Form.PAGE, List.of())));
        if (ofApps) {
            methods.add(new PaymentMethod("gnete", "ALI_H5", Brand.ALIPAY, Form.PAGE, List.of()));
            methods.add(new PaymentMethod("gnete", "WX_LITE", Brand.WECHAT_PAY, Form.APP, List.of("openid")));
            methods.add(new PaymentMethod("gnete", "ALI_APP", Brand.ALIPAY, Form.APP, List.of()));
        }
        return methods;
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        if (silent) {
            return new Outcome.Unknown<>("time-out");
        }
        var amount = captured.isEmpty() ? payment.amount() : captured.getLast();
        var facts = new PaymentAnswer.Facts(payment.orderNo().text(), amount, "P2411211405", "4200002", null);
        return new Outcome.Answered<>(new PaymentAnswer(standing, facts, standing.name()));
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        if (capability == Settlements.class) {
            return statements.map(capability::cast);
        }
        if (((capability == Captures.class || capability == Voids.class) && !captures)
                || (capability == CodePayments.class && scanMethods.isEmpty())
                || (capability == Shipments.class && !ships)
                || (capability == Closing.class && !closes)
                || (capability == Refunds.class && !refundsHere)
                || (capability == RefundQueries.class && !answersForRefunds)) {
            return Optional.empty();
        }
        return List.of(
                        new Codes(),
                        new Scans(),
                        new Closes(),
                        new GivesBack(),
                        new AnswersForRefunds(),
                        new Holds(),
                        new LetsGo(),
                        parcels)
                .stream()
                .filter(capability::isInstance)
                .map(capability::cast)
                .findFirst();
    }

    private final class Holds implements Captures {
        @Override
        public Outcome<Captured> capture(PaymentRef payment, Money amount) {
            standing = Standing.PAID;
            captured.add(amount);
            return new Outcome.Answered<>(new Captured("ok"));
        }
    }

    private final class LetsGo implements Voids {
        @Override
        public Outcome<Voided> letGo(PaymentRef payment) {
            standing = Standing.CANCELLED;
            return new Outcome.Answered<>(new Voided("ok"));
        }
    }

    private final class Codes implements QrPayments {
        @Override
        public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public List<MethodInput> inputs(String method, Map<String, String> decided) {
            return switch (method) {
                case "WX_LITE" ->
                    List.of(
                            MethodInput.ofPayer("openid", 64, !decided.containsKey("subAppid")),
                            MethodInput.ofShop("subAppid", 64));
                case "ALI_H5" -> List.of(MethodInput.choice("walletType", List.of("HK", "CN")));
                default -> List.of();
            };
        }

        @Override
        public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
            orders.add(order);
            inputs.add(extras);
            if (broken) {
                throw new IllegalStateException("a fault of the program");
            }
            var shown = code.orElse(new PayCode(PayCode.Kind.QR, "https://qr.example/pay?o=" + order.orderNo()));
            var outcome =
                    nextCreate.orElse(new Outcome.Answered<>(new Created(shown, "P2411211405", Standing.WAITING, "1")));
            nextCreate = Optional.empty();
            return outcome;
        }
    }

    private final class Scans implements CodePayments {
        @Override
        public List<PaymentMethod> scanMethods() {
            return scanMethods;
        }

        @Override
        public Optional<Problem> checkScan(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public Outcome<QrPayments.Created> charge(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            orders.add(order);
            scanned.add(authCode.text());
            var outcome = nextCreate.orElse(
                    new Outcome.Answered<>(new QrPayments.Created(null, "P2411211405", Standing.WAITING, "1")));
            nextCreate = Optional.empty();
            return outcome;
        }
    }

    private final class Closes implements Closing {
        @Override
        public Outcome<Closed> close(PaymentRef payment) {
            if (closeWorks && standing == Standing.WAITING) {
                standing = Standing.CLOSED;
            }
            return new Outcome.Answered<>(new Closed("ok"));
        }
    }

    private final class GivesBack implements Refunds {
        @Override
        public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
            refunds.add(refundNo);
            return refundAnswer;
        }
    }

    private final class AnswersForRefunds implements RefundQueries {
        @Override
        public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
            if (silent) {
                return new Outcome.Unknown<>("time-out");
            }
            var answer = new Refunds.RefundAnswer(refundState, "R77", refundState.name());
            return new Outcome.Answered<>(new RefundStanding(answer, refundState.name()));
        }
    }
}
