package till.gateway.easylink;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
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
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.Refunds;
import till.gateway.TaughtWords;
import till.gateway.easylink.EasylinkClient.Reply;
import till.gateway.easylink.EasylinkRefusals.Of;
import till.gateway.http.KeptWords;
import till.gateway.http.Wire;

/**
 * EasyLink v2 as one shop has set it up. May be shared between threads.
 *
 * <p>It can neither close a payment nor be asked about a refund.
 */
public final class EasylinkGateway implements Gateway, QrPayments, Refunds, Probes {
    private final EasylinkProfile profile;
    private final Limits limits;
    private final EasylinkClient client;
    private final EasylinkAnswers answers;
    private final EasylinkNotices notices;
    private final InstantSource clock;

    private EasylinkGateway(
            EasylinkProfile profile,
            Limits limits,
            EasylinkClient client,
            EasylinkWords words,
            EasylinkNotices notices,
            InstantSource clock) {
        this.profile = profile;
        this.limits = limits;
        this.client = client;
        this.answers = new EasylinkAnswers(words);
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Opens a profile's gateway; nothing is sent.
     *
     * @param profile one without {@link #problems(GatewayProfile) problems}
     */
    public static EasylinkGateway of(GatewayProfile profile, ExchangeLog log, InstantSource clock) {
        return of(profile, new Wire(log, clock));
    }

    /** Over a wire of one's own. */
    public static EasylinkGateway of(GatewayProfile profile, Wire wire) {
        return of(profile, new EasylinkProfile(profile).limits(), wire);
    }

    static EasylinkGateway of(GatewayProfile profile, Limits limits, ExchangeLog log, InstantSource clock) {
        return of(profile, limits, new Wire(log, clock));
    }

    private static EasylinkGateway of(GatewayProfile profile, Limits limits, Wire wire) {
        var own = new EasylinkProfile(profile);
        var reached = own.withoutRoot();
        var lines = new EasylinkClient.Lines(
                wire.transport(reached, limits.longestCall()),
                wire.transport(reached, limits.longestCall().dividedBy(2)));
        var words = new EasylinkWords(new TaughtWords(profile.words()));
        var signer = new EasylinkSigner(own.signature(), profile.secret("apiKey"));
        var notices = new EasylinkNotices(
                signer, words, new KeptWords(profile.secrets().values()));
        return new EasylinkGateway(own, limits, new EasylinkClient(own, lines), words, notices, wire.clock());
    }

    /** What a shop sets up for it. */
    public static ProfileForm form() {
        return EasylinkProfile.FORM;
    }

    /** What has to be put right in a profile before it can be used. */
    public static List<Problem> problems(GatewayProfile profile) {
        return new EasylinkProfile(profile).problems();
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
        return EasylinkOrders.methods(id());
    }

    @Override
    public Optional<Problem> explain(String word) {
        return EasylinkRefusals.explain(word);
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        var held = capability.isInstance(notices) ? notices : this;
        return capability.isInstance(held) ? Optional.of(capability.cast(held)) : Optional.empty();
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
        return EasylinkOrders.check(order, extras, limits);
    }

    @Override
    public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain
        var wrong = check(order, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var request = new LinkedHashMap<String, Object>();
        request.put("amount", EasylinkAmounts.number(order.amount()));
        request.put("payType", order.method());
        request.put("orderNo", order.orderNo().text());
        request.put("description", EasylinkOrders.subject(order.subject()));
        request.put("notifyUrl", profile.profile().field("notifyUrl").orElse(""));
        request.put("returnUrl", profile.profile().field("returnUrl").orElse(""));
        return switch (client.send("create", "/payment/create", order.orderNo().text(), request)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> EasylinkRefusals.failed(Of.CREATE, failure);
            case Reply.Data data -> answers.created(order.amount(), data);
        };
    }

    /** Asks by their number where one is known, and by ours where they do not find that. */
    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        var ours = payment.orderNo().text();
        var theirs = payment.gatewayNo();
        var first = query(payment, theirs == null ? ours : theirs);
        return theirs == null || theirs.equals(ours) || !isNotFound(first) ? first : query(payment, ours);
    }

    private Outcome<PaymentAnswer> query(PaymentRef payment, String asked) {
        return switch (client.ask("query", payment.orderNo().text(), asked)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure
            when EasylinkRefusals.saysNoSuchOrder(failure) ->
                new Outcome.Answered<>(new PaymentAnswer(Standing.NOT_FOUND, null, failure.word()));
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.Data data -> answers.payment(payment, asked, data);
        };
    }

    private static boolean isNotFound(Outcome<PaymentAnswer> outcome) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var answer)
                && answer.standing() == Standing.NOT_FOUND;
    }

    @Override
    public Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason) {
        var wrong = EasylinkOrders.amount(amount, limits);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var theirs = payment.gatewayNo();
        var request = new LinkedHashMap<String, Object>();
        request.put("orderNo", theirs == null ? payment.orderNo().text() : theirs);
        request.put("refundAmount", EasylinkAmounts.number(amount));
        request.put("refundNo", refundNo.text());
        request.put("reason", EasylinkOrders.subject(reason));
        request.put("notifyUrl", profile.profile().field("notifyUrl").orElse(""));
        return switch (client.send("refund", "/refund/create", refundNo.text(), request)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> EasylinkRefusals.failed(Of.REFUND, failure);
            case Reply.Data data ->
                EasylinkAnswers.refund(payment, new EasylinkAnswers.Asked(refundNo.text(), amount), data);
        };
    }

    /** Asks for a number nobody used: a gateway that knows us and our key says there is no such order. */
    @Override
    public Probe probe() {
        var number = "PROBE" + clock.millis();
        return switch (client.ask("probe", number, number)) {
            case Reply.Nothing(var word) -> new Probe(false, Problem.of("gateway.easylink.probe.noAnswer", word), word);
            case Reply.Data _ -> new Probe(true, Problem.of("gateway.easylink.probe.works"), "found");
            case Reply.Failure failure
            when EasylinkRefusals.saysNoSuchOrder(failure) ->
                new Probe(true, Problem.of("gateway.easylink.probe.works"), failure.word());
            case Reply.Failure failure -> new Probe(false, probed(failure), failure.word());
        };
    }

    private static Problem probed(Reply.Failure failure) {
        if (EasylinkRefusals.saysWrongKey(failure)) {
            return Problem.of("gateway.easylink.probe.key");
        }
        if (EasylinkRefusals.saysNoSuchMerchant(failure)) {
            return Problem.of("gateway.easylink.probe.merchant");
        }
        return EasylinkRefusals.sentence(failure)
                .orElseGet(() -> Problem.of("gateway.easylink.probe.error", failure.word()));
    }
}
