package till.gateway.gnete;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.MethodInput;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.RefundNo;
import till.gateway.Capability;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.gnete.GneteClient.Reply;
import till.gateway.gnete.GneteRefusals.Of;
import till.gateway.http.Wire;

/**
 * Gnete's unified order as one shop has set it up. May be shared between threads.
 *
 * <p>Payments and refunds are named to the gateway by our own number only: it is always known, and was on disk before
 * the first byte went out, where the gateway's number is missing whenever an answer was lost.
 */
public final class GneteGateway implements Gateway, QrPayments, Closing, Refunds, RefundQueries, Probes {
    private final GneteProfile profile;
    private final Limits limits;
    private final GneteClient client;
    /** For the second of two calls. */
    private final GneteClient brief;

    private final GneteCreates creates;
    private final List<Capability> beside;
    private final InstantSource clock;

    private GneteGateway(
            GneteProfile profile,
            Limits limits,
            GneteClient client,
            GneteClient brief,
            List<Capability> beside,
            InstantSource clock) {
        this.profile = profile;
        this.limits = limits;
        this.client = client;
        this.brief = brief;
        this.creates = new GneteCreates(profile);
        this.beside = List.copyOf(beside);
        this.clock = clock;
    }

    /** @param profile one without {@link #problems(GatewayProfile) problems} */
    public static GneteGateway of(GatewayProfile profile, ExchangeLog log, InstantSource clock) {
        return of(profile, new Wire(log, clock));
    }

    /** Over a wire of one's own. */
    public static GneteGateway of(GatewayProfile profile, Wire wire) {
        return of(profile, new GneteProfile(profile).limits(), wire);
    }

    static GneteGateway of(GatewayProfile profile, Limits limits, ExchangeLog log, InstantSource clock) {
        return of(profile, limits, new Wire(log, clock));
    }

    private static GneteGateway of(GatewayProfile profile, Limits limits, Wire wire) {
        var own = new GneteProfile(profile);
        var signer = new GneteSigner(profile.secret("appSecret"));
        var longest = limits.longestCall();
        return new GneteGateway(
                own,
                limits,
                new GneteClient(own, signer, wire.transport(profile, longest), wire.clock()),
                new GneteClient(own, signer, wire.transport(profile, longest.dividedBy(2)), wire.clock()),
                beside(own, limits, wire),
                wire.clock());
    }

    /** Scanned codes are taken only where the shop was told by which ways, typed cards where it has the key for them. */
    private static List<Capability> beside(GneteProfile own, Limits limits, Wire wire) {
        var profile = own.profile();
        var signer = new GneteSigner(profile.secret("appSecret"));
        var notices = new GneteNotices(own, signer);
        var patient = new GneteClient(own, signer, wire.transport(profile, CodePayments.LONGEST_CALL), wire.clock());
        var beside = new ArrayList<Capability>(List.of(notices));
        if (!own.scanWays().isEmpty()) {
            beside.add(new GneteScans(own, limits, patient));
        }
        if (own.cardKey().isPresent()) {
            var usual = new GneteClient(own, signer, wire.transport(profile, limits.longestCall()), wire.clock());
            beside.add(new GneteKeyed(own, limits, usual, wire.clock()));
        }
        return beside;
    }

    /** What a shop sets up for it. */
    public static ProfileForm form() {
        return GneteProfile.FORM;
    }

    /** What has to be put right in a profile before it can be used. */
    public static List<Problem> problems(GatewayProfile profile) {
        return new GneteProfile(profile).problems();
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
        return GneteOrders.methods(id(), profile.cardKey().isPresent());
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return Stream.concat(Stream.of(this), beside.stream())
                .filter(capability::isInstance)
                .map(capability::cast)
                .findFirst();
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
        return GneteOrders.check(order, extras, limits);
    }

    @Override
    public List<MethodInput> inputs(String method, Map<String, String> decided) {
        return GneteOrders.inputs(method, decided);
    }

    @Override
    public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain
        var wrong = check(order, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var number = order.orderNo().text();
        return switch (client.send("create", GneteCreates.PATH, number, creates.request(order, extras))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> GneteClient.failed(Of.CREATE, failure);
            case Reply.Data data -> GneteCreates.created(number, data);
        };
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        return query(payment.orderNo().text());
    }

