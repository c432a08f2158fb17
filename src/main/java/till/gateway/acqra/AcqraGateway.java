package till.gateway.acqra;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.gateway.Capability;
import till.gateway.CodePayments;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.gateway.TaughtWords;
import till.gateway.acqra.AcqraClient.Timing;
import till.gateway.http.Wire;

/**
 * The online payment gateway as one shop has set it up. May be shared between threads.
 *
 * <p>Payments and refunds are named to it by our own numbers: they were on disk before the first byte went out, where the
 * gateway's are missing whenever an answer was lost.
 */
public final class AcqraGateway implements Gateway {
    private final AcqraProfile profile;
    private final Limits limits;
    private final AcqraQueries queries;
    private final List<Capability> capabilities;

    private AcqraGateway(AcqraProfile profile, Limits limits, AcqraQueries queries, List<Capability> capabilities) {
        this.profile = profile;
        this.limits = limits;
        this.queries = queries;
        this.capabilities = capabilities;
    }

    /**
     * The gateway of a profile.
     *
     * @param profile one without {@link #problems(GatewayProfile) problems}
     */
    public static AcqraGateway of(GatewayProfile profile, ExchangeLog log, InstantSource clock) {
        return of(profile, new Wire(log, clock));
    }

    /** Over a wire of one's own. */
    public static AcqraGateway of(GatewayProfile profile, Wire wire) {
        return of(profile, new AcqraProfile(profile).limits(), wire);
    }

    static AcqraGateway of(GatewayProfile profile, Limits limits, ExchangeLog log, InstantSource clock) {
        return of(profile, limits, new Wire(log, clock));
    }

    private static AcqraGateway of(GatewayProfile profile, Limits limits, Wire wire) {
        var own = new AcqraProfile(profile);
        var timing = new Timing(limits.longestCall());
        var token = new AcqraToken(own, wire.transport(profile, timing.token()), timing.token(), wire.clock());
        var client = new AcqraClient(own, wire.transport(profile, timing.request()), token, timing, wire.clock());
        var scans =
                new AcqraClient(own, wire.transport(profile, CodePayments.LONGEST_CALL), token, timing, wire.clock());
        var words = new AcqraWords(new TaughtWords(profile.words()));
        var types = new AcqraTypes(own);
        var queries = new AcqraQueries(client, words, types, timing);
        var orders = new AcqraOrders(own, limits, client, scans, words);
        return new AcqraGateway(
                own,
                limits,
                queries,
                List.of(
                        orders,
                        new AcqraKeyed(orders, client, words, wire.clock()),
                        new AcqraHolds(client, words),
                        new AcqraRefunds(own, client, queries, types),
                        new AcqraShipments(client),
                        new AcqraRecurring(limits, client, words),
                        new AcqraNotices(own, words),
                        new AcqraProbe(client, wire.clock())));
    }

    /** What a shop sets up for it. */
    public static ProfileForm form() {
        return AcqraProfile.FORM;
    }

    /** What has to be put right in a profile before it can be used. */
    public static List<Problem> problems(GatewayProfile profile) {
        return new AcqraProfile(profile).problems();
    }

    @Override
    public String id() {
        return profile.id();
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
        return AcqraWays.methods(profile);
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        return queries.query(payment);
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return capabilities.stream()
                .filter(capability::isInstance)
                .map(capability::cast)
                .findFirst();
    }
}
