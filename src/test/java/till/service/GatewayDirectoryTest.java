package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Ability;
import till.domain.AuthCode;
import till.domain.MethodInput;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.RefundTerms;
import till.gateway.Capability;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.CodePayments;
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
import till.service.GatewayDirectory.Offer;

/** Which ways to pay a till offers for an amount, by which names, and why one cannot be used. */
class GatewayDirectoryTest extends DirectoryCases {
    private static <C extends Capability> C able(Class<C> capability) {
        return capability.cast(
                Proxy.newProxyInstance(capability.getClassLoader(), new Class<?>[] {capability}, (_, method, _) -> {
                    throw new AssertionError(method + " was called");
                }));
    }

    private static final class Scans implements CodePayments {
        @Override
        public List<PaymentMethod> scanMethods() {
            return List.of(SCAN, ANY);
        }

        @Override
        public Optional<Problem> checkScan(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            return Optional.empty();
        }

        @Override
        public Outcome<QrPayments.Created> charge(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
            throw new AssertionError("nothing is sent");
        }
    }

    @Test
    void eachPartOfAGatewayIsAnAbility() {
        var parts = Map.ofEntries(
                Map.entry(Ability.SHOW_CODE, QrPayments.class),
                Map.entry(Ability.SCAN_CODE, CodePayments.class),
                Map.entry(Ability.KEY_CARD, KeyedCards.class),
                Map.entry(Ability.CLOSE, Closing.class),
                Map.entry(Ability.CAPTURE, Captures.class),
                Map.entry(Ability.VOID, Voids.class),
                Map.entry(Ability.REFUND, Refunds.class),
                Map.entry(Ability.ASK_REFUND, RefundQueries.class),
                Map.entry(Ability.SHIP, Shipments.class),
                Map.entry(Ability.SETTLEMENTS, Settlements.class),
                Map.entry(Ability.LIST_METHODS, MethodLists.class),
                Map.entry(Ability.NOTIFY, Notifications.class),
                Map.entry(Ability.TEST, Probes.class));
        parts.forEach((ability, part) ->
                assertEquals(Set.of(ability), directory(desk(able(part))).abilities("a"), part.getSimpleName()));
        assertEquals(Set.of(), directory(desk()).abilities("a"));
        assertEquals(Set.of(), directory(desk()).abilities("b"));
    }

    @ParameterizedTest
    @CsvSource({
        "HKD 1.00,,",
        "HKD 0.99,method.tooSmall,HKD 1.00",
        "HKD 100.00,,",
        "HKD 100.01,method.tooLarge,HKD 100.00",
        "HKD 0.00,,",
        "USD 5.00,method.currency,USD"
    })
    void aGatewayTakesAmountsWithinItsLimits(String amount, @Nullable String key, @Nullable String argument) {
        var expected = key == null || argument == null ? Optional.<Problem>empty() : problem(key, said(argument));
        assertEquals(expected, GatewayDirectory.obstacle(desk(), Money.parse(amount)));
        assertEquals(
                expected,
                directory(desk()).offers(Money.parse(amount)).getFirst().obstacle());
    }

    private static String said(String argument) {
        return argument.contains(" ") ? Problem.amount(Money.parse(argument)) : argument;
    }

    @Test
    void theCounterOffersWhatWorksThereAndWhatTheShopSwitchedOn() {
        assertEquals(List.of(new Offer(WX, Optional.empty())), directory(desk()).offers(TEN));
        decided(APP, null, true, false);
        assertEquals(List.of(WX, APP), ways(directory(desk()).offers(TEN)));
        choices.clear();
        decided(APP, null, false, false);
        assertEquals(List.of(WX), ways(directory(desk()).offers(TEN)));
    }

    private static List<PaymentMethod> ways(List<Offer> offers) {
        return offers.stream().map(Offer::method).toList();
    }

    @Test
    void theShopsOwnLimitHoldsForItsOwnWayOnly() {
        decided(WX, "HKD 9.99", false, false);
        var directory = directory(desk(new Scans()));
        assertEquals(
                problem("method.tooLarge", Problem.amount(Money.parse("HKD 9.99"))),
                directory.offers(TEN).getFirst().obstacle());
        assertEquals(
                problem("method.tooLarge", Problem.amount(Money.parse("HKD 9.99"))),
                directory.shopLimit("a", "WX", TEN));
        assertEquals(Optional.empty(), directory.shopLimit("a", "APP", TEN));
        assertEquals(Map.of("appid", "wx1"), directory.inputs("a", "WX"));
        assertEquals(Map.of(), directory.inputs("a", "APP"));
        assertEquals(
                Optional.empty(),
                directory.scanOffers(Brand.ALIPAY, TEN).getFirst().obstacle());
    }

    @Test
    void aWayIsShownByTheShopsNameAndThoseLearntFromTheGatewayAreAmongThem() {
        var learnt = way("NEW", Brand.OTHER, Form.CODE);
        decided(WX.named("WeChat at the bar"), null, false, false);
        decided(SCAN.named("Alipay gun"), null, false, false);
        decided(learnt, null, false, true);
        decided(way("GONE", Brand.OTHER, Form.CODE).named("gone"), null, false, false);
        var directory = directory(desk(new Scans()));
        assertEquals(List.of(WX.named("WeChat at the bar"), APP, learnt), directory.methods());
        assertEquals(List.of(SCAN.named("Alipay gun"), ANY), directory.scanMethods());
        choices.clear();
        decided(SCAN, null, false, false);
        assertEquals(List.of(SCAN, ANY), directory.scanMethods());
        assertEquals(List.of(), directory(desk()).scanMethods());
    }