    private Outcome<PaymentAnswer> query(String number) {
        return switch (client.send("query", "/api/pay/query", number, Map.of("mchOrderNo", number))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure
            when GneteWords.saysNoSuchOrder(failure.message()) ->
                new Outcome.Answered<>(new PaymentAnswer(PaymentAnswer.Standing.NOT_FOUND, null, failure.word()));
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.Data data -> GneteAnswers.payment(profile, number, data);
        };
    }

    @Override
    public Outcome<Closed> close(PaymentRef payment) {
        var number = payment.orderNo().text();
        return switch (client.send("close", "/api/pay/close", number, Map.of("mchOrderNo", number))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> GneteClient.failed(Of.CLOSE, failure);
            case Reply.Data data when data.text("errCode").isEmpty() -> new Outcome.Answered<>(new Closed("closed"));
            case Reply.Data data -> new Outcome.Unknown<>(GneteAnswers.word("", data));
        };
    }

    @Override
    public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
        var request = new LinkedHashMap<String, Object>();
        request.put("mchOrderNo", payment.orderNo().text());
        request.put("mchRefundNo", refundNo.text());
        request.put("refundAmount", amount.getAmountMinorLong());
        request.put("currency", amount.getCurrencyUnit().getCode());
        request.put("refundReason", GneteOrders.subject(reason));
        var sentAt = clock.instant();
        return switch (client.send("refund", "/api/refund/refundOrder", refundNo.text(), request)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure
            when GneteRefusals.saysRefundedBefore(failure.code(), failure.message()) ->
                refusedUnlessTaken(failure, new RefundRef(refundNo, null, amount), sentAt);
            case Reply.Failure failure -> GneteClient.failed(Of.REFUND, failure);
            case Reply.Data data -> GneteAnswers.refund(refundNo.text(), amount, data);
        };
    }

    /**
     * What lies between may deliver a request twice, and let only the second one's answer through. Both calls together take
     * no longer than {@link Limits#longestCall}: after a slow refusal nothing is looked up.
     */
    private Outcome<RefundAnswer> refusedUnlessTaken(Reply.Failure failure, RefundRef refund, Instant sentAt) {
        if (clock.instant().isAfter(sentAt.plus(limits.longestCall().dividedBy(2)))) {
            return new Outcome.Unknown<>(failure.word());
        }
        return switch (queryRefund(brief, refund)) {
            case Outcome.Answered<RefundStanding>(var standing) ->
                standing.answer() == null
                        ? GneteClient.failed(Of.REFUND, failure)
                        : new Outcome.Answered<>(standing.answer());
            case Outcome<RefundStanding> _ -> new Outcome.Unknown<>(failure.word());
        };
    }

    @Override
    public Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund) {
        return queryRefund(client, refund);
    }

    private Outcome<RefundStanding> queryRefund(GneteClient asked, RefundRef refund) {
        var number = refund.refundNo().text();
        return switch (asked.send("refund query", "/api/refund/query", number, Map.of("mchRefundNo", number))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure
            when GneteWords.saysNoSuchOrder(failure.message()) ->
                new Outcome.Answered<>(new RefundStanding(null, failure.word()));
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.Data data -> GneteAnswers.refundStanding(profile, number, refund.amount(), data);
        };
    }

    /** Asks for a number nobody used: a gateway that knows us and our key says there is no such order. */
    @Override
    public Probe probe() {
        var number = "PROBE" + clock.millis();
        var reply = client.send("probe", "/api/pay/query", number, Map.of("mchOrderNo", number));
        return switch (reply) {
            case Reply.Nothing(var word) -> new Probe(false, Problem.of("gateway.gnete.probe.noAnswer", word), word);
            case Reply.Data _ -> new Probe(true, Problem.of("gateway.gnete.probe.works"), "found");
            case Reply.Failure failure
            when GneteWords.saysNoSuchOrder(failure.message()) ->
                new Probe(true, Problem.of("gateway.gnete.probe.works"), failure.word());
            case Reply.Failure failure -> new Probe(false, probed(failure), failure.word());
        };
    }

    private static Problem probed(Reply.Failure failure) {
        return GneteRefusals.find(Of.QUERY, failure.code(), failure.message())
                .map(known -> switch (known.key()) {
                    case "gateway.gnete.signature" -> Problem.of("gateway.gnete.probe.key");
                    case "gateway.gnete.merchant" -> Problem.of("gateway.gnete.probe.merchant");
                    default -> Problem.of("gateway.gnete.probe.error", failure.word());
                })
                .orElseGet(() -> Problem.of("gateway.gnete.probe.error", failure.word()));
    }
}
