package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.By;
import till.domain.Parcel;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Shipment;
import till.domain.ShipmentState;

/** A parcel as somebody types it: what is read, what is wrong, whose number it looks like, and when it is looked at again. */
class ShipmentRulesTest {
    private static final LocalDate PAID_ON = LocalDate.parse("2026-11-20");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Payment PAID = Samples.payment(PaymentState.PAID);

    private static ShipmentRules.Read read(String carrier, String number, String date, String direction, String url) {
        var text = new ParcelText("T01-20261121-0001", carrier, number, date, direction, url);
        return ShipmentRules.read(text, PAID, new ShipmentRules.Today(TODAY, PAID_ON));
    }

    private static Parcel parcel(ShipmentRules.Read read) {
        assertEquals(List.of(), read.problems());
        return Objects.requireNonNull(read.parcel());
    }

    @Test
    void whatIsTypedIsReadAsTheGatewayIsTold() {
        var url = "https://carrier.example/SF1";
        assertEquals(
                new Parcel(PAID.orderNo(), "SF_EXPRESS", "SF1092837465", PAID_ON, Direction.RETURN, url),
                parcel(read("sf express", "SF 1092837465", "20/11/2026", "return", url)));
    }

    @Test
    void whatIsLeftOutIsTodayToTheCustomerOnTheCarriersOwnPage() {
        assertEquals(
                new Parcel(
                        PAID.orderNo(),
                        "DHL",
                        "1234567890",
                        TODAY,
                        Direction.FORWARD,
                        "https://www.dhl.com/en/express/tracking.html?AWB=1234567890"),
                parcel(read("DHL", "1234567890", "", "", "")));
    }

