package till.service;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Ability;
import till.domain.CardForm;
import till.domain.MethodInput;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.Problem;
import till.domain.Result;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.KeyedCards;
import till.gateway.MethodLists;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Settlements;
import till.gateway.Shipments;
import till.gateway.Voids;
import till.settings.MethodChoice;
import till.settings.MethodChoices;

/** The gateways this till is set up with, and what each can do, as data for screens and commands. Unchangeable. */
public final class GatewayDirectory {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Map<String, Gateway> gateways = new LinkedHashMap<>();
    private final GatewayHealth health;
    private final ZoneId zone;
    private final MethodChoices choices;

    /** Without anything known of how the gateways answer. */
    public GatewayDirectory(List<Gateway> gateways) {
        this(gateways, new GatewayHealth(InstantSource.system()), ZoneOffset.UTC, _ -> List.of());
    }

    /**
     * The gateways of an opened till.
     *
     * @param zone of the times in sentences
     * @param choices what the shop decided about its ways to pay; read afresh each time
     */
    public GatewayDirectory(List<Gateway> gateways, GatewayHealth health, ZoneId zone, MethodChoices choices) {
        this.choices = choices;
        this.health = health;
        this.zone = zone;
        gateways.forEach(gateway -> this.gateways.put(gateway.id(), gateway));
    }

    Optional<Gateway> find(String id) {
        return Optional.ofNullable(gateways.get(id));
    }

    /**
     * How many days after the money came it may still be given back, at the most patient of the gateways.
     *
     * @param usual where a gateway's terms do not say
     */
    public int refundDays(int usual) {
        return gateways.values().stream()
                .map(gateway -> gateway.limits().refundTerms().withinDays())
                .mapToInt(days -> days == null ? usual : days)
                .max()
                .orElse(usual);
    }

    public List<String> ids() {
        return List.copyOf(gateways.keySet());
    }

    /** Every method of every gateway, in the gateways' order. */
    public List<PaymentMethod> methods() {
        return gateways.values().stream()
                .flatMap(gateway -> methods(gateway).stream())
                .toList();
    }

    /** Every way of every gateway that takes a customer's own code, in the gateways' order. */
    public List<PaymentMethod> scanMethods() {
        return gateways.values().stream()
                .flatMap(gateway -> scanMethods(gateway).stream())
                .toList();
    }

    private List<PaymentMethod> scanMethods(Gateway gateway) {
        return gateway.find(CodePayments.class).stream()
                .flatMap(scans -> scans.scanMethods().stream())
                .map(method -> choice(gateway.id(), method.code())
                        .map(choice -> choice.method().name())
                        .filter(name -> !name.isEmpty())
                        .map(method::named)
                        .orElse(method))
                .toList();
    }

    /** What takes a customer's code of a wallet, each way with the reason why not for this amount, if there is one. */
    public List<Offer> scanOffers(Brand wallet, Money amount) {
        return gateways.values().stream()
                .flatMap(gateway -> scanMethods(gateway).stream()
                        .filter(method -> method.brand() == wallet || method.brand() == Brand.OTHER)
                        .map(method -> offer(gateway, method, amount)))
                .toList();
    }

    private Offer offer(Gateway gateway, PaymentMethod method, Money amount) {
        return new Offer(
                method,
                obstacle(gateway, amount)
                        .or(() -> shopLimit(gateway.id(), method.code(), amount))
                        .or(() -> heldBack(gateway.id(), amount)));
    }

    /** Those the program knows and those learnt from the gateway's own list, by the names the shop gave them. */
    List<PaymentMethod> methods(Gateway gateway) {
        var methods = new LinkedHashMap<String, PaymentMethod>();
        gateway.methods().forEach(method -> methods.put(method.code(), method));
        for (var choice : choices.of(gateway.id())) {
            var chosen = choice.method();
            if (choice.listed()) {
                methods.put(chosen.code(), chosen);
            } else if (!chosen.name().isEmpty()) {
                methods.computeIfPresent(chosen.code(), (_, known) -> known.named(chosen.name()));
            }
        }
        return List.copyOf(methods.values());
    }

