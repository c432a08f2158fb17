package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;

/** Rules of one line each that much else stands on. */
class SmallRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    private static final Money TEN = Money.parse("HKD 10.00");

    @ParameterizedTest
    @EnumSource(Cure.class)
    void whatAPersonDecidesNeedsAReasonAndARefundToo(Cure cure) {
        var without = Set.of(Cure.CHECK, Cure.CAPTURE, Cure.LET_GO);
        assertEquals(!without.contains(cure), cure.needsReason());
        assertEquals(cure == Cure.ATTACH, cure.takesSale());
    }

    @ParameterizedTest
    @CsvSource({
        "CODE,false,true,false,true",
        "PAGE,false,true,false,true",
        "APP,true,false,true,false",
        "SCAN,false,false,false,false",
        "KEYED,false,false,true,false"
    })
    void whereAWayOfPayingIsOffered(Form form, boolean app, boolean counter, boolean off, boolean bare) {
        var way = new PaymentMethod("gnete", "WX", Brand.WECHAT_PAY, form, List.of());
        assertEquals(app, way.isForTheShopsApp());
        assertEquals(counter, way.worksAtTheCounter());
        assertEquals(off, way.isOffUntilWanted());
        assertEquals(form == Form.KEYED, way.isKeyed());
        var asking = new PaymentMethod("gnete", "WX", Brand.WECHAT_PAY, form, List.of("openid"));
        assertFalse(asking.worksAtTheCounter());
        assertEquals(bare, way.named("by another name").worksAtTheCounter());
        assertEquals("by another name", way.named("by another name").name());
    }

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void onlyHeldMoneyIsTakenOrLetGoOfAndOnlyWhatIsOpenClosed(PaymentState state) {
        assertEquals(state.isOpen(), Operation.Kind.CLOSE.fits(state));
        assertEquals(state == PaymentState.AUTHORIZED, Operation.Kind.CAPTURE.fits(state));
        assertEquals(state == PaymentState.AUTHORIZED, Operation.Kind.VOID.fits(state));
    }

    @Test
    void aLinkLivesHalfAnHourOrLonger() {
        assertTrue(order(Duration.ofMinutes(30)).isLink());
        assertFalse(order(Duration.ofMinutes(30).minusMillis(1)).isLink());
        assertEquals(Duration.ofMinutes(5), order(Duration.ofMinutes(5)).lifetime());
    }

    private static PaymentOrder order(Duration lives) {
        var number = new OrderNo("T01P1");
        return new PaymentOrder(number, "r", "s", "T01", "gnete", "WX", TEN, "Tea", NOON, NOON.plus(lives));
    }

    private static Payment payment(Duration lives, PaymentState state, @Nullable PayCode code) {
        var watch = new Payment.Watch(NOON, 0, 0, null, null, NOON);
        return new Payment(
                order(lives),
                state,
                code,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                GatewayDetails.NONE,
                By.NOBODY,
                watch);
    }

    @Test
    void aLinkIsOutWhileACustomerHasItAndHasNotPaid() {
        var link = new PayCode(PayCode.Kind.QR, "https://pay.example/1");
        var hour = Duration.ofHours(1);
        assertTrue(payment(hour, PaymentState.AWAITING_PAYER, link).isLinkOut());
        assertFalse(payment(hour, PaymentState.AWAITING_PAYER, null).isLinkOut());
        assertFalse(payment(hour, PaymentState.PAID, link).isLinkOut());
        assertFalse(payment(Duration.ofMinutes(5), PaymentState.AWAITING_PAYER, link)
                .isLinkOut());
    }

    @Test
    void aTypedCardIsNoScannedCodeAndNeitherHasOneToShow() {
        var keyed = payment(Duration.ofMinutes(5), PaymentState.AWAITING_PAYER, PayCode.KEYED);
        assertTrue(keyed.keyed());
        assertFalse(keyed.scanned());
        var scanned = payment(Duration.ofMinutes(5), PaymentState.AWAITING_PAYER, new PayCode(PayCode.Kind.NONE, ""));
        assertFalse(scanned.keyed());
        assertTrue(scanned.scanned());
        assertTrue(scanned.nothingToShow());
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false", "-1,true"})
    void whatIsDueIsDueFromItsMoment(long seconds, boolean due) {
        var watch = new Payment.Watch(NOON.plusSeconds(seconds), 0, 0, null, null, NOON);
        assertEquals(due, watch.isDue(NOON));
        assertFalse(new Payment.Watch(null, 0, 0, null, null, NOON).isDue(NOON));
    }

    @Test
    void whoDidItAndWhoApprovedItAreKeptById() {
        var ann = new Operator("ann", "Ann", Role.CASHIER, true);
        var zoe = new Operator("zoe", "Zoe", Role.OWNER, true);
        assertEquals(new By("ann", null), Acting.as(ann).by());
        assertEquals(new By("ann", "zoe"), Acting.as(ann).approvedBy(zoe).by());
        assertEquals(By.NOBODY, Acting.UNNAMED.by());
    }

    @Test
    void aScannedCodeIsKeptAsAMarkThatTellsItFromOthers() {
        var code = new AuthCode("134567890123456789");
        assertEquals("***", code.toString());
        assertTrue(code.mark().matches("[0-9a-f]{12}"));
        assertEquals(new AuthCode("134567890123456789").mark(), code.mark());
        assertNotEquals(new AuthCode("134567890123456780").mark(), code.mark());
        assertTrue(AuthCode.isOne("1234567890"));
        assertFalse(AuthCode.isOne("123456789"));
        assertThrows(IllegalArgumentException.class, () -> new AuthCode("12345 67890"));
        assertEquals(
                "WECHAT_PAY ***",
                WalletCode.of("134567890123456789").orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource({"1234,······", "12345,12······45"})
    void ofAShortTextNothingIsShown(String text, String shown) {
        assertEquals(shown, Masks.ends(text));
    }

    @Test
    void aScannedTextIsCutAndWhatMayBeMoneyIsHidden() {
        assertEquals("abc", Masks.scanned("abc", 3));
        assertEquals("abc…", Masks.scanned("abcd", 3));
        assertEquals("12······45", Masks.scanned("123456789012345", 99));
        assertEquals("12345678901234", Masks.scanned("12345678901234", 99));
    }

    @Test
    void aProblemInsideAnotherIsReadBack() {
        var inner = Problem.of("access.overLimit", "HKD 60.00", "HKD 50.00");
        var sentence = Problem.sentence(inner);
        assertEquals(inner, Problem.ofSentence(Problem.keysOf(sentence).getFirst()));
        assertEquals(List.of("a.b", "c.d"), Problem.keysOf(Problem.words(List.of("a.b", "c.d"))));
        assertEquals(List.of(), Problem.keysOf("a.b"));
        var away = Problem.of("ledger.away");
        assertEquals(away, new Unavailable(away, new IllegalStateException()).problem());
    }

    @Test
    void whatFailedHasNoValue() {
        assertEquals(
                "a.b",
                assertThrows(
                                IllegalStateException.class,
                                () -> Result.failed("a.b").value())
                        .getMessage());
    }

    @Test
    void whatAGatewayTellsLaterKeepsTheEndAndTheCardItToldBefore() {
        var card = new CardFacts("VISA", "411111", "1111", null, null);
        var earlier = GatewayDetails.until(NOON).keepingEndOf(GatewayDetails.of(card));
        assertEquals(Optional.of(NOON), earlier.expiresAt());
        assertEquals(card, earlier.card());
        var later = new GatewayDetails("WX", Map.of("brand", "x")).keepingEndOf(earlier);
        assertEquals(new GatewayDetails("WX", Map.of("brand", "x", "expires_at", NOON.toString()), card), later);
        var sooner = GatewayDetails.until(NOON.minusSeconds(1)).keepingEndOf(earlier);
        assertEquals(Optional.of(NOON.minusSeconds(1)), sooner.expiresAt());
        var none = new GatewayDetails("WX", Map.of()).keepingEndOf(GatewayDetails.NONE);
        assertEquals(new GatewayDetails("WX", Map.of()), none);
        assertEquals(Optional.empty(), new GatewayDetails(null, Map.of("expires_at", "soon")).expiresAt());
    }

    @Test
    void limitsAreSetOneByOne() {
        var limits = new Limits(
                        Set.of(CurrencyUnit.of("HKD")), 1, 100, 64, Duration.ofMinutes(5), Duration.ofSeconds(30), true)
                .holding(Duration.ofDays(7))
                .refunding(new RefundTerms(30, 2))
                .linking(Duration.ofDays(3));
        assertEquals(Duration.ofDays(7), limits.holds());
        assertEquals(new RefundTerms(30, 2), limits.refundTerms());
        assertEquals(Duration.ofDays(3), limits.linkLifetime());
        assertEquals(Duration.ofSeconds(30), limits.longestCall());
    }

    @Test
    void whatAWayAsksForBesideTheAmountIsToldByWhomItComes() {
        var shop = MethodInput.ofShop("appid", 32).like("wx.*");
        assertEquals(new MethodInput("appid", MethodInput.From.SHOP, List.of(), 32, "wx.*", false), shop);
        var payer = MethodInput.ofPayer("phone", 11, true);
        assertEquals(new MethodInput("phone", MethodInput.From.PAYER, List.of(), 11, "", true), payer);
        assertEquals(
                List.of("a", "b"), MethodInput.choice("kind", List.of("a", "b")).choices());
    }

    @Test
    void aDiscountIsSomethingAndNoMoreThanEverything() {
        assertThrows(IllegalArgumentException.class, () -> new Discount.Amount(Money.parse("HKD 0.00")));
        assertThrows(IllegalArgumentException.class, () -> new Discount.Percent(0));
        assertThrows(IllegalArgumentException.class, () -> new Discount.Percent(10_001));
        assertEquals(TEN, new Discount.Percent(Discount.Percent.ALL).of(TEN));
        assertEquals(Money.parse("HKD 0.00"), new Discount.Percent(1).of(TEN));
        assertEquals(TEN, new Discount.Amount(Money.parse("HKD 10.01")).of(TEN));
        assertEquals(Money.parse("HKD 9.99"), new Discount.Amount(Money.parse("HKD 9.99")).of(TEN));
        assertEquals(Money.parse("HKD 0.00"), Discount.NONE.of(TEN));
        assertEquals("12.5", new Discount.Percent(1250).text());
        assertEquals("100", new Discount.Percent(Discount.Percent.ALL).text());
    }

    @Test
    void aParkedOrderKeepsWhatItIsBesideItsNumberAndContent() {
        var basket = new Basket("B1", List.of(), "", "");
        var parked = new ParkedOrder(basket, TEN, "Tea", "", "T01", "ann", NOON);
        assertEquals("B1", parked.id());
        assertEquals(new ParkedOrder(basket, TEN, "Tea", "table 4", "T01", "ann", NOON), parked.of("table 4"));
        var other = new Basket("B2", List.of(), "", "");
        assertEquals(new ParkedOrder(other, TEN, "Tea", "", "T01", "ann", NOON), parked.with(other));
    }

    @Test
    void ofAStatementsDaysOneIsFound() {
        var day = LocalDate.parse("2026-11-21");
        var sums = new StatementRun.DaySums(day, 1, TEN, 1, TEN, Money.parse("HKD 0.10"));
        var statement = new StatementRun.Statement("gnete", day, day, "a.csv", "00", 1);
        var run = new StatementRun(1, statement, NOON, By.NOBODY, Map.of(), List.of(sums));
        assertEquals(List.of(sums), run.of(day));
        assertEquals(List.of(), run.of(day.plusDays(1)));
    }
}
