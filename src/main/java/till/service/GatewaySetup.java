package till.service;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.Result;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.Probes;
import till.ledger.Ledger;
import till.ledger.Teachings;
import till.settings.GatewayProfiles;

/**
 * Sets gateways up, for commands and the settings screen: checks, tests, keeps and removes their profiles. What would let
 * the till believe in money is written into the ledger's chain first; what would leave unfinished payments without the
 * one place they can be asked about is refused. Works on the shop's own gateways and ledger, also in training.
 */
public final class GatewaySetup {
    /** What a till believes in on a gateway's word. */
    private static final Set<String> MONEY = Set.of("paid", "authorized", "refunded");

    private final GatewayProfiles profiles;
    private final Opening opening;
    private final LiveLedger ledger;
    private final InstantSource clock;
    private final Function<Ledger, Access> people;

    /** @param people who decides on that ledger who may do what */
    public GatewaySetup(
            GatewayProfiles profiles,
            Opening opening,
            LiveLedger ledger,
            InstantSource clock,
            Function<Ledger, Access> people) {
        this.people = people;
        this.profiles = profiles;
        this.opening = opening;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens a profile's gateway; nothing is sent. */
    @FunctionalInterface
    public interface Opening {
        Result<Gateway> open(GatewayProfile profile, ExchangeLog log);
    }

    /** The ledger the shop's own gateways belong to, which is not the open one in training. */
    @FunctionalInterface
    public interface LiveLedger {
        <T> Result<T> with(Function<Ledger, T> work);
    }

    /**
     * How a profile is kept.
     *
     * @param replace whether a profile of the same id may be replaced
     * @param evenUnfinished whether it may become another merchant although payments of it are unfinished
     * @param by where it was done: import, screen
     * @param acting who does it
     */
    public record Manner(boolean replace, boolean evenUnfinished, String by, Acting acting) {}

    /** Finds out who acts, and whether they may on the shop's own gateways; a refusal is recorded. */
    public Result<Acting> allowed(Act act, Function<Access, Result<Acting>> who) {
        return ledger.with(live -> {
                    var access = people.apply(live);
                    return who.apply(access)
                            .then(acting -> access.guard(acting, act, null, null)
                                    .<Result<Acting>>map(Result.Failed::new)
                                    .orElseGet(() -> Result.done(acting)));
                })
                .then(allowed -> allowed);
    }

    /** Nothing is changed without its trace: it is written first. */
    private Result<Acting> traced(Acting acting, String what, String gateway) {
        return allowed(Act.SET_UP, _ -> Result.done(acting))
                .then(_ -> ledger.with(live -> {
                    people.apply(live).done(acting, Act.SET_UP, Map.of("what", what, "gateway", gateway));
                    return acting;
                }));
    }

    public GatewayProfiles.Listing list() {
        return profiles.list();
    }

    /** Whether there is a profile of that id, be it readable or not. */
    public boolean isSetUp(String id) {
        return profiles.exists(id);
    }

    /** Reads a profile from a file and checks it; nothing is kept. */
    public Result<GatewayProfile> read(Path file) {
        return profiles.readFile(file).then(this::usable);
    }

    /** Checks what a form holds; a secret it lacks is the stored one. */
    public Result<GatewayProfile> check(GatewayProfile draft) {
        return profiles.check(draft).then(this::usable);
    }

    private Result<GatewayProfile> usable(GatewayProfile profile) {
        return opening.open(profile, _ -> {}).map(_ -> profile);
    }

    /** The words of a profile that stand for money and that the stored profile of its id does not have, by word. */
    public Map<String, String> newMoneyWords(GatewayProfile profile) {
        var known = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (profiles.get(profile.id()) instanceof Result.Done<GatewayProfile>(var before)) {
            known.putAll(before.words());
        }
        var fresh = new TreeMap<>(profile.words());
        fresh.entrySet()
                .removeIf(each ->
                        !MONEY.contains(each.getValue()) || each.getValue().equals(known.get(each.getKey())));
        return fresh;
    }

    /** Keeps a whole and checked profile; new words for money are in the chain before they count. */
    public Result<GatewayProfile> save(GatewayProfile profile, Manner manner) {
        if (profiles.exists(profile.id())) {
            if (!manner.replace()) {
                return Result.failed("profile.id.taken", profile.id());
            }
            var refused = manner.evenUnfinished() ? Optional.<Problem>empty() : otherMerchant(profile);
            if (refused.isPresent()) {
                return Result.failed(refused.get());
            }
        }
        var taught = newMoneyWords(profile).entrySet().stream()
                .map(each -> new Teachings.Teaching(
                        profile.id(), profile.kind(), each.getKey(), each.getValue(), manner.by()))
                .toList();
        return traced(manner.acting(), "gateway saved", profile.id())
                .then(_ -> written(taught))
                .then(_ -> profiles.save(profile, manner.replace()));
    }

    private Result<Integer> written(List<Teachings.Teaching> taught) {
        if (taught.isEmpty()) {
            return Result.done(0);
        }
        return ledger.with(live -> {
            live.teachings().add(taught, clock.instant());
            return taught.size();
        });
    }

    /** Asked at another merchant's address, an unfinished payment would seem never to have existed. */
    private Optional<Problem> otherMerchant(GatewayProfile profile) {
        if (!(profiles.get(profile.id()) instanceof Result.Done<GatewayProfile>(var before))
                || isSameMerchant(before, profile)) {
            return Optional.empty();
        }
        return switch (unfinished(profile.id())) {
            case Result.Done<Integer>(var count) ->
                count == 0
                        ? Optional.empty()
                        : Optional.of(Problem.of("setup.otherMerchant", profile.id(), Integer.toString(count)));
            case Result.Failed<Integer>(var problem) -> Optional.of(problem);
        };
    }

    private boolean isSameMerchant(GatewayProfile before, GatewayProfile after) {
        return before.kind().equals(after.kind())
                && before.baseUrl().equals(after.baseUrl())
                && profiles.form(after.kind()).stream()
                        .flatMap(form -> form.fields().stream())
                        .filter(field -> field.required() && !field.secret())
                        .allMatch(field -> before.field(field.name()).equals(after.field(field.name())));
    }

    /** How many payments made through a gateway are open, or have something unfinished. */
    public Result<Integer> unfinished(String id) {
        return ledger.with(live -> live.payments().unfinishedCount(id));
    }

    /** Forgets a gateway and its secrets. What was paid through it stays in the ledger, and can no longer be asked about. */
    public Optional<Problem> remove(String id, boolean evenUnfinished, Acting acting) {
        if (!profiles.exists(id)) {
            return Optional.of(Problem.of("profile.notFound", id));
        }
        if (!evenUnfinished) {
            var refused = unfinished(id)
                    .then(count -> count == 0
                            ? Result.done(count)
                            : Result.failed("setup.remove.unfinished", id, Integer.toString(count)))
                    .failure();
            if (refused.isPresent()) {
                return refused;
            }
        }
        return traced(acting, "gateway removed", id).failure().or(() -> profiles.remove(id));
    }

    /**
     * What testing a connection showed.
     *
     * @param problem what it showed in plain words, also when it works
     * @param word the gateway's own words
     * @param said what went over the wire, redacted
     */
    public record Tested(boolean works, Problem problem, String word, List<ExchangeLine> said) {
        public Tested {
            said = List.copyOf(said);
        }
    }

    /** Tests a gateway that is set up. */
    public Tested test(String id) {
        return switch (profiles.get(id)) {
            case Result.Failed<GatewayProfile>(var problem) -> new Tested(false, problem, "", List.of());
            case Result.Done<GatewayProfile>(var profile) -> test(profile);
        };
    }

    /** Tests a profile that need not be kept yet, by a harmless signed call. */
    public Tested test(GatewayProfile draft) {
        var said = new ArrayList<ExchangeLine>();
        return switch (profiles.check(draft).then(profile -> opening.open(profile, kept(said)))) {
            case Result.Failed<Gateway>(var problem) -> new Tested(false, problem, "", List.of());
            case Result.Done<Gateway>(var gateway) ->
                gateway.find(Probes.class)
                        .map(Probes::probe)
                        .map(probe -> new Tested(probe.works(), probe.problem(), probe.word(), said))
                        .orElseGet(() -> new Tested(false, Problem.of("setup.test.none", draft.id()), "", List.of()));
        };
    }

    private static ExchangeLog kept(List<ExchangeLine> said) {
        return exchange -> said.add(new ExchangeLine(
                exchange.at(),
                exchange.gateway(),
                exchange.number(),
                exchange.operation(),
                exchange.took(),
                exchange.status(),
                exchange.request(),
                exchange.answer()));
    }
}