    private Optional<MethodChoice> choice(String gateway, String code) {
        return choices.of(gateway).stream()
                .filter(choice -> choice.method().code().equals(code))
                .findFirst();
    }

    /** Why the shop does not take this amount by a method; the gateway's own limits are not looked at. */
    Optional<Problem> shopLimit(String gateway, String code, Money amount) {
        return choice(gateway, code).flatMap(choice -> choice.obstacle(amount));
    }

    /** What the shop wants sent with every payment by a method. */
    Map<String, String> inputs(String gateway, String code) {
        return choice(gateway, code).map(MethodChoice::inputs).orElse(Map.of());
    }

    /** Which ways to pay the gateway has opened for this merchant. Asks it: not for the UI thread. */
    public Result<List<PaymentMethod>> listed(String id) {
        var lists = find(id).flatMap(gateway -> gateway.find(MethodLists.class));
        if (lists.isEmpty()) {
            return Result.failed("methods.noList", id);
        }
        return switch (lists.get().listMethods()) {
            case Outcome.Answered<MethodLists.Listed>(var listed) -> Result.done(listed.methods());
            case Outcome.Refused<MethodLists.Listed>(var problem, var _) -> Result.failed(problem);
            case Outcome.Exists<MethodLists.Listed>(var word) -> Result.failed("methods.listFailed", id, word);
            case Outcome.Unknown<MethodLists.Listed>(var word) -> Result.failed("methods.listFailed", id, word);
        };
    }

    /** Everything a shop does with gateways, and whether it can be done with this one; empty for one that is not set up. */
    public List<GatewayUses.Line> uses(String id) {
        return find(id).map(gateway -> GatewayUses.of(gateway, methods(gateway), scanMethods(gateway)))
                .orElse(List.of());
    }

    public Set<Ability> abilities(String id) {
        var abilities = EnumSet.noneOf(Ability.class);
        find(id).ifPresent(gateway -> {
            gateway.find(QrPayments.class).ifPresent(each -> abilities.add(Ability.SHOW_CODE));
            gateway.find(CodePayments.class).ifPresent(each -> abilities.add(Ability.SCAN_CODE));
            gateway.find(KeyedCards.class).ifPresent(each -> abilities.add(Ability.KEY_CARD));
            gateway.find(Closing.class).ifPresent(each -> abilities.add(Ability.CLOSE));
            gateway.find(Captures.class).ifPresent(each -> abilities.add(Ability.CAPTURE));
            gateway.find(Voids.class).ifPresent(each -> abilities.add(Ability.VOID));
            gateway.find(Refunds.class).ifPresent(each -> abilities.add(Ability.REFUND));
            gateway.find(RefundQueries.class).ifPresent(each -> abilities.add(Ability.ASK_REFUND));
            gateway.find(Shipments.class).ifPresent(each -> abilities.add(Ability.SHIP));
            gateway.find(Settlements.class).ifPresent(each -> abilities.add(Ability.SETTLEMENTS));
            gateway.find(MethodLists.class).ifPresent(each -> abilities.add(Ability.LIST_METHODS));
            gateway.find(Notifications.class).ifPresent(each -> abilities.add(Ability.NOTIFY));
            gateway.find(Probes.class).ifPresent(each -> abilities.add(Ability.TEST));
        });
        return abilities;
    }

    /** The counter's buttons: each method with the reason why it cannot be used for this amount, if there is one. */
    public List<Offer> offers(Money amount) {
        var offers = new ArrayList<Offer>();
        for (var gateway : gateways.values()) {
            for (var method : methods(gateway)) {
                if (method.worksAtTheCounter() || isSwitchedOn(method)) {
                    offers.add(offer(gateway, method, amount));
                }
            }
        }
        return offers;
    }

    private boolean isSwitchedOn(PaymentMethod method) {
        return choice(method.gateway(), method.code())
                .filter(MethodChoice::switchedOn)
                .isPresent();
    }