    @Test
    void aWalletsCodeIsTakenByItsOwnWayAndByThoseThatTakeAny() {
        var directory = directory(desk(new Scans()));
        assertEquals(List.of(SCAN, ANY), ways(directory.scanOffers(Brand.ALIPAY, TEN)));
        assertEquals(List.of(ANY), ways(directory.scanOffers(Brand.WECHAT_PAY, TEN)));
        assertEquals(
                problem("method.tooLarge", Problem.amount(Money.parse("HKD 100.00"))),
                directory
                        .scanOffers(Brand.WECHAT_PAY, Money.parse("HKD 100.01"))
                        .getFirst()
                        .obstacle());
    }

    @Test
    void cardsAreTypedWhereTheGatewayTakesThemAndTheShopWantsIt() {
        var directory = directory(new Desk("a", List.of(WX, CARD), List.of(new Cards()), RefundTerms.NONE));
        assertTrue(directory.cardForm("a", "CARD").isPresent());
        assertEquals(Optional.empty(), directory.cardForm("a", "WX"));
        assertEquals(Optional.empty(), directory(desk()).cardForm("a", "CARD"));
        assertFalse(directory.isKeyedOn("a", "CARD"));
        decided(CARD, null, true, false);
        decided(WX, null, true, false);
        assertTrue(directory.isKeyedOn("a", "CARD"));
        assertFalse(directory.isKeyedOn("a", "WX"));
    }

    @Test
    void moneyGoesBackAsLongAsTheMostPatientGatewayTakesIt() {
        assertEquals(180, new GatewayDirectory(List.of()).refundDays(180));
        var month = new Desk("a", List.of(), List.of(), new RefundTerms(30, null));
        var silent = new Desk("b", List.of(), List.of(), RefundTerms.NONE);
        assertEquals(30, directory(month).refundDays(180));
        assertEquals(180, directory(month, silent).refundDays(180));
        assertEquals(30, directory(month, silent).refundDays(7));
    }

    @Test
    void whileALineIsDeadThoseThatWorkAreNamed() {
        var other = new Desk("b", List.of(WX), List.of(), RefundTerms.NONE);
        var noCounter = new Desk("c", List.of(APP), List.of(), RefundTerms.NONE);
        var directory = directory(desk(), other, noCounter);
        assertEquals(Optional.empty(), directory.heldBack("a", TEN));
        dies("a");
        assertEquals(problem("payment.heldBack", "a", "12:00", "b"), directory.heldBack("a", TEN));
        assertEquals(
                problem("payment.heldBackAlone", "a", "12:00"), directory.heldBack("a", Money.parse("HKD 100.01")));
        assertEquals(
                problem("payment.heldBack", "a", "12:00", "b"),
                directory.offers(TEN).getFirst().obstacle());
        dies("b");
        assertEquals(problem("payment.heldBackAlone", "a", "12:00"), directory.heldBack("a", TEN));
    }

    private void dies(String gateway) {
        for (var call = 0; call < 5; call++) {
            health.called(
                    gateway,
                    new GatewayHealth.Called(
                            "N" + call, clock.instant(), Duration.ofSeconds(1), ExchangeLine.Ending.NO_ANSWER));
        }
        assertTrue(health.downSince(gateway).isPresent());
    }

    @Test
    void aTestOfTheLineSaysWhatItShowed() {
        Probes broken = () -> new Probes.Probe(false, Problem.of("a.signature"), "E1");
        Probes works = () -> new Probes.Probe(true, Problem.of("a.fine"), "OK");
        assertEquals(
                new GatewayDirectory.Tested(false, Problem.of("a.signature"), "E1"),
                directory(desk(broken)).probe("a"));
        assertEquals(problem("a.signature"), directory(desk(broken)).trouble("a"));
        assertEquals(Optional.empty(), directory(desk(works)).trouble("a"));
        assertEquals(problem("gateway.unknown", "b"), directory(desk(works)).trouble("b"));
    }

    @Test
    void theGatewaysOwnListIsAskedForAndItsRefusalIsTold() {
        MethodLists lists = () -> new Outcome.Answered<>(new MethodLists.Listed(List.of(WX), "OK"));
        assertEquals(List.of(WX), directory(desk(lists)).listed("a").value());
        MethodLists refuses = () -> new Outcome.Refused<>(Problem.of("a.no"), "E1");
        assertEquals(problem("a.no"), directory(desk(refuses)).listed("a").failure());
        MethodLists silent = () -> new Outcome.Unknown<>("time-out");
        assertEquals(
                problem("methods.listFailed", "a", "time-out"),
                directory(desk(silent)).listed("a").failure());
        assertEquals(
                problem("methods.noList", "a"), directory(desk()).listed("a").failure());
    }

    @Test
    void aWordIsExplainedByItsOwnGateway() {
        var directory = directory(desk());
        assertEquals(problem("a.e7"), directory.explain("a", "E7"));
        assertEquals(Optional.empty(), directory.explain("a", "E8"));
        assertEquals(Optional.empty(), directory.explain("b", "E7"));
        assertEquals(Optional.empty(), directory.explain("a", null));
    }

    @Test
    void whatAWayCanBeSentWithIsAskedOfItsGateway() {
        var codes = new QrPayments() {
            @Override
            public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
                return Optional.empty();
            }

            @Override
            public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
                throw new AssertionError("nothing is sent");
            }

            @Override
            public List<MethodInput> inputs(String method, Map<String, String> decided) {
                return List.of(MethodInput.ofShop(method + decided.getOrDefault("appid", ""), 9));
            }
        };
        decided(WX, null, false, false);
        var directory = directory(desk(codes));
        assertEquals(List.of(MethodInput.ofShop("WXwx1", 9)), directory.inputs(WX));
        assertEquals(List.of(MethodInput.ofShop("APP", 9)), directory.inputs(APP));
        assertEquals(List.of(), directory(desk()).inputs(WX));
    }
}
