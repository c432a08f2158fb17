package till.gateway.chingching;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.RefundNo;
import till.gateway.Capability;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.TaughtWords;
import till.gateway.chingching.ChingchingClient.Reply;
import till.gateway.http.KeptWords;
import till.gateway.http.Wire;

/**
 * Chingchingpay as one shop has set it up. May be shared between threads.
 *
 * <p>Payments and refunds are named to the gateway by our own number; its {@code payment_id} only helps where a link has
 * no transaction. It cannot close: a payment ends by its {@code expires_at}.
 */
public final class ChingchingGateway implements Gateway, QrPayments, Refunds, RefundQueries {
    static final String QUERY = "/api/v1/payments/transactions/query";

    private static final String DETAIL = "/api/v1/payments/detail/";
    private static final int NOT_FOUND = 404;

    private final ChingchingProfile profile;
    private final Limits limits;
    private final ChingchingClient client;
    private final ChingchingOrders orders;
    private final ChingchingAnswers answers;
    private final List<Capability> capabilities;

    private ChingchingGateway(ChingchingProfile profile, Limits limits, Wire wire) {
        var words = new ChingchingWords(new TaughtWords(profile.profile().words()));
        this.profile = profile;
        this.limits = limits;
        var lines = new ChingchingClient.Lines(
                wire.transport(profile.profile(), limits.longestCall()),
                wire.transport(profile.profile(), limits.longestCall().dividedBy(2)));
        this.client = new ChingchingClient(profile, lines, wire.clock());
        this.orders = new ChingchingOrders(profile, limits);
        this.answers = new ChingchingAnswers(profile, words);
        this.capabilities = List.of(
                new ChingchingNotices(profile, words),
                new ChingchingProbes(client, wire.clock()),
                new ChingchingStatements(
                        client, new KeptWords(profile.profile().secrets().values())));
    }

    /**
     * Makes it; nothing is sent.
     *
     * @param profile one without {@link #problems(GatewayProfile) problems}
     */
    public static ChingchingGateway of(GatewayProfile profile, ExchangeLog log, InstantSource clock) {
        return of(profile, new Wire(log, clock));
    }

    /** Over a wire of one's own. */
    public static ChingchingGateway of(GatewayProfile profile, Wire wire) {
        return of(profile, new ChingchingProfile(profile).limits(), wire);
    }

    static ChingchingGateway of(GatewayProfile profile, Limits limits, ExchangeLog log, InstantSource clock) {
        return of(profile, limits, new Wire(log, clock));
    }

    private static ChingchingGateway of(GatewayProfile profile, Limits limits, Wire wire) {
        return new ChingchingGateway(new ChingchingProfile(profile), limits, wire);
    }

    /** What a shop sets up for it. */
    public static ProfileForm form() {
        return ChingchingProfile.FORM;
    }

    /** What has to be put right in a profile before it can be used. */
    public static List<Problem> problems(GatewayProfile profile) {
        return new ChingchingProfile(profile).problems();
    }

    @Override
    public String id() {
        return profile.profile().id();
    }

    @Override
    public String kind() {
        return profile.profile().kind();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public List<PaymentMethod> methods() {
        return profile.ways().stream().map(way -> way.method(id())).toList();
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return Stream.concat(Stream.of(this), capabilities.stream())
                .filter(capability::isInstance)
                .map(capability::cast)
                .findFirst();
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
        return orders.check(order, extras);
    }

    @Override
    public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain; nothing the gateway says is
        var wrong = check(order, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var number = order.orderNo().text();
        var way = orders.way(order.method()).orElseThrow();
        var path = way.isLink() ? "/api/v1/payments/link" : "/api/v1/payments/checkout";
        var reply = client.post("create", number, path, orders.request(order, way, extras));
        return reply instanceof Reply.Data data
                ? answers.created(number, way, data)
                : new Outcome.Unknown<>(reply.word());
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        var number = payment.orderNo().text();
        var reply = client.ask("query", number, QUERY, Map.of("merchant_reference", number));
        var said = transaction(payment, reply);
        var paymentId = paymentId(payment);
        return paymentId != null && leavesOpen(payment, reply, said) ? detail(payment, paymentId, said) : said;
    }

    private Outcome<PaymentAnswer> transaction(PaymentRef payment, Reply reply) {
        return switch (reply) {
            case Reply.Data data -> answers.payment(payment, data);
            // a gateway that gave us a number for it has it, whether or not there is a transaction yet
            case Reply.Empty(var word)
            when payment.gatewayNo() == null ->
                new Outcome.Answered<>(new PaymentAnswer(Standing.NOT_FOUND, null, word));
            case Reply.Empty _, Reply.Failure _, Reply.Nothing _ -> new Outcome.Unknown<>(reply.word());
        };
    }

    private static @Nullable String paymentId(PaymentRef payment) {
        var known = payment.gatewayNo();
        return known != null && ChingchingAnswers.isNumber(known) ? known : null;
    }

    /** No transaction is no word about the payment, and the end of one attempt is not the end of a link. */
    private boolean leavesOpen(PaymentRef payment, Reply reply, Outcome<PaymentAnswer> said) {
        return switch (reply) {
            case Reply.Empty _, Reply.Failure _ -> true;
            case Reply.Nothing nothing -> nothing.status() == NOT_FOUND;
            case Reply.Data _ ->
                orders.way(payment.method()).filter(ChingchingWay::isLink).isPresent()
                        && said instanceof Outcome.Answered<PaymentAnswer>(var answer)
                        && endsUnpaid(answer.standing());
        };
    }

    private static boolean endsUnpaid(Standing standing) {
        return standing == Standing.DECLINED || standing == Standing.CANCELLED || standing == Standing.CLOSED;
    }

    private Outcome<PaymentAnswer> detail(PaymentRef payment, String paymentId, Outcome<PaymentAnswer> said) {
        var reply = client.ask("detail", payment.orderNo().text(), DETAIL + paymentId);
        var detail = reply instanceof Reply.Data data
                ? answers.detail(payment, paymentId, data)
                : new Outcome.Unknown<PaymentAnswer>(reply.word());
        return detail instanceof Outcome.Answered<PaymentAnswer>
                ? detail
                : new Outcome.Unknown<>("transaction: " + said.word() + ", payment: " + detail.word());
    }

    @Override
    public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
        var request = orders.refund(payment, refundNo, amount, reason);
        var reply = client.post("refund", refundNo.text(), "/api/v1/payments/transactions/refund", request);
        return reply instanceof Reply.Data data
                ? answers.refund(payment, refundNo, amount, data)
                : new Outcome.Unknown<>(reply.word());
    }

    @Override
    public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
        var number = refund.refundNo().text();
        return switch (client.ask("refund query", number, QUERY, Map.of("merchant_reference", number))) {
            case Reply.Data data -> refundStanding(answers.refund(payment, refund.refundNo(), refund.amount(), data));
            case Reply.Empty(var word)
            when refund.gatewayNo() == null -> new Outcome.Answered<>(new RefundStanding(null, word));
            case Reply other -> new Outcome.Unknown<>(other.word());
        };
    }

    private static Outcome<RefundStanding> refundStanding(Outcome<RefundAnswer> outcome) {
        return outcome instanceof Outcome.Answered<RefundAnswer>(var answer)
                ? new Outcome.Answered<>(new RefundStanding(answer, answer.word()))
                : new Outcome.Unknown<>(outcome.word());
    }
}