    /** Whether the shop wants cards typed at the till for a way to pay, which the gateway has to take. */
    public boolean isKeyedOn(String gateway, String code) {
        return cardForm(gateway, code).isPresent()
                && choice(gateway, code).filter(MethodChoice::switchedOn).isPresent();
    }

    /** What has to be typed of a card for a way to pay; empty for a way that takes no typed card. */
    public Optional<CardForm> cardForm(String gateway, String code) {
        return find(gateway).flatMap(each -> each.find(KeyedCards.class)).flatMap(cards -> cards.cardForm(code));
    }

    /** What a way to pay can be sent with, as it is set up now. */
    public List<MethodInput> inputs(PaymentMethod method) {
        var decided = inputs(method.gateway(), method.code());
        return find(method.gateway())
                .flatMap(gateway -> gateway.find(QrPayments.class))
                .map(codes -> codes.inputs(method.code(), decided))
                .orElse(List.of());
    }

    static Optional<Problem> obstacle(Gateway gateway, Money amount) {
        var limits = gateway.limits();
        if (!limits.currencies().contains(amount.getCurrencyUnit())) {
            return Optional.of(
                    Problem.of("method.currency", amount.getCurrencyUnit().getCode()));
        }
        if (amount.isPositive() && amount.getAmountMinorLong() < limits.minimumMinor()) {
            return Optional.of(Problem.of("method.tooSmall", minor(amount, limits.minimumMinor())));
        }
        if (amount.getAmountMinorLong() > limits.maximumMinor()) {
            return Optional.of(Problem.of("method.tooLarge", minor(amount, limits.maximumMinor())));
        }
        return Optional.empty();
    }

    /**
     * Why no new payment is sent to a gateway now: since when it has not answered, and which others take this amount.
     * Nothing else than a new payment is ever held back.
     */
    Optional<Problem> heldBack(String id, Money amount) {
        return health.downSince(id).map(since -> {
            var time = TIME.format(since.atZone(zone));
            var others = String.join(", ", working(amount));
            return others.isEmpty()
                    ? Problem.of("payment.heldBackAlone", id, time)
                    : Problem.of("payment.heldBack", id, time, others);
        });
    }

    /** The gateways that can take this amount at the counter just now. */
    private List<String> working(Money amount) {
        return gateways.values().stream()
                .filter(gateway -> health.downSince(gateway.id()).isEmpty())
                .filter(gateway -> obstacle(gateway, amount).isEmpty())
                .filter(gateway -> gateway.methods().stream().anyMatch(PaymentMethod::worksAtTheCounter))
                .map(Gateway::id)
                .toList();
    }

    /** How well the gateways answer. */
    public GatewayHealth health() {
        return health;
    }

    private static String minor(Money like, long minor) {
        return Problem.amount(Money.ofMinor(like.getCurrencyUnit(), minor));
    }

    /** What a gateway's word means and what to do about it, where that is known. */
    public Optional<Problem> explain(String id, @Nullable String word) {
        return word == null ? Optional.empty() : find(id).flatMap(gateway -> gateway.explain(word));
    }

    /** Tests a gateway's connection by a harmless signed call. */
    public Tested probe(String id) {
        return find(id).flatMap(gateway -> gateway.find(Probes.class))
                .map(Probes::probe)
                .map(probe -> new Tested(probe.works(), probe.problem(), probe.word()))
                .orElseGet(() -> new Tested(false, Problem.of("gateway.unknown", id), ""));
    }

    /**
     * What testing a connection showed.
     *
     * @param works whether address, keys and signature are right
     * @param problem what it showed in plain words, also when it works
     * @param word the gateway's own words
     */
    public record Tested(boolean works, Problem problem, String word) {}

    /** What is wrong with a gateway's connection right now; empty where a harmless signed call worked. */
    public Optional<Problem> trouble(String id) {
        var probe = probe(id);
        return probe.works() ? Optional.empty() : Optional.of(probe.problem());
    }

    /** A method on a button. */
    public record Offer(PaymentMethod method, Optional<Problem> obstacle) {}
}
