package till.gateway.qlink;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.OrderLine;
import till.domain.OrderNo;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.gateway.BatchQueries;
import till.gateway.Capability;
import till.gateway.Closing;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.MethodLists;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.TaughtWords;
import till.gateway.http.KeptWords;
import till.gateway.http.Wire;
import till.gateway.qlink.QlinkClient.Reply;

/**
 * QLink as one shop has set it up. May be shared between threads.
 *
 * <p>Payments are named to the gateway by our own number only. Nothing it answers to a create or a cancel is known to prove
 * that nothing happened, so only an order that is not sent is refused.
 */
public final class QlinkGateway implements Gateway, QrPayments, Closing, BatchQueries, MethodLists, Probes {
    private static final int MOST = 50;

    private final QlinkProfile profile;
    private final Limits limits;
    private final QlinkClient client;
    private final QlinkAnswers answers;
    private final QlinkMethods methods;
    private final QlinkNotices notices;

    private QlinkGateway(QlinkProfile profile, Limits limits, QlinkClient client, Readers readers) {
        this.profile = profile;
        this.limits = limits;
        this.client = client;
        this.answers = readers.answers();
        this.methods = readers.methods();
        this.notices = readers.notices();
    }

    private record Readers(QlinkAnswers answers, QlinkMethods methods, QlinkNotices notices) {}

    /**
     * Opens the gateway; nothing is sent.
     *
     * @param profile one without {@link #problems(GatewayProfile) problems}
     */
    public static QlinkGateway of(GatewayProfile profile, ExchangeLog log, InstantSource clock) {
        return of(profile, new Wire(log, clock));
    }

    /** Over a wire of one's own. */
    public static QlinkGateway of(GatewayProfile profile, Wire wire) {
        return of(profile, new QlinkProfile(profile).limits(), wire);
    }

    static QlinkGateway of(GatewayProfile profile, Limits limits, ExchangeLog log, InstantSource clock) {
        return of(profile, limits, new Wire(log, clock));
    }

    private static QlinkGateway of(GatewayProfile profile, Limits limits, Wire wire) {
        var own = new QlinkProfile(profile);
        var signer = own.signer();
        var words = new KeptWords(profile.secrets().values());
        var standings = new QlinkWords(new TaughtWords(profile.words()));
        var transport = wire.transport(profile, limits.longestCall());
        var readers = new Readers(
                new QlinkAnswers(own, standings, words),
                new QlinkMethods(own, words),
                new QlinkNotices(signer, standings, words));
        return new QlinkGateway(own, limits, new QlinkClient(own, signer, transport, words), readers);
    }

    /** What a shop sets up for it. */
    public static ProfileForm form() {
        return QlinkProfile.FORM;
    }

    /** What has to be put right in a profile before it can be used. */
    public static List<Problem> problems(GatewayProfile profile) {
        return new QlinkProfile(profile).problems();
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
        return methods.offered();
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        var held = capability.isInstance(notices) ? notices : this;
        return capability.isInstance(held) ? Optional.of(capability.cast(held)) : Optional.empty();
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
        return orders().check(order, extras);
    }

    @Override
    public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
        return create(order, List.of(), extras);
    }

    @Override
    public Outcome<Created> create(PaymentOrder order, List<OrderLine> lines, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain
        var wrong = check(order, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var request = orders().request(order, lines, extras);
        return answers.created(
                order.orderNo(), client.send("create", "/apply", order.orderNo().text(), request));
    }

    private QlinkOrders orders() {
        return new QlinkOrders(profile, limits);
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        var outcome = queryAll(List.of(payment)).get(payment.orderNo());
        return outcome == null ? new Outcome.Unknown<>("not asked") : outcome;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Map<OrderNo, Outcome<PaymentAnswer>> queryAll(List<PaymentRef> payments) {
        var outcomes = new LinkedHashMap<OrderNo, Outcome<PaymentAnswer>>();
        for (var first = 0; first < payments.size(); first += MOST) {
            var asked = payments.subList(first, Math.min(first + MOST, payments.size()));
            outcomes.putAll(answers.payments(asked, queried(asked)));
        }
        return outcomes;
    }

    private Reply queried(List<PaymentRef> asked) {
        var numbers = asked.stream().map(payment -> payment.orderNo().text()).toList();
        var about = numbers.size() == 1 ? numbers.getFirst() : "";
        return client.send("query", "/getPayStatus", about, Map.of("tradeUuidList", numbers));
    }

    @Override
    public Outcome<Closed> close(PaymentRef payment) {
        var number = payment.orderNo().text();
        return answers.closed(payment.orderNo(), client.send("close", "/cancel", number, Map.of("tradeUuid", number)));
    }

    @Override
    public Outcome<Listed> listMethods() {
        return methods.listed(account("methods"));
    }

    private Reply account(String operation) {
        return client.send(operation, "/queryPayAccount", "", Map.of("payAccount", profile.payAccount()));
    }

    /** Asks which ways to pay the account has: signed, and it changes nothing. */
    @Override
    public Probe probe() {
        var reply = account("probe");
        if (reply instanceof Reply.Failure(var word)) {
            return new Probe(false, Problem.of("gateway.qlink.probe.error", word), word);
        }
        return switch (methods.listed(reply)) {
            case Outcome.Answered<Listed>(var listed)
            when listed.methods().isEmpty() ->
                new Probe(false, Problem.of("gateway.qlink.probe.empty", profile.payAccount()), listed.word());
            case Outcome.Answered<Listed>(var listed) -> new Probe(true, works(listed), listed.word());
            case Outcome<Listed> other ->
                new Probe(false, Problem.of("gateway.qlink.probe.noAnswer", other.word()), other.word());
        };
    }

    private Problem works(Listed listed) {
        var codes = String.join(
                ", ",
                listed.methods().stream().map(PaymentMethod::code).limit(10).toList());
        return Problem.of(
                profile.plainHttp() ? "gateway.qlink.probe.worksUnprotected" : "gateway.qlink.probe.works", codes);
    }
}