    @Test
    void anotherCarrierIsToldAsItWasTypedAndHasNoPage() {
        var parcel = parcel(read("Uncle Bob", "1", "", "", ""));
        assertEquals("Uncle Bob", parcel.carrier());
        assertNull(parcel.trackingUrl());
        assertNull(parcel(read("Lalamove", "1", "", "", "")).trackingUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-20", "2026-11-21", "2026/11/20", "20/11/2026", "20.11.2026", "20261120", "21/11/2026"})
    void aDayFromThePaymentToTodayIsTakenInEveryUsualForm(String text) {
        var date = parcel(read("DHL", "1", text, "", "")).shippedOn();
        assertTrue(date.equals(TODAY) || date.equals(PAID_ON), date.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "31/11/2026,ship.dateWrong,31/11/2026",
        "tomorrow,ship.dateWrong,tomorrow",
        "2026-11-22,ship.dateAhead,2026-11-22",
        "2026-11-19,ship.dateBefore,2026-11-19 2026-11-20"
    })
    void anotherDayIsNot(String text, String key, String arguments) {
        var read = read("DHL", "1", text, "", "");
        assertNull(read.parcel());
        assertEquals(List.of(Problem.of(key, arguments.split(" "))), read.problems());
    }

    @ParameterizedTest
    @CsvSource({
        "'',FORWARD",
        "F,FORWARD",
        "out,FORWARD",
        "forward,FORWARD",
        "寄出,FORWARD",
        "r,RETURN",
        "Back,RETURN",
        "return,RETURN",
        "退回,RETURN"
    })
    void aDirectionIsTypedShortOrLong(String text, Direction direction) {
        assertEquals(direction, parcel(read("DHL", "1", "", text, "")).direction());
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var read = read("", "", "never", "sideways", "ftp://a.example/1");
        assertNull(read.parcel());
        assertEquals(
                List.of(
                        Problem.of("ship.numberMissing"),
                        Problem.of("ship.carrierMissing"),
                        Problem.of("ship.dateWrong", "never"),
                        Problem.of("ship.directionWrong", "sideways"),
                        Problem.of("ship.urlWrong", "ftp://a.example/1")),
                read.problems());
    }

    @Test
    void aNumberHasUpToSixtyFourLettersAndDigits() {
        assertEquals(Optional.empty(), ShipmentRules.number("A".repeat(64)));
        for (var wrong : List.of("A".repeat(65), "-A", "A,B", "號碼")) {
            assertEquals(Optional.of(Problem.of("ship.numberShape", wrong)), ShipmentRules.number(wrong));
        }
    }

    @Test
    void aCarrierHasUpToSixtyFourLetters() {
        assertEquals(
                "C".repeat(64), parcel(read("C".repeat(64), "1", "", "", "")).carrier());
        assertEquals(
                List.of(Problem.of("ship.carrierUnknown", "C".repeat(65))),
                read("C".repeat(65), "1", "", "", "").problems());
    }

    @Test
    void aPageIsOnTheWebAndNotTooLong() {
        var longest = "HTTP://a.example/" + "p".repeat(495);
        assertEquals(longest, parcel(read("DHL", "1", "", "", longest)).trackingUrl());
        for (var wrong : List.of(longest + "p", "https:page", "a b", "page", "mailto:a@b.example")) {
            assertEquals(
                    List.of(Problem.of("ship.urlWrong", wrong)),
                    read("DHL", "1", "", "", wrong).problems());
        }
    }

    @Test
    void whoseOrderIsNotFoundIsStillReadButIsNoParcel() {
        var text = new ParcelText("?", "DHL", "1", "", "", "");
        var read = ShipmentRules.read(text, null, new ShipmentRules.Today(TODAY, LocalDate.EPOCH));
        assertNull(read.parcel());
        assertEquals(List.of(), read.problems());
    }

    @Test
    void everyCarrierIsFoundByItsCodeAndNamesAndItsExampleFits() {
        for (var carrier : Carrier.known()) {
            var upper = carrier.name().toUpperCase(java.util.Locale.ROOT);
            for (var name : List.of(" " + carrier.code().toLowerCase(java.util.Locale.ROOT), carrier.name(), upper)) {
                assertEquals(Optional.of(carrier), Carrier.of(name));
            }
            assertTrue(carrier.fits(carrier.example()), carrier.code());
            assertEquals(carrier.page().isEmpty(), carrier.pageOf("1").isEmpty());
        }
        assertEquals("SF_EXPRESS", Carrier.of("SF").orElseThrow().code());
        assertEquals("YTO", Carrier.of("yto").orElseThrow().code());
        assertEquals(Optional.empty(), Carrier.of("SF Expres"));
        assertEquals(Optional.empty(), Carrier.of("Uncle Bob"));
    }

    @Test
    void aNumberUnlikeItsCarriersDoesNotFit() {
        assertEquals(false, Carrier.of("DHL").orElseThrow().fits("SF1092837465"));
        assertTrue(Carrier.of("HK_POST").orElseThrow().fits("rr123456789hk"));
        assertEquals(
                Optional.of("https://www.ups.com/track?tracknum=1%2F2"),
                Carrier.of("UPS").orElseThrow().pageOf("1/2"));
    }

    @ParameterizedTest
    @CsvSource({"0,5", "19,5", "20,10", "30,60", "90,300"})
    void inDoubtItIsLookedAtSoonAndThenMoreSlowly(long age, long wait) {
        var now = Samples.NOON.plusSeconds(age);
        assertEquals(now.plusSeconds(wait), ShipmentPace.doubtful(Samples.NOON, now));
    }

    @Test
    void aDoubtIsNeverGivenUp() {
        var now = Samples.NOON.plus(Duration.ofDays(40));
        assertEquals(now.plus(Duration.ofDays(1)), ShipmentPace.doubtful(Samples.NOON, now));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,SHIPPED,PT1H",
        "PT5H59M59S,SHIPPED,PT1H",
        "PT6H,SHIPPED,PT6H",
        "PT335H59M59S,SHIPPED,PT6H",
        "PT336H,SHIPPED,PT24H",
        "PT1440H,SHIPPED,PT24H",
        "PT1440H1S,SHIPPED,",
        "PT0S,DELIVERED,",
        "PT0S,CANCELLED,"
    })
    void onceTheGatewayKnowsItItIsLookedAtForSixtyDays(Duration age, ShipmentState state, @Nullable Duration wait) {
        var now = Samples.NOON.plus(age);
        var next = ShipmentPace.known(shipment(), state, now);
        assertEquals(wait == null ? null : now.plus(wait), next);
    }

    private static Shipment shipment() {
        Instant at = Samples.NOON;
        var parcel = new Parcel(Samples.NUMBER, "DHL", "1", TODAY, Direction.FORWARD, null);
        return new Shipment(
                "S1",
                parcel,
                "gnete",
                "T01",
                ShipmentState.SHIPPED,
                1,
                null,
                Map.of(),
                at,
                By.NOBODY,
                new Payment.Watch(null, 0, 0, null, null, at));
    }
}
